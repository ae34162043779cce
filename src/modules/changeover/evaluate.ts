import type { Snapshot, Tx } from '../../platform/database/index.ts'
import { type Day, dayBefore } from '../../platform/day.ts'
import type { ProblemDetail } from '../../platform/problem.ts'
import { figureValue, loadSets, runSet, type SetRow } from '../../platform/sets/index.ts'
import {
  applyChanges,
  ensureDecision,
  type Resolution,
  registerView,
  resolveOperations
} from '../organization/index.ts'
import type { PlanDocument } from './plan-format/types.ts'

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
}

/** What happens if a plan is enacted: found out by doing it inside a transaction. */
export interface Evaluation {
  problems: ProblemDetail[]
  rules: RuleOutcome[]
  figures: FigureChange[]
  counts: Record<'begins' | 'alters' | 'ends' | 'successions', { areas: number; organizations: number }>
  /** Milliseconds that writing the changes took. */
  duration: number
  ready: boolean
  decisionId: string | null
}

const nothing = { areas: 0, organizations: 0 }

/**
 * Applies a plan in the given transaction and looks at both days: operations that cannot be done, rules broken,
 * figures before and after, and whether they agree with what the decision announces.
 * The caller decides whether the transaction is kept (enact) or rolled back (check, rehearse).
 */
export async function evaluate(
  tx: Tx,
  plan: PlanDocument,
  baseline: Day | null
): Promise<Evaluation & { before: unknown[]; after: unknown[] }> {
  const dayOf = plan.effectiveOn
  const decision = await ensureDecision(tx, plan.decision)
  for (const other of plan.decisions) await ensureDecision(tx, other)
  const resolution = resolveOperations(plan.operations, decision.number, dayOf, await registerView(tx, dayOf))
  const since = baseline ?? dayBefore(dayOf)
  const before = await figures(tx, dayBefore(dayOf), since)
  const standing = await rules(tx, dayOf)
  if (resolution.problems.length)
    return { ...blank(resolution, decision.id), figures: compare(before, new Map(), plan.announced) }
  const start = performance.now()
  const applied = await applyChanges(tx, resolution.changes)
  const duration = performance.now() - start
  const compared = compare(before, await figures(tx, dayOf, since), plan.announced)
  const outcomes = (await rules(tx, dayOf)).map(({ id, violations }) => {
    const known = new Set(standing.find((rule) => rule.id === id)?.violations.map(keyOf))
    return { id, violations, fresh: violations.filter((row) => !known.has(keyOf(row))) }
  })
  outcomes.push(reconcile(compared))
  return {
    problems: [],
    rules: outcomes,
    figures: compared,
    counts: countsOf(resolution),
    duration,
    decisionId: decision.id,
    ready: outcomes.every((rule) => rule.fresh.length === 0),
    ...applied
  }
}

function blank(resolution: Resolution, decisionId: string) {
  return {
    problems: resolution.problems,
    rules: [],
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
    values.set(set.id, figureValue(set, await runSet(tx, set, { at, since, known: null })).value)
  return values
}

async function rules(tx: Snapshot, at: Day): Promise<{ id: string; violations: SetRow[] }[]> {
  const found = []
  for (const set of await loadSets('rules'))
    found.push({ id: set.id, violations: await runSet(tx, set, { at, since: dayBefore(at), known: null }) })
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
  return { id: 'figures_reconcile', violations, fresh: violations }
}
