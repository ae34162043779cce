import type { Day } from '../../../platform/day.ts'
import { type Alter, type ChangeSet, emptyChangeSet, type UnitFacts, type UnitType } from '../change-set.ts'
import type { Operation, OperationInto } from '../operation-types.ts'
import { checkResult } from './check-result.ts'
import { type OperationProblem, problemsOf } from './operation-problem.ts'
import type { RegisterView, Unit } from './register-view.ts'
import { addSuccessions, markParts } from './successions.ts'

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

const oneByOne = new Set(['rename', 'reclassify', 'move', 'recode'])

/**
 * Turns operations into the change set that they mean, or says in plain words why they cannot be done:
 * unknown units, decisions or kinds, dates before the decision's, a unit that ends twice, codes taken, orphans, cycles.
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

function identify(
  operation: Operation,
  index: number,
  mainDecision: string,
  effectiveOn: Day,
  view: RegisterView,
  resolution: Resolution
): ResolvedOperation {
  const problem = problemsOf(operation.id, index, resolution.problems)
  const number = operation.decision ?? mainDecision
  const decision = view.decisions.get(number)
  if (!decision) problem('decision', 'unknown_decision', { number })
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

function checkShape(operation: Operation, problem: ReturnType<typeof problemsOf>): void {
  const { act, from, into } = operation
  const wants: [boolean, string][] = [
    [act !== 'establish' && from.length === 0, 'needs_from'],
    [act !== 'dissolve' && into.length === 0, 'needs_into'],
    [act === 'establish' && from.length > 0, 'establish_from_nothing'],
    [act === 'merge' && into.length > 1, 'merge_into_one'],
    [act === 'merge' && from.length < 2 && !into.some((i) => i.existing || i.continues), 'merge_of_two'],
    [act === 'split' && from.length > 1, 'split_of_one'],
    [oneByOne.has(act) && (from.length > 1 || into.length > 1), 'one_unit'],
    [operation.unit === 'area' && act === 'transfer', 'transfer_bodies_only']
  ]
  for (const [wrong, key] of wants) if (wrong) problem('', key, { act })
}

/** code -> id on the effective date: what goes on or is already enacted, with what this plan makes or recodes. */
function codesAfter(resolution: Resolution, view: RegisterView): Map<string, string> {
  const after = new Map<string, string>()
  const { ended } = resolution.seen
  const recoded = new Map<string, string>()
  for (const { operation, into } of resolution.operations)
    operation.into.forEach((entry, at) => {
      const id = into[at]
      if (id && entry.code && !entry.existing) recoded.set(id, entry.code)
    })
  for (const unit of view.onDay.units.values())
    if (!ended.has(unit.id) && (recoded.get(unit.id) ?? unit.code) === unit.code)
      after.set(`${unit.type} ${unit.code}`, unit.id)
  for (const { operation, index, into } of resolution.operations)
    operation.into.forEach((entry, at) => {
      const id = into[at]
      if (!id || !entry.code) return
      const key = `${operation.unit} ${entry.code}`
      const holder = after.get(key)
      if (holder && holder !== id)
        problemsOf(operation.id, index, resolution.problems)(`into.${at}.code`, 'code_taken', {
          code: entry.code
        })
      after.set(key, id)
    })
  return after
}

function findExisting(
  { operation, index, into }: ResolvedOperation,
  after: Map<string, string>,
  view: RegisterView,
  resolution: Resolution
): void {
  operation.into.forEach((entry, at) => {
    if (!entry.existing) return
    const before = view.before.byCode(operation.unit, entry.code ?? '')
    const goesOn = before && !resolution.seen.ended.has(before.id)
    into[at] = goesOn ? before.id : after.get(`${operation.unit} ${entry.code}`)
    if (!into[at])
      problemsOf(operation.id, index, resolution.problems)(`into.${at}.code`, 'unknown_unit', {
        code: entry.code ?? '?',
        day: resolution.changes.effectiveOn
      })
  })
}

function writeFacts(
  resolved: ResolvedOperation,
  after: Map<string, string>,
  view: RegisterView,
  resolution: Resolution
): void {
  const { operation, index, into, citation } = resolved
  const side = sideOf(resolution.changes, operation.unit)
  const problem = problemsOf(operation.id, index, resolution.problems)
  const idOf = (type: UnitType, code: string, path: string) => {
    const id = after.get(`${type} ${code}`) ?? view.before.byCode(type, code)?.id
    if (!id) problem(path, 'unknown_unit', { code, day: resolution.changes.effectiveOn })
    return id
  }
  operation.into.forEach((entry, at) => {
    const id = into[at]
    if (!id || entry.existing) return
    const facts = factsOf(entry)
    if (entry.parent) facts.parentId = idOf(operation.unit, entry.parent, `into.${at}.parent`) ?? null
    if (entry.area) facts.areaId = idOf('area', entry.area, `into.${at}.area`) ?? null
    if (view.before.units.has(id) || view.onDay.units.has(id)) {
      if (Object.keys(facts).length) side.alters.push({ id, ...citation, patch: facts })
    } else {
      if (operation.unit === 'organization' && !entry.area)
        problem(`into.${at}.area`, 'needs_area', { code: entry.code ?? '?' })
      side.begins.push({ id, ...citation, facts: facts as UnitFacts })
    }
  })
}

function factsOf(entry: OperationInto): Partial<UnitFacts> {
  const {
    code,
    name,
    kind,
    nameEn,
    otherNames,
    functions,
    seat,
    areaKm2,
    population,
    lat,
    lon,
    demonstration,
    source
  } = entry
  const facts = {
    code,
    name,
    kind,
    nameEn,
    otherNames,
    functions,
    seat,
    areaKm2,
    population,
    lat,
    lon,
    demonstration,
    source
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
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

/** The half of a change set that speaks of areas, or of bodies. */
export function sideOf(changes: ChangeSet, type: UnitType) {
  return type === 'area' ? changes.areas : changes.organizations
}
