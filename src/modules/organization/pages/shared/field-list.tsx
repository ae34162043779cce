import type { VNode } from 'preact'
import { Details, useView } from '../../../../ui/index.ts'
import type { FunctionNames } from './functions.ts'

/** More fields than this are counted, and opened on demand. */
export const fewFields = 5

/** Names of fields; many of them are folded away. */
export function FieldList({ codes, names }: { codes: string[]; names: FunctionNames }): VNode {
  const { t } = useView()
  const count = new Set(codes).size
  if (count <= fewFields) return <>{names(codes)}</>
  return <Details summary={t('organization.page.now.fields', { count })}>{names(codes)}</Details>
}
