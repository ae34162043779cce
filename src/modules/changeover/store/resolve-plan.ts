import type { Snapshot } from '../../../platform/database/index.ts'
import {
  type RegisterView,
  type Resolution,
  registerView,
  resolveOperations
} from '../../organization/index.ts'
import type { PlanDocument } from '../plan-format/types.ts'

/** The view in which the decisions that a plan brings along are known already. */
export function withPlanDecisions(view: RegisterView, plan: PlanDocument): RegisterView {
  const decisions = new Map(view.decisions)
  for (const { number, issuedOn, effectiveOn } of [plan.decision, ...plan.decisions])
    if (!decisions.has(number))
      decisions.set(number, { id: number, issuedOn: issuedOn ?? null, effectiveOn: effectiveOn ?? null })
  return { ...view, decisions }
}

/** What the operations of a plan mean for the register as it stands; nothing is written. */
export async function resolvePlan(
  tx: Snapshot,
  plan: PlanDocument
): Promise<{ view: RegisterView; resolution: Resolution }> {
  const view = withPlanDecisions(await registerView(tx, plan.effectiveOn), plan)
  return {
    view,
    resolution: resolveOperations(plan.operations, plan.decision.number, plan.effectiveOn, view)
  }
}
