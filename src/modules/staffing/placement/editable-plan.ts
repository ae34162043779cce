import { refusal } from '../../../platform/problem.ts'
import { type ActContext, type Actor, mayDo } from '../../../platform/record/index.ts'
import { getPlan, type Plan } from '../../changeover/index.ts'

const powers = ['register.change', 'staffing.appoint'] as const

/**
 * A plan whose people may still be placed, for whoever prepares plans or keeps the posts of the province.
 * @throws 403, "not found", or refusal when it is enacted
 */
export async function editablePlan({ tx, actor, need }: ActContext, planId: string): Promise<Plan> {
  const [drafting, appointing] = powers
  await need((await mayDo(tx, actor, drafting)) ? drafting : appointing, null)
  const plan = await getPlan(tx, planId)
  if (plan.enactment) throw refusal('changeover.refusal.enacted_already', { by: plan.enactment.enactedBy })
  return plan
}

/** Whether pages offer someone to place people. */
export async function mayPlace(tx: Parameters<typeof mayDo>[0], actor: Actor | null): Promise<boolean> {
  for (const power of powers) if (await mayDo(tx, actor, power)) return true
  return false
}
