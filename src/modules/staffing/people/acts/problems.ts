import { type Day, dayAfter } from '../../../../platform/day.ts'
import { type ProblemDetail, refusal } from '../../../../platform/problem.ts'
import type { Decision } from '../../../organization/index.ts'

/** Gathers what stands against an act, so that all of it is said at once and each at its field. */
export class Problems {
  readonly details: ProblemDetail[] = []

  /** `key` is the end of `people.refusal.…`. */
  say(path: string, key: string, params: ProblemDetail['params'] = {}): void {
    this.details.push({ path, messageKey: `people.refusal.${key}`, params })
  }

  /** @throws refusal with all that was said */
  refuse(): void {
    if (this.details.length) throw refusal('people.refusal.cannot_be_done', {}, this.details)
  }
}

/** Nothing takes effect before the decision that orders it. */
export function checkDecided(
  problems: Problems,
  decision: Pick<Decision, 'number' | 'effectiveOn' | 'issuedOn'>,
  path: string,
  day: Day
): void {
  const decided = decision.effectiveOn ?? decision.issuedOn
  if (decided && day < decided)
    problems.say(path, 'before_decision', { number: decision.number, decided, day })
}

/** The first day on which it no longer holds, from the last on which it does. */
export function endAfter(lastDay: Day | undefined): Day | null {
  return lastDay === undefined ? null : dayAfter(lastDay)
}
