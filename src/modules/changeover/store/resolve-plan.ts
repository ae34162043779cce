import type { Snapshot } from '../../../platform/database/index.ts'
import {
  CitedDecisions,
  citationOf,
  type Operation,
  type RegisterView,
  type Resolution,
  registerView,
  resolveOperations
} from '../../organization/index.ts'
import type { PlanDocument } from '../plan-format/types.ts'

/** The view in which the decisions that a plan brings along are known already. */
export function withPlanDecisions(view: RegisterView, plan: PlanDocument): RegisterView {
  const fresh = [plan.decision, ...plan.decisions].filter(
    (decision) => !view.decisions.cited(citationOf(decision)).length
  )
  if (!fresh.length) return view
  const brought = fresh.map((decision) => ({ ...decision, id: citationOf(decision) }))
  return { ...view, decisions: new CitedDecisions([...view.decisions.all, ...brought]) }
}

/** The operations, where they cite one of the plan's own decisions by its number: that one, whoever else used the number. */
export function citingOwn(plan: PlanDocument): Operation[] {
  const own = new CitedDecisions([plan.decision, ...plan.decisions])
  return plan.operations.map((operation) => {
    const [meant, ...others] = operation.decision ? own.cited(operation.decision) : []
    return meant && !others.length ? { ...operation, decision: citationOf(meant) } : operation
  })
}

/** What the operations of a plan mean for the register as it stands; nothing is written. */
export async function resolvePlan(
  tx: Snapshot,
  plan: PlanDocument
): Promise<{ view: RegisterView; resolution: Resolution }> {
  const view = withPlanDecisions(await registerView(tx, plan.effectiveOn), plan)
  return {
    view,
    resolution: resolveOperations(citingOwn(plan), citationOf(plan.decision), plan.effectiveOn, view)
  }
}
