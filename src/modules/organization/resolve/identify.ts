import type { Day } from '../../../platform/day.ts'
import { candidatesIn } from '../cite-decision.ts'
import type { Operation, OperationFrom } from '../operation-types.ts'
import { problemsOf } from './operation-problem.ts'
import type { RegisterView } from './register-view.ts'
import { oneByOne, type Resolution, type ResolvedOperation, sideOf } from './resolution.ts'

/** Finds the units that an operation speaks of, notes who ends, and gives new ones their identity. */
export function identify(
  operation: Operation,
  index: number,
  mainDecision: string,
  effectiveOn: Day,
  view: RegisterView,
  resolution: Resolution
): ResolvedOperation {
  const problem = problemsOf(operation.id, index, resolution.problems)
  const number = operation.decision ?? mainDecision
  const [decision, ...others] = view.decisions.cited(number)
  if (!decision) problem('decision', 'unknown_decision', { number })
  if (decision && others.length)
    problem('decision', 'ambiguous_decision', { number, candidates: candidatesIn([decision, ...others]) })
  const decided = decision?.effectiveOn ?? decision?.issuedOn
  if (decided && effectiveOn < decided)
    problem('decision', 'before_decision', { number, decided, effective: effectiveOn })
  const citation = { decisionId: decision?.id ?? '', clause: operation.clause }

  checkShape(operation, problem)
  const from = operation.from.map((entry, at) => {
    const unit = view.before.byCode(operation.unit, entry.code)
    if (!unit) problem(`from.${at}.code`, 'unknown_unit', { code: entry.code, day: effectiveOn })
    for (const [n, code] of (entry.functions ?? []).entries())
      if (!view.functions.has(code)) problem(`from.${at}.functions.${n}`, 'unknown_function', { code })
    return unit
  })
  const into = operation.into.map((entry, at) => {
    if (entry.kind && view.kinds.get(entry.kind)?.scope !== operation.unit)
      problem(`into.${at}.kind`, 'unknown_kind', { kind: entry.kind })
    for (const [n, code] of (entry.functions ?? []).entries())
      if (!view.functions.has(code)) problem(`into.${at}.functions.${n}`, 'unknown_function', { code })
    if (entry.existing) return undefined
    if (oneByOne.has(operation.act)) return from[0]?.id
    if (entry.continues) {
      const unit = view.before.byCode(operation.unit, entry.continues)
      if (!unit) problem(`into.${at}.continues`, 'unknown_unit', { code: entry.continues, day: effectiveOn })
      return unit?.id
    }
    if (!entry.code || !entry.name || !entry.kind) {
      problem(`into.${at}`, 'incomplete_unit', { code: entry.code ?? '?' })
      return undefined
    }
    return view.newId()
  })
  refusePartAndWhole(operation, from, problem)
  const resolved = { operation, index, citation, from, into }
  endUnits(resolved, resolution, problem)
  return resolved
}

/** Who of `from` ends: all that go wholly and do not go on as one of `into`. */
function endUnits(
  { operation, from, into, citation }: ResolvedOperation,
  resolution: Resolution,
  problem: ReturnType<typeof problemsOf>
): void {
  if (['establish', 'transfer'].includes(operation.act) || oneByOne.has(operation.act)) return
  const ends = sideOf(resolution.changes, operation.unit).ends
  const { ended } = resolution.seen
  const endedHere = new Set<string>()
  from.forEach((unit, at) => {
    if (!unit || operation.from[at]?.extent === 'part' || into.includes(unit.id) || endedHere.has(unit.id))
      return
    if (ended.has(unit.id)) {
      // A body may be dissolved field by field in several operations; territory goes once.
      const piecemeal = operation.unit === 'organization' && operation.act === 'dissolve'
      if (!piecemeal) problem(`from.${at}.code`, 'ends_twice', { code: unit.code, name: unit.name })
    } else ends.push({ id: unit.id, ...citation })
    endedHere.add(unit.id)
    ended.add(unit.id)
  })
}

/** What goes wholly leaves nothing of which a part could go; of bodies, within the same field and place. */
function refusePartAndWhole(
  { from }: Operation,
  units: ResolvedOperation['from'],
  problem: ReturnType<typeof problemsOf>
): void {
  from.forEach((entry, at) => {
    if (entry.extent !== 'part') return
    const whole = from.some(
      (other) => other.extent === 'whole' && other.code === entry.code && sameMatter(other, entry)
    )
    if (whole)
      problem(`from.${at}.extent`, 'part_and_whole', { code: entry.code, name: units[at]?.name ?? '' })
  })
}

function sameMatter(one: OperationFrom, other: OperationFrom): boolean {
  const [ones, others] = [one.functions ?? [], other.functions ?? []]
  const shared = !ones.length || !others.length || ones.some((code) => others.includes(code))
  return one.place === other.place && shared
}

function checkShape(operation: Operation, problem: ReturnType<typeof problemsOf>): void {
  const { act, from, into } = operation
  const given = new Set(from.map(({ code }) => code)).size
  const wants: [boolean, string][] = [
    [act !== 'establish' && from.length === 0, 'needs_from'],
    [act !== 'dissolve' && into.length === 0, 'needs_into'],
    [act === 'establish' && from.length > 0, 'establish_from_nothing'],
    [act === 'merge' && into.length > 1, 'merge_into_one'],
    [act === 'merge' && given < 2 && !into.some((i) => i.existing || i.continues), 'merge_of_two'],
    [act === 'split' && given > 1, 'split_of_one'],
    [oneByOne.has(act) && (from.length > 1 || into.length > 1), 'one_unit'],
    [operation.unit === 'area' && act === 'transfer', 'transfer_bodies_only']
  ]
  for (const [wrong, key] of wants) if (wrong) problem('', key, { act })
}
