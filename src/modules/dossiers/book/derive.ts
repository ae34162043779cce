import type { Limit } from '../../../platform/calendar/index.ts'
import { type Calendar, type ClockRules, dueAt } from '../../../platform/calendar/index.ts'
import { isoOf, millis } from '../../../platform/moment.ts'
import { clockOf, standsOf } from '../life/clock.ts'
import type { DossierEvent } from '../life/events.ts'
import type { Life } from '../life/life.ts'
import { nationalState } from '../life/national.ts'
import { type StepOfVersion, stepAfter, stepDue } from '../life/steps.ts'

/** What is needed besides the life to say how a dossier stands. */
export interface Means {
  calendar: Calendar
  rules: ClockRules
  limit: Limit | null
  steps: readonly StepOfVersion[]
}

/** What was kept from before the event. */
export interface Before {
  step: number | null
  promisedAt: string | null
  handedOverAt: string | null
  dueAt: string | null
}

/**
 * The columns of a dossier that its book comes to, after an event. Due dates are those of the calendar as it is known
 * now; the date once promised is kept as it was given.
 */
export function standingAfter(life: Life, event: DossierEvent, before: Before, means: Means) {
  const { calendar, rules, limit, steps } = means
  const now = millis(event.at)
  const clock = clockOf(calendar, rules, life, limit, now)
  const due = passed(before.dueAt, event) ? before.dueAt : isoOf(clock.due)
  const step = stepAfter(before.step, event, life, steps)
  const received = life.receivedAt ? millis(life.receivedAt) : null
  const times =
    received === null ? null : { received, due: due === null ? null : millis(due), stands: standsOf(life) }
  const promised =
    before.promisedAt ??
    (received === null || !limit ? null : isoOf(dueAt(calendar, { received, limit, ...rules })))
  return {
    phase: life.phase,
    national: nationalState(life),
    waiting: [...new Set(life.waiting.map((one) => one.for))],
    unit_id: life.unit,
    person_id: life.assignedTo,
    step,
    submitted_at: life.submittedAt,
    received_at: life.receivedAt,
    promised_at: promised,
    due_at: due,
    step_due_at: life.endedAt || !times ? null : isoOf(stepDue(calendar, steps, step, times)),
    ended_at: life.endedAt,
    handed_over_at: event.type === 'hand_over' ? event.at : before.handedOverAt,
    stands: spansInSql(life),
    extended_to: life.extendedTo,
    supplements: life.supplements,
    outcome: life.outcome,
    result_number: life.number,
    life
  }
}

/** What moves a date by right, passed or not: the clock stood meanwhile, or a new date was given. */
const moving = new Set([
  'extend',
  'supplement',
  'pay',
  'give_opinion',
  'ask_supplement',
  'ask_payment',
  'seek_opinion'
])

/** A date that has passed stays: a day off that is declared afterwards excuses nobody. */
function passed(due: string | null, event: DossierEvent): due is string {
  return due !== null && !moving.has(event.type) && millis(due) < millis(event.at)
}

export type Standing = ReturnType<typeof standingAfter>

/** As PostgreSQL writes a multirange. Spans that touch or are empty are no matter to it. */
function spansInSql({ stands }: Life): string {
  const spans = stands.filter(({ from, to }) => to === null || from < to)
  return `{${spans.map(({ from, to }) => `["${from}",${to === null ? '' : `"${to}"`})`).join(',')}}`
}
