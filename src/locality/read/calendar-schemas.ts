import { z } from 'zod'
import { zDay } from '../../platform/day.ts'
import { names, source, span, text } from './words.ts'

const time = text(5).regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const weekday = z.number().int().min(1).max(7)

const pattern = (token: RegExp) => text(100).regex(token)

/** Working time, how clocks count it, and what the law of the place says of dossiers. A row of each table, as files spell it. */
export const calendarSchemas = {
  office_hours: z.strictObject({ weekday, opens: time, closes: time, ...span, source }),
  calendar_days: z.strictObject({
    day: zDay,
    working: z.boolean(),
    instead_of: weekday.optional(),
    ...names,
    status: z.enum(['certain', 'press', 'unverified']).optional(),
    source
  }),
  clock_rules: z.strictObject({
    hours_per_day: z.number().positive().max(24),
    same_day_until: time,
    ...span,
    source
  }),
  dossier_rules: z.strictObject({
    code_pattern: pattern(/\{number(:\d)?\}/),
    agency_pattern: pattern(/\{(area|body)\}/),
    answer_hours: z.number().positive().max(200),
    warn_share: z.number().min(1).max(99).optional(),
    numbered_by: z.enum(['body', 'procedure']).optional(),
    number_pattern: pattern(/\{number(:\d)?\}/).optional(),
    ...span,
    source
  })
}
