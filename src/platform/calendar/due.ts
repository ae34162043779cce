import { type Day, dayAfter } from '../day.ts'
import { type Calendar, type ClockRules, dayOf, type Span, spansOf, zoned } from './calendar.ts'

export const limitUnits = ['same_day', 'hours', 'working_days', 'days', 'months'] as const
export type LimitUnit = (typeof limitUnits)[number]

/** A time limit as a procedure has it: `5 working_days`. */
export interface Limit {
  amount: number
  unit: LimitUnit
}

/** What the clock is asked. All moments are milliseconds since the epoch. */
export interface DueQuestion extends ClockRules {
  received: number
  limit: Limit
  /** Spans in which the clock stood, in order and apart; `to` is Infinity while it still stands. */
  stands?: readonly Span[]
}

const hour = 3_600_000
/** After so many days there is no end to be found: a calendar without office hours. */
const farthest = 20_000

/**
 * When a time limit ends. `same_day` ends with the office hours of the day, or of the next working day for what
 * came too late. Hours and working days are working time, counted from the moment of receipt; days and
 * months are those of the calendar and end with the office hours of their last day, or of the next that is worked.
 * A clock that begins to stand once the time is over changes nothing: a date that has passed has passed.
 * @returns milliseconds since the epoch; null while the clock stands without an end, or when offices never work
 */
export function dueAt(calendar: Calendar, question: DueQuestion): number | null {
  const { stands = [] } = question
  const counted: Span[] = []
  let due = dueCounting(calendar, { ...question, stands: counted })
  for (const span of stands) {
    if (due === null || span.from >= due) break
    counted.push(span)
    due = dueCounting(calendar, { ...question, stands: counted })
  }
  return due
}

/** When a time limit ends if every one of the spans counts. */
function dueCounting(calendar: Calendar, question: DueQuestion): number | null {
  const { received, limit, stands = [], hoursADay } = question
  if (stands.at(-1)?.to === Number.POSITIVE_INFINITY) return null
  if (limit.unit === 'same_day') return sameDay(calendar, question)
  if (limit.unit === 'hours') return workingTimeOver(calendar, received, limit.amount * hour, stands)
  if (limit.unit === 'working_days') {
    const minutes = Math.round(limit.amount * hoursADay * 60)
    return workingTimeOver(calendar, received, minutes * 60_000, stands)
  }
  const stood = stands.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, received)), 0)
  const last = zoned(received, calendar.timeZone)
    .toPlainDateTime()
    .add(limit.unit === 'days' ? { days: limit.amount } : { months: limit.amount })
    .add({ milliseconds: stood })
  return closeOf(calendar, last.toPlainDate().toString())
}

function sameDay(calendar: Calendar, { received, stands = [], sameDayUntil }: DueQuestion): number | null {
  const resumed = zoned(
    Math.max(received, stands.at(-1)?.to ?? received),
    calendar.timeZone
  ).toPlainDateTime()
  const day = resumed.toPlainDate().toString()
  const late = Temporal.PlainTime.compare(resumed.toPlainTime(), sameDayUntil) > 0
  // On a day off the next working day is the same day: nobody could have settled it before.
  return closeOf(calendar, late && spansOf(calendar, day).length > 0 ? dayAfter(day) : day)
}

/** When so much working time has passed since a moment; what lies in `stands` does not count. */
export function workingTimeOver(
  calendar: Calendar,
  start: number,
  amount: number,
  stands: readonly Span[] = []
): number | null {
  let left = amount
  let day = dayOf(start, calendar.timeZone)
  for (let ahead = 0; ahead < farthest; ahead += 1) {
    for (const { from, to } of without(spansOf(calendar, day), start, stands)) {
      if (to - from >= left) return from + left
      left -= to - from
    }
    day = dayAfter(day)
  }
  return null
}

/** How much of a span offices work, in milliseconds. */
export function workingTime(calendar: Calendar, { from, to }: Span, stands: readonly Span[] = []): number {
  let sum = 0
  const last = dayOf(to, calendar.timeZone)
  for (let day = dayOf(from, calendar.timeZone); day <= last; day = dayAfter(day))
    for (const span of without(spansOf(calendar, day), from, stands))
      sum += Math.max(0, Math.min(span.to, to) - span.from)
  return sum
}

/** When offices close on a day, or on the next on which they work at all; null when they never do. */
export function closeOf(calendar: Calendar, day: Day): number | null {
  let one = day
  for (let ahead = 0; ahead <= 60; ahead += 1) {
    const last = spansOf(calendar, one).at(-1)
    if (last) return last.to
    one = dayAfter(one)
  }
  return null
}

/** Spans from a moment on, less those in which the clock stood. */
export function without(spans: Span[], start: number, stands: readonly Span[]): Span[] {
  let left = spans
    .map(({ from, to }) => ({ from: Math.max(from, start), to }))
    .filter(({ from, to }) => from < to)
  for (const gap of stands)
    left = left.flatMap(({ from, to }) =>
      gap.to <= from || to <= gap.from
        ? [{ from, to }]
        : [
            { from, to: gap.from },
            { from: gap.to, to }
          ].filter((piece) => piece.from < piece.to)
    )
  return left
}
