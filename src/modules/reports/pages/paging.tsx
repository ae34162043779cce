import type { VNode } from 'preact'
import { Pagination, useView } from '../../../ui/index.ts'

const size = 200

/** The rows of one page of a long list; beyond the last page, the last. */
export function pageOf<Row>(rows: readonly Row[], page: number): { rows: readonly Row[]; page: number } {
  const last = Math.max(1, Math.ceil(rows.length / size))
  const chosen = Math.min(page, last)
  return { rows: rows.slice((chosen - 1) * size, chosen * size), page: chosen }
}

/** To the pages before and after; nothing when all rows are on one. */
export function Pages({ total, page }: { total: number; page: number }): VNode | null {
  const { t, here } = useView()
  if (total <= size) return null
  const last = Math.min(page * size, total)
  return (
    <Pagination
      previous={page > 1 ? here({ page: page > 2 ? page - 1 : null }) : null}
      next={last < total ? here({ page: page + 1 }) : null}
      position={t('reports.position', { first: (page - 1) * size + 1, last, total })}
    />
  )
}
