import { useView } from '../../../../ui/index.ts'
import type { Content } from '../../../procedures/index.ts'

/** Says a time limit: "5 ngày làm việc", "trong ngày". */
export function useLimitWords(): (limit: Content['limit'] | null) => string {
  const { t } = useView()
  return (limit) => (limit ? t(`procedures.limit.${limit.unit}`, { count: limit.amount }) : '–')
}
