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
import { answerDue, type Clock, clockOf } from './life/clock.ts'
import { type DossierEvent, eventSchema } from './life/events.ts'
import { type Life, live, noLife } from './life/life.ts'
import { type NationalState, nationalState } from './life/national.ts'
import { openEvents, type Refusal } from './life/possible.ts'

/** A line of a history: an event, whose it is, and (anywhere before reception) under which time limit. */
const lineSchema = z.looseObject({
  dossier: z.string().trim().min(1).max(100),
  limit: z
    .preprocess(
      sameDayIsOne,
      z.strictObject({ amount: z.number().int().min(1).max(9999), unit: z.enum(limitUnits) })
    )
    .optional()
})

const eventTypes = new Set<unknown>(eventSchema.options.map(({ shape }) => shape.type.value))
const typesNamed = [...eventTypes].join(', ')

/** `same_day` says all by itself. */
function sameDayIsOne(limit: unknown): unknown {
  const sameDay = typeof limit === 'object' && limit !== null && 'unit' in limit && limit.unit === 'same_day'
  return sameDay ? { amount: 1, ...limit } : limit
}

export interface HistoryLine {
  line: number
  dossier: string
  limit?: Limit
  event: DossierEvent
}

/** By when an online submission is answered, milliseconds since the epoch, and when it was. */
export interface Answer {
  due: number
  answeredAt: string | null
  late: boolean
}

/** What a dossier's history comes to. */
export interface Replayed {
  dossier: string
  life: Life
  state: NationalState | null
  clock: Clock
  /** The last answer that an online submission got or waits for; null: none was submitted online. */
  answer: Answer | null
  /** Lines left out because they happened later than asked about. */
  later: number
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
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((written, index): HistoryLine[] => {
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
      if (!eventTypes.has(rest.type))
        return fail([{ path: 'type', messageKey: 'dossiers.input.type', params: { types: typesNamed } }])
      const event = eventSchema.safeParse(rest)
      if (!event.success) return fail(event.error.issues.flatMap((issue) => inputDetails(issue)))
      return [{ line, dossier, limit, event: event.data }]
    })
  if (details.length) throw invalid('dossiers.input.history', { count: details.length }, details)
  return lines
}

/** What the law of the place says on a day. */
export interface LawOn {
  clock: (day: Day) => ClockRules
  /** Working hours in which an online submission is answered. */
  answerHours: (day: Day) => number
}

/**
 * Lives through a history. Events count in the order of the time at which they happened; of the same moment in the
 * order of the file, so a message that came late changes nothing about the clock.
 * @param law that of the day of reception counts for the time limit, that of the submission for its answer
 * @param now as of when the clocks are read, milliseconds since the epoch
 * @param until what happened later is left out; without it everything counts
 */
export function replay(
  lines: HistoryLine[],
  calendar: Calendar,
  law: LawOn,
  now: number,
  until = Number.POSITIVE_INFINITY
): Replayed[] {
  const byDossier = Map.groupBy(lines, ({ dossier }) => dossier)
  return [...byDossier].map(([dossier, own]) => {
    const inTime = own
      .filter(({ event }) => millis(event.at) <= until)
      .toSorted((one, other) => Temporal.Instant.compare(one.event.at, other.event.at))
    const lived = liveInTime(inTime, calendar, law, now)
    return { dossier, ...lived, later: own.length - inTime.length }
  })
}

function liveInTime(inTime: HistoryLine[], calendar: Calendar, law: LawOn, now: number) {
  let life = noLife
  let limit: Limit | null = null
  let online = false
  const refusals: Replayed['refusals'] = []
  const answers: Answer[] = []
  const clockAt = (moment: number) => {
    const received = life.receivedAt ? millis(life.receivedAt) : moment
    return clockOf(calendar, law.clock(dayOf(received, calendar.timeZone)), life, limit, moment)
  }
  const toAnswerBy = () =>
    online && life.submittedAt
      ? answerDue(calendar, life, law.answerHours(dayOf(millis(life.submittedAt), calendar.timeZone)))
      : null
  for (const { line, event, limit: given } of inTime) {
    // The limit of the day of submission stays; later versions of the procedure do not change it.
    if (given && !life.receivedAt) limit = given
    const next = live(life, event)
    const refusal = 'refusal' in next ? next.refusal : extensionRefusal(event, clockAt)
    if (refusal || 'refusal' in next) {
      if (refusal) refusals.push({ line, at: event.at, type: event.type, refusal })
      continue
    }
    const due = answering.has(event.type) ? toAnswerBy() : null
    if (due !== null) answers.push({ due, answeredAt: event.at, late: millis(event.at) > due })
    // Whoever withdrew was not answered.
    const unanswered = due === null && next.life.phase !== 'submitted' ? toAnswerBy() : null
    if (unanswered !== null)
      answers.push({ due: unanswered, answeredAt: null, late: millis(event.at) > unanswered })
    if (event.type === 'submit') online = event.channel === 'online'
    life = next.life
  }
  const due = toAnswerBy()
  if (due !== null) answers.push({ due, answeredAt: null, late: now > due })
  return {
    ...{ life, state: nationalState(life), clock: clockAt(now), open: openEvents(life), refusals },
    answer: answers.at(-1) ?? null
  }
}

/** What answers an online submission. */
const answering = new Set<DossierEvent['type']>(['receive', 'refuse', 'ask_supplement'])

/** An extension that brings no later date than there is is none, as the act of that name has it. */
function extensionRefusal(event: DossierEvent, clockAt: (moment: number) => Clock): Refusal | null {
  if (event.type !== 'extend') return null
  const { due, promised } = clockAt(millis(event.at))
  const replaced = due ?? promised
  return replaced === null || millis(event.until) > replaced ? null : { key: 'extend_later' }
}

function millis(iso: string): number {
  return Temporal.Instant.from(iso).epochMilliseconds
}
