import { z } from 'zod'
import { type Day, dayAfter, zDay } from '../day.ts'
import { invalid } from '../problem.ts'

/** The day that a page shows, and what is known on it. */
export interface Moment {
  at: Day
  known: string | null
}

/** With no more digits of a second than clocks have. */
const instant = z.iso.datetime({ offset: true }).regex(/^(?!.*\.\d{10})/)

/** For the API description; the platform itself reads these from every address. */
export const asOf = z.object({
  at: z.string().optional().describe('The day as of which to answer, YYYY-MM-DD; default: today.'),
  known: z
    .string()
    .optional()
    .describe(
      'Answer by what was recorded then: an instant, or a day (its end). Default: by what is recorded now.'
    )
})

/**
 * Reads `at` and `known` from the address.
 * @throws invalid (422) that names the one which the calendar does not have
 */
export function momentOf(query: Record<string, unknown>, today: Day, timeZone: string): Moment {
  const at = given(query, 'at')
  const known = given(query, 'known')
  const day = at === undefined ? today : zDay.safeParse(at).data
  const moment = known === undefined ? null : knownAt(known, timeZone)
  const mistakes = [
    ...(day === undefined ? [{ path: 'at', messageKey: 'http.error.not_a_day' }] : []),
    ...(moment === undefined ? [{ path: 'known', messageKey: 'http.error.not_a_moment' }] : [])
  ]
  if (day === undefined || moment === undefined) throw invalid('http.error.address', {}, mistakes)
  return { at: day, known: moment }
}

/** What was known on a day is what was known when it ended. */
function knownAt(text: unknown, timeZone: string): string | undefined {
  if (instant.safeParse(text).success) return Temporal.Instant.from(String(text)).toString()
  const day = zDay.safeParse(text).data
  if (day === undefined) return undefined
  return Temporal.PlainDate.from(dayAfter(day)).toZonedDateTime(timeZone).toInstant().toString()
}

/** A blank field of a form counts as not given. */
function given(query: Record<string, unknown>, name: string): unknown {
  return query[name] === '' ? undefined : query[name]
}
