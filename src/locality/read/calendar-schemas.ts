import { z } from 'zod'
import { zDay } from '../../platform/day.ts'
import { names, source, span, text } from './words.ts'

const time = text(5).regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const weekday = z.number().int().min(1).max(7)

/** Working time and how clocks count it. A row of each table, as files spell it. */
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
  })
}
