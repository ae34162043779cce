import type { Tone } from '../../../ui/index.ts'
import type { Plan } from '../store/plans.ts'

export type PlanState = 'draft' | 'revoked' | 'enacted' | 'in_effect'

/** Where a plan stands on a day. Derived from its records, never stored. */
export function planState(
  plan: { effectiveOn: string; enacted: boolean; revoked: boolean },
  today: string
): PlanState {
  if (plan.enacted) return plan.effectiveOn <= today ? 'in_effect' : 'enacted'
  return plan.revoked ? 'revoked' : 'draft'
}

/** The state of a plan that was read whole. */
export function stateOf({ effectiveOn, enactment, revocations }: Plan, today: string): PlanState {
  return planState({ effectiveOn, enacted: enactment !== null, revoked: revocations.length > 0 }, today)
}

export const stateTones: Record<PlanState, Tone> = {
  draft: 'indigo',
  revoked: 'grey',
  enacted: 'gold',
  in_effect: 'green'
}
