import type { Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import type { FunctionTree } from './function-tree.ts'
import type { Custodian } from './store/custody.ts'
import type { AsOf } from './store/find-units.ts'
import { type Succession, successorsOf } from './store/successions.ts'

/** All steps that the work of an origin took between two days, the earliest first. */
export async function stepsFrom(
  tx: Snapshot,
  originId: string,
  on: Day,
  { at, known }: AsOf
): Promise<Succession[]> {
  const steps = new Map<string, Succession>()
  const reached = new Map([[originId, on]])
  for (let front = [originId]; front.length; ) {
    const next: string[] = []
    for (const id of front)
      for (const step of await successorsOf(tx, 'organization', id, known)) {
        if (step.onDate <= (reached.get(id) ?? on) || step.onDate > at) continue
        steps.set(step.id, step)
        if (reached.has(step.successorId)) continue
        reached.set(step.successorId, step.onDate)
        next.push(step.successorId)
      }
    front = next
  }
  return [...steps.values()].sort((a, b) => a.onDate.localeCompare(b.onDate))
}

/** Those steps by which the work came to this custodian, in its field and at its place: followed backwards from it. */
export function stepsTo(custodian: Custodian, steps: Succession[], tree: FunctionTree): Succession[] {
  const way: Succession[] = []
  const wanted = new Set([custodian.custodianId])
  for (const step of steps.toReversed()) {
    if (!wanted.has(step.successorId) || !tree.related(step.functionCode, custodian.functionCode)) continue
    if (
      step.predecessorId === custodian.originId &&
      step.placeId &&
      custodian.placeId &&
      step.placeId !== custodian.placeId
    )
      continue
    way.unshift(step)
    wanted.add(step.predecessorId)
  }
  return way
}
