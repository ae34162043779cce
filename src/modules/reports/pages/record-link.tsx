import type { VNode } from 'preact'
import type { Day } from '../../../platform/day.ts'
import type { SetRow } from '../../../platform/sets/index.ts'
import { Link } from '../../../ui/index.ts'

const folders: Record<string, string> = {
  area: '/areas',
  organization: '/organizations',
  decision: '/decisions',
  figure: '/figures'
}

/** The name of a record, leading to its page on a day on which it exists (the day of the page, if not given). */
export function RecordLink({ row, day }: { row: SetRow; day?: Day }): VNode {
  const folder = folders[row.kind]
  if (!folder) return <>{row.label}</>
  return (
    <Link to={`${folder}/${encodeURIComponent(row.id)}`} params={day ? { at: day } : {}}>
      {row.label}
    </Link>
  )
}
