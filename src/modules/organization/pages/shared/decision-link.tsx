import type { VNode } from 'preact'
import { Link } from '../../../../ui/index.ts'

/** "1673/NQ-UBTVQH15, khoản 90 Điều 1", leading to the decision. */
export function DecisionLink(props: {
  id: string
  number: string | undefined
  clause?: string | null
}): VNode {
  const { id, number, clause } = props
  return (
    <>
      <Link to={`/decisions/${id}`}>{number ?? id}</Link>
      {clause ? `, ${clause}` : ''}
    </>
  )
}
