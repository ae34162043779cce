import type { VNode } from 'preact'
import type { Day } from '../../../platform/day.ts'
import type { SetRow } from '../../../platform/sets/index.ts'
import { Link, useView } from '../../../ui/index.ts'

/** Where each kind of record has its page. */
const pages: Record<string, (id: string) => string> = {
  area: (id) => `/areas/${id}`,
  organization: (id) => `/organizations/${id}`,
  decision: (id) => `/decisions/${id}`,
  figure: (id) => `/figures/${id}`,
  person: (id) => `/staff/people/${id}`,
  post: (id) => `/staff/posts/${id}`,
  quota: (id) => `/quotas/${id}`,
  procedure: (id) => `/procedures/${id}`
}

/** The name of a record, leading to its page on a day on which it exists (the day of the page, if not given). */
export function RecordLink({ row, day }: { row: SetRow; day?: Day }): VNode {
  const { t } = useView()
  if (row.label === 'hidden') return <span class="haicap-muted">{t('reports.record.hidden')}</span>
  const page = pages[row.kind]
  if (!page) return <>{row.label}</>
  return (
    <Link to={page(encodeURIComponent(row.id))} params={day ? { at: day } : {}}>
      {row.label}
    </Link>
  )
}
