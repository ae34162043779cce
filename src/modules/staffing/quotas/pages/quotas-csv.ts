import { dayBefore } from '../../../../platform/day.ts'
import type { T } from '../../../../platform/i18n/index.ts'
import { toCsv } from '../../../organization/index.ts'
import type { QuotaRow } from '../store-standing.ts'

/** Quotas with their standing on a day, one row for each body and pot. */
export function quotasCsv(rows: readonly QuotaRow[], t: T): string {
  return toCsv(rows, {
    organization: (row) => row.organizationCode,
    name: (row) => row.organizationName,
    grantor: (row) => row.grantorCode,
    pot: (row) => row.pot,
    pot_words: (row) => t(`quotas.pot.${row.pot}`),
    first_day: (row) => row.firstDay,
    last_day: (row) => dayBefore(row.end),
    headcount: (row) => row.assigned,
    given_on: (row) => row.givenOn,
    filled: (row) => row.filled,
    vacant_posts: (row) => row.vacant,
    free: (row) => row.free,
    decision: (row) => row.decisionNumber,
    demonstration: (row) => row.demonstration
  })
}
