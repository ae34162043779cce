import type { Day } from '../../../platform/day.ts'
import type { DecisionInput, Operation } from '../../organization/index.ts'
import type { FileProblem, Place } from './file/problems.ts'

export {
  type ActName,
  actNames,
  type DecisionInput,
  type Extent,
  extents,
  type Operation,
  type OperationFrom,
  type OperationInto,
  type UnitScope,
  unitScopes
} from '../../organization/index.ts'
export type { FileProblem, Place } from './file/problems.ts'

/** A plan as people write it: a decision in preparation, a day, and operations that each cite a clause. */
export interface PlanDocument {
  title: string
  /** The decision that every operation cites unless it names another. */
  decision: DecisionInput
  /** Further decisions that operations cite. */
  decisions: DecisionInput[]
  effectiveOn: Day
  /** Whether the bodies that follow from the templates are to be proposed after import. */
  propose: boolean
  /** Figure -> the value that the decision announces for the effective date. */
  announced: Record<string, number>
  operations: Operation[]
}

/** What reading a plan yields: the plan when it is sound, every problem at once, and where things stand. */
export interface ParsedPlan {
  plan?: PlanDocument
  problems: FileProblem[]
  /**
   * Where the value at a path of the plan such as `operations.3.from.0.code` stands in the file; for a path that
   * the file does not hold, the nearest thing around it. Lets checks against the register point at lines too.
   */
  placeOf(path: string): Place | undefined
}
