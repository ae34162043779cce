import { sql } from 'kysely'
import type { Snapshot } from '../database/index.ts'
import type { Day } from '../day.ts'

/** A span of a weekday in which offices work; times of the clock, `HH:MM:SS`. */
export interface OfficeHours {
  weekday: number
  opens: string
  closes: string
  /** Half-open; null: without end on that side. */
  start: Day | null
  end: Day | null
}

/** A day that is otherwise than its weekday. */
export interface SpecialDay {
  day: Day
  working: boolean
  /** The weekday whose hours are kept on a day that is worked instead. */
  insteadOf: number | null
  name: { vi: string; en: string; de: string }
}

/** When offices work, in one place. */
export interface Calendar {
  timeZone: string
  hours: readonly OfficeHours[]
  days: ReadonlyMap<Day, SpecialDay>
}

/** The calendar of the province, as it is recorded now. Days that are not certain to be off are not in it. */
export async function readCalendar(tx: Snapshot, timeZone: string): Promise<Calendar> {
  const hours =
    await sql<OfficeHours>`select weekday, opens::text, closes::text, lower(valid) as start, upper(valid) as "end"
    from office_hours order by weekday, opens`.execute(tx)
  const days = await sql<SpecialDay>`select day, working, instead_of as "insteadOf",
    jsonb_build_object('vi', name_vi, 'en', name_en, 'de', name_de) as name
    from calendar_day where status <> 'unverified' order by day`.execute(tx)
  return { timeZone, hours: hours.rows, days: new Map(days.rows.map((one) => [one.day, one])) }
}

/** What the law of the place says of every clock. */
export interface ClockRules {
  /** Working hours that one working day stands for. */
  hoursADay: number
  /** `HH:MM`: what is due on the same day and comes later than this is due on the next working day. */
  sameDayUntil: string
}

/** The rules in force on a day, or undefined when the place has none. */
export async function findClockRules(tx: Snapshot, day: Day): Promise<ClockRules | undefined> {
  const found =
    await sql<ClockRules>`select hours_a_day::float8 as "hoursADay", same_day_until::text as "sameDayUntil"
    from clock_rule where valid @> ${day}::date`.execute(tx)
  return found.rows[0]
}

/** The rules of every day, for what is asked about many days at once. */
export async function readClockRules(tx: Snapshot): Promise<(day: Day) => ClockRules | undefined> {
  const { rows } = await sql<ClockRules & { start: Day | null; end: Day | null }>`
    select hours_a_day::float8 as "hoursADay", same_day_until::text as "sameDayUntil", lower(valid) as start,
      upper(valid) as "end" from clock_rule`.execute(tx)
  return (day) => rows.find(({ start, end }) => (!start || start <= day) && (!end || day < end))
}

/** A span of time in milliseconds since the epoch; `to` is no longer in it. */
export interface Span {
  from: number
  to: number
}

/** Asked for the same days again and again, as long as a calendar is in use. */
const spans = new WeakMap<Calendar, Map<Day, Span[]>>()

/** When offices work on a day, in order; nothing on a day off. */
export function spansOf(calendar: Calendar, day: Day): Span[] {
  const known = spans.get(calendar) ?? new Map<Day, Span[]>()
  spans.set(calendar, known)
  const found = known.get(day) ?? workedOn(calendar, day)
  known.set(day, found)
  return found
}

function workedOn(calendar: Calendar, day: Day): Span[] {
  const special = calendar.days.get(day)
  if (special && !special.working) return []
  const date = Temporal.PlainDate.from(day)
  const weekday = special ? (special.insteadOf ?? 1) : date.dayOfWeek
  return calendar.hours
    .filter(
      (one) => one.weekday === weekday && (!one.start || one.start <= day) && (!one.end || day < one.end)
    )
    .map(({ opens, closes }) => ({
      from: momentOf(date, opens, calendar.timeZone),
      to: momentOf(date, closes, calendar.timeZone)
    }))
    .toSorted((one, other) => one.from - other.from)
}

/** The day of the calendar on which a moment lies there. */
export function dayOf(moment: number, timeZone: string): Day {
  // Since 1973 days begin everywhere with a whole minute.
  if (moment < wholeMinutes) return zoned(moment, timeZone).toPlainDate().toString()
  const minute = Math.floor(moment / 60_000)
  const known = minutes.get(timeZone) ?? new Map<number, Day>()
  const day = known.get(minute) ?? zoned(moment, timeZone).toPlainDate().toString()
  if (known.size >= most) known.clear()
  minutes.set(timeZone, known.set(minute, day))
  return day
}

/** Days by time zone and minute: the same ones are asked for all the time. */
const wholeMinutes = Date.UTC(1973, 0)
const minutes = new Map<string, Map<number, Day>>()
const most = 10_000

export function zoned(moment: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone)
}

function momentOf(date: Temporal.PlainDate, time: string, timeZone: string): number {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds
}
