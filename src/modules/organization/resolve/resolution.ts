import type { ChangeSet, UnitType } from '../change-set.ts'
import type { Operation } from '../operation-types.ts'
import type { OperationProblem } from './operation-problem.ts'
import type { Unit } from './register-view.ts'

/** One operation with the units it was found to speak of. */
export interface ResolvedOperation {
  operation: Operation
  index: number
  citation: { decisionId: string; clause: string }
  /** Units of the day before; same order as `operation.from`. */
  from: (Unit | undefined)[]
  /** Ids of the units that result; same order as `operation.into`. */
  into: (string | undefined)[]
}

export interface Resolution {
  changes: ChangeSet
  problems: OperationProblem[]
  operations: ResolvedOperation[]
  /** Ids of units that end, and successions already noted: asked for every line of a plan. */
  seen: { ended: Set<string>; successions: Set<string> }
}

/** Acts that change one unit, which goes on. */
export const oneByOne = new Set(['rename', 'reclassify', 'move', 'recode'])

/** The half of a change set that speaks of areas, or of bodies. */
export function sideOf(changes: ChangeSet, type: UnitType) {
  return type === 'area' ? changes.areas : changes.organizations
}
