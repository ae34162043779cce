import { type Calendar, type Span, workingTime, workingTimeOver } from '../../../platform/calendar/index.ts'
import type { DossierEvent } from './events.ts'
import type { Life } from './life.ts'

/** What the way of a dossier through its steps needs of them. */
export interface StepOfVersion {
  power?: string | undefined
  /** At which other body it is done. */
  at?: object | undefined
  /** Percent of the time limit. */
  share: number
  parallel?: number | undefined
}

/**
 * The step of the internal process after an event: ordinals from 1. The event may name it; else reception is the
 * first, assignment leads past it, a proposal to the step that decides, a return to the one before that, the end to the last.
 * What is proposed at another body is decided in its step, and goes back to it.
 */
export function stepAfter(
  step: number | null,
  event: DossierEvent,
  life: Life,
  steps: readonly StepOfVersion[]
): number | null {
  const last = steps.length
  if (!last) return null
  // A power of a step at another body confirms something on the way, unless nothing else decides.
  const decides =
    steps.findIndex(({ power, at }) => power !== undefined && at === undefined) + 1 ||
    steps.findIndex(({ power }) => power !== undefined) + 1 ||
    last
  const within = (ordinal: number) => Math.min(Math.max(ordinal, 1), last)
  switch (event.type) {
    case 'receive':
      return 1
    case 'assign':
    case 'take_over':
      return life.phase === 'in_work' ? within(Math.max(step ?? 1, 2)) : step
    case 'pass':
      return within(event.step ?? (step ?? 1) + 1)
    case 'propose':
      return event.elsewhere ? step : decides
    case 'return':
      return life.elsewhere ? step : within(Math.max(2, decides > 2 ? 2 : decides - 1))
    case 'release':
    case 'send':
    case 'hand_over':
      return last
    default:
      return step
  }
}

/**
 * When a step should be done: the shares of the time limit up to it, in working time between reception and the due
 * date. Steps side by side share the longest.
 * @returns milliseconds since the epoch; null while the clock stands
 */
export function stepDue(
  calendar: Calendar,
  steps: readonly StepOfVersion[],
  step: number | null,
  { received, due, stands }: { received: number; due: number | null; stands: readonly Span[] }
): number | null {
  if (step === null || due === null) return null
  const all = shareThrough(steps, steps.length)
  const part = shareThrough(steps, step)
  if (!all || part >= all) return due
  const whole = workingTime(calendar, { from: received, to: due }, stands)
  // A share of some milliseconds is not always whole ones.
  return workingTimeOver(calendar, received, Math.round((whole * part) / all), stands)
}

function shareThrough(steps: readonly StepOfVersion[], last: number): number {
  const together = new Map<number, number>()
  let sum = 0
  for (const { share, parallel } of steps.slice(0, last)) {
    if (parallel === undefined) sum += share
    else together.set(parallel, Math.max(together.get(parallel) ?? 0, share))
  }
  return sum + [...together.values()].reduce((whole, one) => whole + one, 0)
}
