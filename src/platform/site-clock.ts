import { z } from 'zod'
import { type Day, today, zDay } from './day.ts'

/** What a site pretends: a day; with a time of day the clock runs on from there. */
export interface SetClock {
  day: Day
  /** `HH:MM`, by the clocks of the place. */
  time?: string
  /** When it was set (milliseconds since the epoch). */
  since: number
}

/** The day and the moment of a site, by the clocks of its place. */
export interface SiteClock {
  today(): Day
  /** The moment (ISO, UTC) that a site pretends; undefined where it is the real one, which the database says best. */
  moment(): string | undefined
}

/** `2025-06-30` or `2025-06-30T23:50`. */
export const zSetClock = z
  .string()
  .regex(/^[\d-]+(T([01]\d|2[0-3]):[0-5]\d)?$/)
  .transform((text) => {
    const [day = '', time] = text.split('T')
    return { day, ...(time && { time }) }
  })
  .pipe(z.object({ day: zDay, time: z.string().exactOptional() }))

/**
 * @param set undefined: the real day. A day alone stays that day, at the time that the clock shows
 * @param timeZone of the place, such as `Asia/Ho_Chi_Minh`
 */
export function siteClock(set: SetClock | undefined, timeZone: string): SiteClock {
  if (!set) return { today: () => today(timeZone), moment: () => undefined }
  const { day, time, since } = set
  if (!time)
    return {
      today: () => day,
      moment: () => (day === today(timeZone) ? undefined : atThisTime(day, timeZone))
    }
  const began = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone)
  const now = () => began.add({ milliseconds: Date.now() - since })
  return {
    today: () => now().toPlainDate().toString({ calendarName: 'never' }),
    moment: () => now().toInstant().toString()
  }
}

/** The time that the clock of a place shows now, on another day. */
function atThisTime(day: Day, timeZone: string): string {
  const { year, month, day: date } = Temporal.PlainDate.from(day)
  return Temporal.Now.zonedDateTimeISO(timeZone).with({ year, month, day: date }).toInstant().toString()
}
