import { type Calendar, dayOf, workingTime } from '../../../platform/calendar/index.ts'
import { millis } from '../../../platform/moment.ts'

/** How much working time is left until a date, or by how much it is past, as people say it. */
export type Left =
  | { kind: 'left' | 'late'; days: number; hours: number; minutes: number }
  /** So far away that the day says more. */
  | { kind: 'left_far' | 'late_far'; day: string }

const hour = 3_600_000
/** Days of the calendar beyond which nobody counts hours. */
const far = 60

/** @param hoursADay working hours that make a working day */
export function leftUntil(calendar: Calendar, due: string, now: string, hoursADay: number): Left {
  const [at, is] = [millis(due), millis(now)]
  const late = is > at
  if (Math.abs(at - is) > far * 24 * hour)
    return { kind: late ? 'late_far' : 'left_far', day: dayOf(at, calendar.timeZone) }
  const whole = workingTime(calendar, late ? { from: at, to: is } : { from: is, to: at })
  // What is to be done today has hours: one day left would mean tomorrow.
  const days = whole > hoursADay * hour ? Math.floor(whole / (hoursADay * hour)) : 0
  const rest = whole - days * hoursADay * hour
  const hours = Math.floor(rest / hour)
  return { kind: late ? 'late' : 'left', days, hours, minutes: Math.floor((rest - hours * hour) / 60_000) }
}
