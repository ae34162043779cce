import { z } from 'zod'
import { code, count, list, positive, source, span, text } from './words.ts'

const percent = z.number().min(0).max(100).optional()

/** How a row of `dossier_desks.csv` may stand. */
export const stands = [
  'draft',
  'submitted',
  'received',
  'in_work',
  'proposed',
  'signed',
  'at_center',
  'handed_over',
  'supplement',
  'payment'
] as const

/** Dossiers that are invented: of which procedures, in which numbers, how they go. A row of each table, as files spell it. */
export const dossierSchemas = {
  dossiers: z.strictObject({
    procedure: text(100),
    weight: z.number().nonnegative(),
    urban: z.number().positive().optional(),
    organizations: percent,
    online: percent,
    post: percent,
    supplement: percent,
    payment: percent,
    fee: positive.optional(),
    opinion: percent,
    rework: percent,
    refuse: percent,
    deny: percent,
    withdraw: percent,
    stop: percent,
    extend: percent,
    late: percent,
    slow: percent,
    source
  }),
  dossier_periods: z.strictObject({
    id: code,
    ...span,
    last_days: positive.optional(),
    procedures: list.optional(),
    per: z.enum(['period', 'day']),
    full: count,
    quick: count,
    source
  }),
  dossier_desks: z.strictObject({
    id: code,
    area: code,
    procedures: list.optional(),
    stands: z.enum(stands),
    late: percent,
    days: positive,
    count: positive,
    citizen: text(60).optional()
  })
}
