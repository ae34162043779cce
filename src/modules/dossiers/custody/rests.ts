import type { Snapshot } from '../../../platform/database/index.ts'
import { type Plan, resolvePlan } from '../../changeover/index.ts'
import { type Body, planBodies } from './plan-bodies.ts'

/** For each of some bodies those that a plan lets take over from it, itself included while it goes on; by name. */
export async function takersOf(
  tx: Snapshot,
  plan: Plan,
  origins: readonly string[]
): Promise<Map<string, Body[]>> {
  if (!origins.length) return new Map()
  const { view, resolution } = await resolvePlan(tx, plan)
  const { changes } = resolution
  const { named } = await planBodies(tx, plan, 'predicted', view, changes)
  const ended = new Set(changes.organizations.ends.map(({ id }) => id))
  const takers = new Map(origins.map((id) => [id, new Set(ended.has(id) ? [] : [id])]))
  for (const { predecessorId, successorId } of changes.organizations.successions)
    takers.get(predecessorId)?.add(successorId)
  return new Map(
    [...takers].map(([id, bodies]) => [
      id,
      [...bodies].map(named).sort((a, b) => a.name.localeCompare(b.name, 'vi'))
    ])
  )
}
