import { type Explanation, explainDue, workingTime } from '../../../platform/calendar/index.ts'
import type { Snapshot } from '../../../platform/database/index.ts'
import { isoOf, millis } from '../../../platform/moment.ts'
import type { Dossier } from '../dossier.ts'
import { calendarOf, clockRulesOn, dayAt, dossierRulesOn } from '../law.ts'
import { answerDue, type Clock, clockOf, standsOf } from '../life/clock.ts'
import { stepDue } from '../life/steps.ts'
import { versionById } from '../reference.ts'

/** What the clock of a dossier says, with the way to it: day by day, and step by step. */
export interface ClockExplained {
  clock: Clock
  /** By when an online submission has to be answered; null: there is nothing to answer. */
  answerDue: string | null
  explanation: Explanation
  steps: StepTime[]
}

/** A step of the internal process with its share of the time limit. */
export interface StepTime {
  ordinal: number
  name: string
  power: string | null
  position: string | null
  share: number
  due: string | null
  state: 'done' | 'now' | 'ahead'
  /** Working milliseconds left of it, for the present step; negative: late. */
  left: number | null
}

/** The clock of a dossier as of a moment. */
export async function clockExplained(tx: Snapshot, dossier: Dossier, now: string): Promise<ClockExplained> {
  const calendar = await calendarOf(tx)
  const rules = await clockRulesOn(tx, await dayAt(tx, dossier.receivedAt ?? now))
  const { life, limit } = dossier
  const clock = clockOf(calendar, rules, life, limit, millis(now))
  const { answerHours } = await dossierRulesOn(tx, await dayAt(tx, dossier.submittedAt ?? now))
  const received = dossier.receivedAt ? millis(dossier.receivedAt) : null
  const stands = standsOf(life).map((one) => ({ ...one, to: Math.min(one.to, millis(now)) }))
  const explanation =
    received === null || !limit
      ? { due: null, days: [] }
      : explainDue(calendar, { received, limit, ...rules, stands })
  const { content } = await versionById(tx, dossier.versionId)
  const due = clock.due
  const steps = content.steps.map((step, index): StepTime => {
    const ordinal = index + 1
    const at = received === null ? null : stepDue(calendar, content.steps, ordinal, { received, due, stands })
    const state =
      dossier.endedAt || ordinal < (dossier.step ?? 0) ? 'done' : ordinal === dossier.step ? 'now' : 'ahead'
    const left =
      state !== 'now' || at === null
        ? null
        : at >= millis(now)
          ? workingTime(calendar, { from: millis(now), to: at })
          : -workingTime(calendar, { from: at, to: millis(now) })
    return {
      ...{ ordinal, name: step.name, power: step.power ?? null, position: step.position ?? null },
      ...{ share: step.share, due: isoOf(at), state, left }
    }
  })
  return { clock, answerDue: isoOf(answerDue(calendar, life, answerHours)), explanation, steps }
}
