import type { Snapshot, Tx } from '../../platform/database/index.ts'
import type { ProblemDetail } from '../../platform/problem.ts'
import type { Plan } from './store/plans.ts'

/**
 * What a later room adds to plans (staffing: who goes where; dossiers: who takes over open cases). This room knows
 * none of them: a part keeps its own rows beside the plan (`references plan on delete cascade`), has acts and pages
 * of its own, and is enacted, checked, rehearsed and revoked together with the register's operations.
 */
export interface PlanPart {
  /** Short and unique. Paths of the part's problems begin with it: `people.TN-0001`. */
  name: string
  /**
   * What `enact` writes; a revocation takes it back. Each table has `recorded_in`, a `_history` table and a key of
   * its own that is never given to another row.
   */
  tables: readonly (readonly [table: string, key: string])[]
  /**
   * Writes the part, in the transaction of the plan: the register already is as it will be on the day, rules and
   * figures are looked at afterwards. What cannot be done is answered as a problem, nothing is thrown for it.
   */
  enact(tx: Tx, plan: Plan, decisionId: string): Promise<PartOutcome>
  /** Proposes what follows from the plan's operations in this part; what people wrote stays. */
  propose?(tx: Tx, plan: Plan): Promise<void>
  /** How many things recorded since stand on what the enactment wrote; a revocation is refused then. */
  builtUpon?(tx: Tx, recordId: number): Promise<number>
  /** What the plan says in this part: the record keeps it when a draft is thrown away. */
  rows(tx: Snapshot, planId: string): Promise<unknown[]>
  /** A tab on the plan: last part of its address, and the key of its words. Shown to whoever is signed in. */
  tab?: { path: string; label: string }
  /** Rules whose violations are mended in the part, not by operations. */
  rules?: readonly string[]
}

export interface PartOutcome {
  /** What stands in the way; the plan cannot be enacted as long as there is any. */
  problems: ProblemDetail[]
  /** What people should know of what was done, besides: how many were placed, what ended with it. */
  notes: ProblemDetail[]
  /** Rows as they were and as they are, for the record. */
  before: unknown[]
  after: unknown[]
}

const parts = new Map<string, PlanPart>()

/** A room says at its door what it adds to plans; saying it again changes nothing. */
export function registerPlanPart(part: PlanPart): void {
  parts.set(part.name, part)
}

/** All parts, in the order in which rooms are loaded: that of dependence. */
export function planParts(): PlanPart[] {
  return [...parts.values()]
}

/** Enacts all parts; each finds what those before it wrote. */
export async function enactParts(tx: Tx, plan: Plan, decisionId: string): Promise<PartOutcome> {
  const all: PartOutcome = { problems: [], notes: [], before: [], after: [] }
  for (const part of planParts()) {
    const outcome = await part.enact(tx, plan, decisionId)
    for (const key of ['problems', 'notes'] as const) all[key].push(...outcome[key])
    for (const key of ['before', 'after'] as const) all[key].push(...outcome[key])
  }
  return all
}

/** Proposes in all parts what follows from the operations of a plan, written or proposed. */
export async function proposeInParts(tx: Tx, plan: Plan): Promise<void> {
  for (const part of planParts()) await part.propose?.(tx, plan)
}

/** What a plan says in each of its parts; parts of which it says nothing are left out. */
export async function rowsOfParts(tx: Snapshot, planId: string): Promise<Record<string, unknown[]>> {
  const said: Record<string, unknown[]> = {}
  for (const part of planParts()) {
    const rows = await part.rows(tx, planId)
    if (rows.length) said[part.name] = rows
  }
  return said
}
