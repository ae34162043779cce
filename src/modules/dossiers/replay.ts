import { z } from 'zod'
import {
  type Calendar,
  type ClockRules,
  dayOf,
  type Limit,
  limitUnits
} from '../../platform/calendar/index.ts'
import type { Day } from '../../platform/day.ts'
import { invalid, type ProblemDetail } from '../../platform/problem.ts'
import { inputDetails } from '../../platform/record/index.ts'
import { type Clock, clockOf } from './life/clock.ts'
import { type DossierEvent, eventSchema } from './life/events.ts'
import { type Life, live, noLife } from './life/life.ts'
import { type NationalState, nationalState } from './life/national.ts'
import { openEvents, type Refusal } from './life/possible.ts'

/** A line of a history: an event, whose it is, and (anywhere before reception) under which time limit. */
const lineSchema = z.looseObject({
  dossier: z.string().trim().min(1).max(100),
  limit: z.object({ amount: z.number().int().min(1).max(9999), unit: z.enum(limitUnits) }).optional()
})

export interface HistoryLine {
  line: number
  dossier: string
  limit?: Limit
  event: DossierEvent
}

/** What a dossier's history comes to. */
export interface Replayed {
  dossier: string
  life: Life
  state: NationalState | null
  clock: Clock
  /** What could happen next. */
  open: ReturnType<typeof openEvents>
  refusals: { line: number; at: string; type: DossierEvent['type']; refusal: Refusal }[]
}

/**
 * Reads a history in JSON Lines (docs/replay-format.md).
 * @throws Problem 422 with every line that is none, by its number
 */
export function parseHistory(text: string): HistoryLine[] {
  const details: ProblemDetail[] = []
  const lines = text.split(/\r?\n/).flatMap((written, index): HistoryLine[] => {
    if (!written.trim()) return []
    const line = index + 1
    const fail = (problems: ProblemDetail[]) => {
      details.push(...problems.map((problem) => ({ ...problem, line })))
      return []
    }
    let value: unknown
    try {
      value = JSON.parse(written)
    } catch {
      return fail([{ messageKey: 'dossiers.input.no_json' }])
    }
    const head = lineSchema.safeParse(value)
    if (!head.success) return fail(head.error.issues.flatMap((issue) => inputDetails(issue)))
    const { dossier, limit, ...rest } = head.data
    const event = eventSchema.safeParse(rest)
    if (!event.success) return fail(event.error.issues.flatMap((issue) => inputDetails(issue)))
    return [{ line, dossier, limit, event: event.data }]
  })
  if (details.length) throw invalid('dossiers.input.history', { count: details.length }, details)
  return lines
}

/**
 * Lives through a history. Events count in the order of the time at which they happened; of the same moment in the
 * order of the file, so a message that came late changes nothing about the clock.
 * @param rulesOn what the law of the place says of clocks on a day: that of the reception counts
 * @param now as of when the clocks are read, milliseconds since the epoch
 */
export function replay(
  lines: HistoryLine[],
  calendar: Calendar,
  rulesOn: (day: Day) => ClockRules,
  now: number
): Replayed[] {
  const byDossier = Map.groupBy(lines, ({ dossier }) => dossier)
  return [...byDossier].map(([dossier, own]) => {
    const inTime = own.toSorted((one, other) => Temporal.Instant.compare(one.event.at, other.event.at))
    let life = noLife
    let limit: Limit | null = null
    const refusals: Replayed['refusals'] = []
    for (const { line, event, limit: given } of inTime) {
      // The limit of the day of submission stays; later versions of the procedure do not change it.
      if (given && !life.receivedAt) limit = given
      const next = live(life, event)
      if ('life' in next) life = next.life
      else refusals.push({ line, at: event.at, type: event.type, refusal: next.refusal })
    }
    const received = life.receivedAt ? Temporal.Instant.from(life.receivedAt).epochMilliseconds : now
    const clock = clockOf(calendar, rulesOn(dayOf(received, calendar.timeZone)), life, limit, now)
    return { dossier, life, state: nationalState(life), clock, open: openEvents(life), refusals }
  })
}
