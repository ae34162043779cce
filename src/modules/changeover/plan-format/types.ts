import type { Day } from '../../../platform/day.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import type { DecisionInput, Operation } from '../../organization/operation-types.ts'

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
} from '../../organization/operation-types.ts'

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

/** Where in the file a value stands, both counted from 1. */
export interface Place {
  line: number
  /** JSON: the character in the line. CSV: the number of the column, as a spreadsheet counts it. */
  column: number
  /** Where a plan lies in several files. */
  file?: string
}

/** What reading a plan yields: the plan when it is sound, every problem at once, and where things stand. */
export interface ParsedPlan {
  plan?: PlanDocument
  problems: ProblemDetail[]
  /**
   * Where the value at a path such as `operations.3.from.0.code` stands in the file; for a path that the file
   * does not hold, the nearest thing around it. Lets checks against the register point at lines too.
   */
  placeOf(path: string): Place | undefined
}
