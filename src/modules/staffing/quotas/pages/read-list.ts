import { z } from 'zod'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { blankAsAbsent } from '../../../../platform/http/index.ts'
import { compareTexts } from '../../../../platform/i18n/index.ts'
import { fold } from '../../../organization/index.ts'
import { pots } from '../quota.ts'
import { type QuotaRow, quotasOn, quotaYears } from '../store-standing.ts'
import { type InTree, inTree } from '../tree.ts'

export const shows = ['free', 'over'] as const

export const listQuery = z.object({
  pot: blankAsAbsent(z.enum(pots).default('civil_servant').catch('civil_servant')),
  year: blankAsAbsent(z.coerce.number().int().min(1900).max(9998).optional().catch(undefined)),
  q: z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().slice(0, 100) || undefined : undefined),
    z.string().optional()
  ),
  show: blankAsAbsent(z.enum(shows).optional().catch(undefined)),
  levels: blankAsAbsent(z.enum(['all']).optional().catch(undefined))
})
export type ListQuery = z.output<typeof listQuery>

export interface QuotaList {
  /** The day as of which it is counted. */
  day: Day
  rows: InTree<QuotaRow>[]
  /** How many more lie deeper than the two levels that are shown first. */
  deeper: number
  years: number[]
}

/** The day that stands for a year: the chosen one, or the nearest day of that year to it. */
export function dayOfYear(year: number | undefined, at: Day): Day {
  if (year === undefined || at.startsWith(String(year))) return at
  return at < String(year) ? `${year}-01-01` : `${year}-12-31`
}

/** The quotas of a pot as a tree, narrowed as asked; `whole` keeps all levels. */
export async function readList(tx: Snapshot, query: ListQuery, at: Day, whole = false): Promise<QuotaList> {
  const day = dayOfYear(query.year, at)
  const rows = (await quotasOn(tx, day)).filter(({ pot }) => pot === query.pot)
  const byName = compareTexts('vi')
  rows.sort(
    (one, other) => other.assigned - one.assigned || byName(one.organizationName, other.organizationName)
  )
  const all = inTree(rows)
  const found = all.filter((row) => matches(row, query))
  const shallow =
    whole || query.levels || query.q || query.show ? found : found.filter(({ depth }) => depth < 2)
  const years = await quotaYears(tx)
  return { day, rows: shallow, deeper: found.length - shallow.length, years }
}

function matches(row: QuotaRow, { q, show }: ListQuery): boolean {
  if (q && !fold(row.organizationName).includes(fold(q)) && row.organizationCode !== q) return false
  if (show === 'free') return row.free > 0
  if (show === 'over') return row.free < 0 || row.left < 0
  return true
}
