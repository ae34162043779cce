import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../platform/database/index.ts'
import { type Day, dayBefore } from '../../platform/day.ts'
import type { ProblemDetail } from '../../platform/problem.ts'
import {
  findSet,
  hideConfidential,
  loadSets,
  measureSet,
  runSet,
  type SetRow
} from '../../platform/sets/index.ts'
import {
  applyChanges,
  citationOf,
  ensureDecision,
  type Resolution,
  registerView,
  resolveOperations
} from '../organization/index.ts'
import { enactParts } from './parts.ts'
import type { Plan } from './store/plans.ts'
import { citingOwn } from './store/resolve-plan.ts'

/** A figure on the day before and on the day itself. */
export interface FigureChange {
  id: string
  before: number | null
  after: number | null
  announced: number | null
}

/** A rule and what breaks it on the day that a plan takes effect. */
export interface RuleOutcome {
  id: string
  violations: SetRow[]
  /** Those that the plan brings about: they stand in the way of its enactment. */
  fresh: SetRow[]
  /** Whether these stand in the plan's way; a rule that only advises (`-- gates: no`) is told and stops nothing. */
  gates: boolean
}

/** What happens if a plan is enacted: found out by doing it inside a transaction. */
export interface Evaluation {
  problems: ProblemDetail[]
  /** What the parts of later rooms tell of what they did. */
  notes: ProblemDetail[]
  rules: RuleOutcome[]
  figures: FigureChange[]
  counts: Record<'begins' | 'alters' | 'ends' | 'successions', { areas: number; organizations: number }>
  /** Milliseconds that writing the changes took. */
  duration: number
  ready: boolean
  decisionId: string | null
}

/** The outcomes as those may see them who are not signed in: without the names of people. */
export function publicOutcomes(rules: RuleOutcome[]): RuleOutcome[] {
  return rules.map((rule) => {
    const set = findSet('rules', rule.id)
    if (!set) return rule
    const { violations, fresh } = rule
    return { ...rule, violations: hideConfidential(violations, set), fresh: hideConfidential(fresh, set) }
  })
}

const nothing = { areas: 0, organizations: 0 }

/** An enactment is for ever in the record: one that does nothing would only be a mistake. */
const saysNothing = { operationId: '', path: 'operations', messageKey: 'changeover.refusal.no_operations' }

/**
 * Applies a plan with all its parts in the given transaction and looks at both days: operations that cannot be done,
 * rules broken, figures before and after, and whether they agree with what the decision announces.
 * The caller decides whether the transaction is kept (enact) or rolled back (check, rehearse).
 */
export async function evaluate(
  tx: Tx,
  plan: Plan,
  baseline: Day | null
): Promise<Evaluation & { before: unknown[]; after: unknown[] }> {
  const dayOf = plan.effectiveOn
  const decision = await ensureDecision(tx, plan.decision)
  for (const other of plan.decisions) await ensureDecision(tx, other)
  const resolution = resolveOperations(
    citingOwn(plan),
    citationOf(decision),
    dayOf,
    await registerView(tx, dayOf)
  )
  const since = baseline ?? dayBefore(dayOf)
  const before = await figures(tx, dayBefore(dayOf), since)
  const standing = await rules(tx, dayOf)
  if (!plan.operations.length) resolution.problems.push(saysNothing)
  if (resolution.problems.length)
    return blank(resolution, decision.id, compare(before, new Map(), plan.announced))
  await sql`savepoint plan_changes`.execute(tx)
  const start = performance.now()
  const applied = await applyChanges(tx, resolution.changes)
  const parts = await enactParts(tx, plan, decision.id)
  if (parts.problems.length) {
    // What is half done is not whole, and the database would say so before anyone reads the problems.
    await sql`rollback to savepoint plan_changes`.execute(tx)
    const figuresFound = compare(before, new Map(), plan.announced)
    return { ...blank(resolution, decision.id, figuresFound), problems: parts.problems, notes: parts.notes }
  }
  const duration = performance.now() - start
  const compared = compare(before, await figures(tx, dayOf, since), plan.announced)
  const outcomes = (await rules(tx, dayOf)).map(({ id, violations, gates }) => {
    const known = new Set(standing.find((rule) => rule.id === id)?.violations.map(keyOf))
    return { id, violations, fresh: violations.filter((row) => !known.has(keyOf(row))), gates }
  })
  outcomes.push(reconcile(compared))
  return {
    problems: [],
    notes: parts.notes,
    rules: outcomes,
    figures: compared,
    counts: countsOf(resolution),
    duration,
    decisionId: decision.id,
    ready: outcomes.every((rule) => !rule.gates || rule.fresh.length === 0),
    before: [...applied.before, ...parts.before],
    after: [...applied.after, ...parts.after]
  }
}

function blank(resolution: Resolution, decisionId: string, figuresFound: FigureChange[]) {
  return {
    problems: resolution.problems,
    notes: [],
    rules: [],
    figures: figuresFound,
    counts: countsOf(resolution),
    duration: 0,
    ready: false,
    decisionId,
    before: [],
    after: []
  }
}

function countsOf({ changes }: Resolution): Evaluation['counts'] {
  const count = (key: keyof Evaluation['counts']) => ({
    ...nothing,
    areas: changes.areas[key].length,
    organizations: changes.organizations[key].length
  })
  return {
    begins: count('begins'),
    alters: count('alters'),
    ends: count('ends'),
    successions: count('successions')
  }
}

/** Two rows break a rule in the same way when they say the same of the same thing. */
function keyOf(row: SetRow): string {
  return JSON.stringify(row)
}

async function figures(tx: Snapshot, at: Day, since: Day): Promise<Map<string, number | null>> {
  const values = new Map<string, number | null>()
  for (const set of await loadSets('figures'))
    values.set(set.id, (await measureSet(tx, set, { at, since })).value)
  return values
}

async function rules(tx: Snapshot, at: Day): Promise<Omit<RuleOutcome, 'fresh'>[]> {
  const found = []
  for (const set of await loadSets('rules'))
    found.push({
      id: set.id,
      gates: set.header.gates !== 'no',
      violations: await runSet(tx, set, { at, since: dayBefore(at), known: null, confidential: true })
    })
  return found
}

function compare(
  before: Map<string, number | null>,
  after: Map<string, number | null>,
  announced: Record<string, number>
): FigureChange[] {
  return [...new Set([...before.keys(), ...Object.keys(announced)])].map((id) => ({
    id,
    before: before.get(id) ?? null,
    after: after.get(id) ?? null,
    announced: announced[id] ?? null
  }))
}

/** The rule that no query can know: the figures agree with what the decision announces. */
function reconcile(figuresFound: FigureChange[]): RuleOutcome {
  const violations = figuresFound
    .filter(({ announced, after }) => announced !== null && announced !== after)
    .map(({ id, announced, after }) => ({ kind: 'figure', id, label: id, announced, after }) as SetRow)
  return { id: 'figures_reconcile', violations, fresh: violations, gates: true }
}
