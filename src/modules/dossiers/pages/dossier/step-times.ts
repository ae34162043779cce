import { type Calendar, dayOf, type Span, spansOf, workingTime } from '../../../../platform/calendar/index.ts'
import { type Day, dayAfter } from '../../../../platform/day.ts'
import { millis } from '../../../../platform/moment.ts'
import type { Version } from '../../../procedures/index.ts'
import type { ClockExplained, StepTime } from '../../detail/clock.ts'
import type { Dossier, Entry, Payload } from '../../dossier.ts'
import { standsOf } from '../../life/clock.ts'
import { live, noLife } from '../../life/life.ts'
import { stepAfter } from '../../life/steps.ts'

/** A step of the internal process as it went: from when to when, and what of it counted. */
export interface StepRun extends StepTime {
  began: string | null
  ended: string | null
  /** Working milliseconds that it took so far, without those in which the clock stood. */
  took: number | null
  days: StepDay[]
}

/** A day of a step: how much of it counted, or why nothing did. */
export interface StepDay {
  day: Day
  minutes: number
  reason: 'counted' | 'weekend' | 'holiday' | 'stood' | 'outside'
  name: { vi: string; en: string; de: string } | null
}

/** Longer than this nobody reads a step day by day. */
const mostDays = 400

/** How the steps of a dossier went, from its book. Steps that were passed over have no times. */
export function stepRuns(
  calendar: Calendar,
  dossier: Dossier,
  { content }: Version,
  { steps }: Pick<ClockExplained, 'steps'>,
  book: readonly Entry[],
  now: string
): StepRun[] {
  const stretches = stretchesOf(book, content.steps)
  const stands = standsOf(dossier.life).map((one) => ({ ...one, to: Math.min(one.to, millis(now)) }))
  return steps.map((step) => {
    const own = stretches.filter(({ ordinal }) => ordinal === step.ordinal)
    const [first] = own
    const last = own.at(-1)
    if (!first || !last) return { ...step, began: null, ended: null, took: null, days: [] }
    const spans = own.map(({ from, to }) => ({
      from: millis(from),
      to: millis(to ?? dossier.endedAt ?? now)
    }))
    const ended = last.to ?? (dossier.endedAt && step.state === 'done' ? dossier.endedAt : null)
    const took = spans.reduce(
      (sum, span) => sum + (span.to > span.from ? workingTime(calendar, span, stands) : 0),
      0
    )
    return {
      ...step,
      began: first.from,
      ended,
      took,
      days: spans.flatMap((span) => daysOf(calendar, span, stands)).slice(0, mostDays)
    }
  })
}

interface Stretch {
  ordinal: number
  from: string
  to: string | null
}

/** From when to when each step was the present one; a step that was returned to has several stretches. */
function stretchesOf(book: readonly Entry[], steps: Version['content']['steps']): Stretch[] {
  const stretches: Stretch[] = []
  const events = book
    .map(({ payload }) => payload)
    .toSorted((one, other) => millis(one.at) - millis(other.at))
  let life = noLife
  let step: number | null = null
  for (const event of events) {
    const next = live(life, withoutMore(event))
    if (!('life' in next)) continue
    life = next.life
    const after = stepAfter(step, event, life, steps)
    const open = stretches.at(-1)
    if (after === step && open) continue
    if (open) open.to = event.at
    if (after !== null) stretches.push({ ordinal: after, from: event.at, to: null })
    step = after
  }
  return stretches
}

function withoutMore({ with: _more, ...event }: Payload): Payload {
  return event as Payload
}

/** Whether anything of a span is left when the stands are taken out. */
function minutesOf({ from, to }: Span, calendar: Calendar, stands: readonly Span[]): number {
  return to > from ? Math.round(workingTime(calendar, { from, to }, stands) / 60_000) : 0
}

function daysOf(calendar: Calendar, span: Span, stands: readonly Span[]): StepDay[] {
  const days: StepDay[] = []
  const last = dayOf(span.to, calendar.timeZone)
  for (
    let day = dayOf(span.from, calendar.timeZone);
    day <= last && days.length < mostDays;
    day = dayAfter(day)
  ) {
    const open = spansOf(calendar, day)
    const within = open
      .map(({ from, to }) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
      .filter(({ from, to }) => to > from)
    const minutes = within.reduce((sum, one) => sum + minutesOf(one, calendar, stands), 0)
    const special = calendar.days.get(day)
    days.push({ day, minutes, reason: reasonOf(), name: special?.name ?? null })

    function reasonOf(): StepDay['reason'] {
      if (!open.length) return special ? 'holiday' : 'weekend'
      if (minutes > 0) return 'counted'
      return within.length ? 'stood' : 'outside'
    }
  }
  return days
}
