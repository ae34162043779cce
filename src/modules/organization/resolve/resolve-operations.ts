import type { Day } from '../../../platform/day.ts'
import { type Alter, emptyChangeSet } from '../change-set.ts'
import type { Operation } from '../operation-types.ts'
import { checkResult } from './check-result.ts'
import { codesAfter, findExisting, writeFacts } from './facts.ts'
import { identify } from './identify.ts'
import type { RegisterView } from './register-view.ts'
import type { Resolution } from './resolution.ts'
import { addSuccessions, markParts } from './successions.ts'

/**
 * Turns operations into the change set that they mean, or says in plain words why they cannot be done:
 * unknown units, decisions or kinds, dates before the decision's, a unit that ends twice, codes taken, orphans, cycles.
 * @param mainDecision how the decision is cited that operations rest on unless they cite another
 * Pure: reads only the view it is given. All problems are returned at once.
 */
export function resolveOperations(
  operations: Operation[],
  mainDecision: string,
  effectiveOn: Day,
  view: RegisterView
): Resolution {
  const resolution: Resolution = {
    changes: emptyChangeSet(effectiveOn),
    problems: [],
    operations: [],
    seen: { ended: new Set(), successions: new Set() }
  }
  // First who ends, who goes on and who is made; then parents and successors, which may be any of these.
  operations.forEach((operation, index) => {
    resolution.operations.push(identify(operation, index, mainDecision, effectiveOn, view, resolution))
  })
  const after = codesAfter(resolution, view)
  for (const resolved of resolution.operations) {
    findExisting(resolved, after, view, resolution)
    writeFacts(resolved, after, view, resolution)
  }
  for (const resolved of resolution.operations) addSuccessions(resolved, view, resolution)
  markParts(resolution)
  mergeAlters(resolution)
  checkResult(resolution, view)
  return resolution
}

/** Several operations may touch one unit (moved and renamed): one version, the later operation's citation. */
function mergeAlters(resolution: Resolution): void {
  for (const side of [resolution.changes.areas, resolution.changes.organizations]) {
    const merged = new Map<string, Alter>()
    for (const alter of side.alters) {
      const earlier = merged.get(alter.id)
      merged.set(alter.id, earlier ? { ...alter, patch: { ...earlier.patch, ...alter.patch } } : alter)
    }
    side.alters = [...merged.values()]
  }
}
