import {
  type Calendar,
  type ClockRules,
  dueAt,
  type Limit,
  type Span,
  workingTime,
  workingTimeOver
} from '../../../platform/calendar/index.ts'
import { millis } from '../../../platform/moment.ts'
import type { Life } from './life.ts'

/** What the clock of a dossier says at a moment. Moments are milliseconds since the epoch. */
export interface Clock {
  /** `before`: not received yet; `runs`; `stands` while something is waited for; `over`. */
  state: 'before' | 'runs' | 'stands' | 'over'
  /** The date given at reception; it is never changed. */
  promised: number | null
  /** When it is due now: what was promised and the time that the clock stood, or the date of the extension. */
  due: number | null
  /** Working milliseconds until it is due; negative: by how much it is late. Null while it stands or has not begun. */
  left: number | null
  /** Late now, or ended late. A dossier that waits for the citizen is not late. */
  late: boolean
}

/**
 * The clock of a dossier as of a moment, by event times: when a message came late it changes nothing.
 * @param limit the time limit of the version of the procedure that the dossier runs under; null: none
 */
export function clockOf(
  calendar: Calendar,
  rules: ClockRules,
  life: Life,
  limit: Limit | null,
  now: number
): Clock {
  if (!life.receivedAt || !limit)
    return { state: life.endedAt ? 'over' : 'before', promised: null, due: null, left: null, late: false }
  const received = millis(life.receivedAt)
  const promised = dueAt(calendar, { received, limit, ...rules })
  const stands = standsOf(life)
  const waits = life.waiting.length > 0
  const end = life.endedAt ? millis(life.endedAt) : null
  const computed = dueAt(calendar, { received, limit, ...rules, stands })
  const extended = extendedUntil(calendar, life, stands)
  const due = extended === undefined ? computed : extended && computed && Math.max(extended, computed)
  if (end !== null) return { state: 'over', promised, due, left: null, late: due !== null && end > due }
  // What was overdue before it began to wait still is; else it has no date as long as it waits.
  if (waits) return { state: 'stands', promised, due, left: null, late: due !== null }
  return {
    state: 'runs',
    promised,
    due,
    left: leftUntil(calendar, due, now),
    late: due !== null && now > due
  }
}

/**
 * The date of the extension, moved by the working time that the clock stood since it was given.
 * @returns undefined without an extension; null while the clock stands that was running towards it
 */
function extendedUntil(
  calendar: Calendar,
  { extendedTo, extendedAt }: Life,
  stands: readonly Span[]
): number | null | undefined {
  if (!extendedTo) return undefined
  const until = millis(extendedTo)
  const given = millis(extendedAt ?? extendedTo)
  const remaining = workingTime(calendar, { from: given, to: until })
  const counted: Span[] = []
  let due = until
  for (const span of stands) {
    if (span.to <= given) continue
    if (span.from >= due) break
    if (span.to === Number.POSITIVE_INFINITY) return null
    counted.push(span)
    due = workingTimeOver(calendar, given, remaining, counted) ?? due
  }
  return due
}

/** Whether a new date lies after the one that it shall take the place of. */
export function givesTime(until: string, due: string | null): boolean {
  return due === null || millis(until) > millis(due)
}

/**
 * By when an online submission has to be answered: received, refused, or asked to be completed. One that another system
 * told late is answered from when the office could know of it.
 * @param answerHours working hours that the law of the place gives for it
 * @returns milliseconds since the epoch, null when there is nothing to answer any more
 */
export function answerDue(calendar: Calendar, life: Life, answerHours: number): number | null {
  if (!life.submittedAt || life.phase !== 'submitted' || life.waiting.length) return null
  const since = [life.stands.at(-1)?.to, life.submissionLearnedAt, life.submittedAt].filter(
    (one) => one != null
  )
  return workingTimeOver(calendar, Math.max(...since.map(millis)), answerHours * 3_600_000)
}

/** Spans in which the clock stood, from reception on. */
export function standsOf(life: Pick<Life, 'stands'>): Span[] {
  return life.stands.map(({ from, to }) => ({
    from: millis(from),
    to: to ? millis(to) : Number.POSITIVE_INFINITY
  }))
}

function leftUntil(calendar: Calendar, due: number | null, now: number): number | null {
  if (due === null) return null
  return now <= due
    ? workingTime(calendar, { from: now, to: due })
    : -workingTime(calendar, { from: due, to: now })
}
