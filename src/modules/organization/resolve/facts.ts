import type { UnitFacts, UnitType } from '../change-set.ts'
import type { OperationInto } from '../operation-types.ts'
import { problemsOf } from './operation-problem.ts'
import type { RegisterView } from './register-view.ts'
import { type Resolution, type ResolvedOperation, sideOf } from './resolution.ts'

/** code -> id on the effective date: what goes on or is already enacted, with what this plan makes or recodes. */
export function codesAfter(resolution: Resolution, view: RegisterView): Map<string, string> {
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

/** Finds the units that only take over: by their code of the day before, or, where that ends, of the day itself. */
export function findExisting(
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

/** Notes what the results of an operation are called and where they belong. */
export function writeFacts(
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

/** What a result says of the unit itself; where it belongs is resolved apart. */
function factsOf(entry: OperationInto): Partial<UnitFacts> {
  const { parent: _parent, area: _area, continues: _continues, existing: _existing, ...facts } = entry
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}
