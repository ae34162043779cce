import type { Snapshot } from '../../../platform/database/index.ts'
import { refusal } from '../../../platform/problem.ts'
import { type ActContext, type Actor, mayDo } from '../../../platform/record/index.ts'
import { getPlan, type Plan } from '../../changeover/index.ts'

/**
 * A plan of which it may still be said who takes over dossiers.
 * @throws "not found", or refusal when it is enacted
 */
export async function editablePlan({ tx }: ActContext, planId: string): Promise<Plan> {
  const plan = await getPlan(tx, planId)
  if (plan.enactment) throw refusal('changeover.refusal.enacted_already', { by: plan.enactment.enactedBy })
  return plan
}

/**
 * Whoever prepares plans says it of all dossiers, whoever assigns the dossiers of a body of its own.
 * @throws Problem 403 that names the power
 */
export async function needAssigning(
  { tx, actor, need }: ActContext,
  origins: Iterable<string>
): Promise<void> {
  if (await mayDo(tx, actor, 'register.change')) return
  const own = [...new Set(origins)]
  if (!own.length) await need('register.change', null)
  for (const organizationId of own) await need('dossiers.assign', { organizationId })
}

/** Of which of some bodies somebody may say who takes over the dossiers, and see whose they are. */
export async function assignableBy(
  tx: Snapshot,
  actor: Actor,
  origins: readonly string[]
): Promise<Set<string>> {
  if (await mayDo(tx, actor, 'register.change')) return new Set(origins)
  const may = new Set<string>()
  for (const organizationId of new Set(origins))
    if (await actor.rights.ground(tx, 'dossiers.assign', { organizationId })) may.add(organizationId)
  return may
}
