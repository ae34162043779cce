import { type Day, dayAfter } from '../day.ts'
import { type Calendar, dayOf, spansOf } from './calendar.ts'
import { type DueQuestion, dueAt, without } from './due.ts'

/** Why a day counts, or why it does not. */
export type DayReason = 'counted' | 'received' | 'due' | 'weekend' | 'holiday' | 'stood' | 'calendar'

/** A day between receipt and due date. */
export interface ExplainedDay {
  day: Day
  reason: DayReason
  /** Working minutes that counted on it; calendar limits count whole days. */
  minutes: number
  /** Name of the holiday, or of the day that is worked instead. */
  name: { vi: string; en: string; de: string } | null
}

/** A due date with the way to it. */
export interface Explanation {
  due: number | null
  days: ExplainedDay[]
}

/** The due date, day by day: what counted, what did not, and why. */
export function explainDue(calendar: Calendar, question: DueQuestion): Explanation {
  const due = dueAt(calendar, question)
  const days: ExplainedDay[] = []
  if (due === null) return { due, days }
  const { received, stands = [], limit } = question
  const { timeZone } = calendar
  const [first, last] = [dayOf(received, timeZone), dayOf(due, timeZone)]
  const calendarDays = limit.unit === 'days' || limit.unit === 'months'
  for (let day = first; day <= last; day = dayAfter(day)) {
    const open = spansOf(calendar, day)
    const counted = without(open, received, stands)
      .map(({ from, to }) => Math.min(to, due) - from)
      .filter((length) => length > 0)
    const minutes = counted.reduce((sum, length) => sum + length, 0) / 60_000
    const special = calendar.days.get(day)
    days.push({ day, reason: reasonOf(day), minutes, name: special?.name ?? null })

    function reasonOf(one: Day): DayReason {
      if (!open.length && !(calendarDays && one !== last)) return special ? 'holiday' : 'weekend'
      if (one === last) return 'due'
      if (one === first) return 'received'
      if (calendarDays) return 'calendar'
      return minutes === 0 ? 'stood' : 'counted'
    }
  }
  return { due, days }
}
