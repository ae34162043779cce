import { z } from 'zod'
import { type Explanation, explainDue, type Limit, limitUnits } from '../../../../platform/calendar/index.ts'
import type { Snapshot } from '../../../../platform/database/index.ts'
import { zDay } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import { calendarOf, clockRulesOn } from '../../law.ts'

/** What the calculator is asked. */
export const dueSchema = z.strictObject({
  day: zDay,
  time: z
    .string()
    .trim()
    .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: 'calendar.input.time' })
    .transform((text) => text.padStart(5, '0')),
  amount: z.coerce
    .number({ error: 'calendar.input.amount' })
    .int({ error: 'calendar.input.amount' })
    .min(1, { error: 'calendar.input.amount' })
    .max(1000, { error: 'calendar.input.amount' })
    .default(1),
  unit: z.enum(limitUnits)
})
export type DueAsked = z.output<typeof dueSchema>

/** When a time limit ends, with the way to it. */
export interface DueAnswer extends Explanation {
  received: string
  due: number
  limit: Limit
}

/** @throws refusal when offices never work by the calendar, unavailable when the place has no rules for clocks */
export async function dueOf(tx: Snapshot, { day, time, amount, unit }: DueAsked): Promise<DueAnswer> {
  const calendar = await calendarOf(tx)
  const rules = await clockRulesOn(tx, day)
  const received = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: calendar.timeZone,
    plainTime: Temporal.PlainTime.from(time)
  })
  const limit = { amount: unit === 'same_day' ? 1 : amount, unit }
  const { due, days } = explainDue(calendar, { received: received.epochMilliseconds, limit, ...rules })
  if (due === null) throw refusal('calendar.refusal.no_hours')
  return { received: received.toInstant().toString(), limit, due, days }
}
