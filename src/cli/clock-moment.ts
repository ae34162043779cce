import { refusal } from '../platform/problem.ts'

const offset = /(Z|[+-]\d\d(:?\d\d(:?\d\d([.,]\d+)?)?)?)$/i

/**
 * A moment that people type: ISO, day and time; with an offset, with a time zone in brackets, or as clocks of the place
 * show it. A day alone is none: it says nothing of the hour, on which the answer hangs.
 * @returns milliseconds since the epoch
 * @throws refusal when the text is no moment of the years in which dossiers can be
 */
export function clockMoment(text: string, timeZone: string): number {
  if (!/^(19|20|21)\d\d-.+[T ]\d/i.test(text)) throw refusal('cli.due.no_moment', { text })
  try {
    if (text.includes('[')) return Temporal.ZonedDateTime.from(text).epochMilliseconds
    if (offset.test(text)) return Temporal.Instant.from(text).epochMilliseconds
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds
  } catch {
    throw refusal('cli.due.no_moment', { text })
  }
}
