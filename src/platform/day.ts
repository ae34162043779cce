import { z } from 'zod'

/** A calendar day `YYYY-MM-DD`, without a time zone; days compare as strings. */
export type Day = string

/** A real calendar day from 0001-01-01 to 9999-12-30: the one after it must be one too, as ends are kept by that. */
export const zDay = z.iso
  .date({ error: 'platform.day.invalid' })
  .refine((day) => !day.startsWith('0000') && day < '9999-12-31', { error: 'platform.day.invalid' })

/** Whether the text is a day that the calendar has. */
export function isDay(text: unknown): text is Day {
  return zDay.safeParse(text).success
}

/**
 * The day before: the last day of the old when the new begins on `day`.
 * @throws RangeError when `day` is no calendar day
 */
export function dayBefore(day: Day): Day {
  return plain(Temporal.PlainDate.from(day).subtract({ days: 1 }))
}

/**
 * The day after: the first day of the new when the old ends with `day`.
 * @throws RangeError when `day` is no calendar day
 */
export function dayAfter(day: Day): Day {
  const known = next.get(day)
  if (known) return known
  const after = plain(Temporal.PlainDate.from(day).add({ days: 1 }))
  if (next.size >= most) next.clear()
  next.set(day, after)
  return after
}

/** Clocks go through the same days again and again. */
const next = new Map<Day, Day>()
const most = 10_000

/** The present day in a time zone such as `Asia/Ho_Chi_Minh`. */
export function today(timeZone: string): Day {
  return plain(Temporal.Now.plainDateISO(timeZone))
}

function plain(date: Temporal.PlainDate): Day {
  return date.toString({ calendarName: 'never' })
}
