import type { UnitType } from '../change-set.ts'
import { problemsOf } from './operation-problem.ts'
import type { RegisterView, Unit } from './register-view.ts'
import { type Resolution, sideOf } from './resolution.ts'

/** Looks at the day after as a whole: no orphan, no cycle, nobody both ended and changed. */
export function checkResult(resolution: Resolution, view: RegisterView): void {
  for (const type of ['area', 'organization'] as const) {
    const side = sideOf(resolution.changes, type)
    const ended = new Set(side.ends.map((end) => end.id))
    for (const alter of side.alters)
      if (ended.has(alter.id))
        report(resolution, alter.id, 'ended_and_changed', view.before.units.get(alter.id))
    findOrphans(type, resolution, view)
    findCycles(type, resolution, view)
  }
}

function findOrphans(type: UnitType, resolution: Resolution, view: RegisterView): void {
  const endedAreas = new Set(resolution.changes.areas.ends.map((end) => end.id))
  const endedBodies = new Set(resolution.changes.organizations.ends.map((end) => end.id))
  const ended = type === 'area' ? endedAreas : endedBodies
  const patches = new Map(sideOf(resolution.changes, type).alters.map((alter) => [alter.id, alter.patch]))
  for (const unit of view.onDay.units.values()) {
    if (unit.type !== type || ended.has(unit.id)) continue
    const patch = patches.get(unit.id)
    const parentId = patch && 'parentId' in patch ? patch.parentId : unit.parentId
    const areaId = patch && 'areaId' in patch ? patch.areaId : unit.areaId
    if (parentId && ended.has(parentId))
      report(resolution, parentId, 'orphan', unit, view.before.units.get(parentId))
    if (areaId && endedAreas.has(areaId))
      report(resolution, areaId, 'orphan', unit, view.before.units.get(areaId))
  }
}

function findCycles(type: UnitType, resolution: Resolution, view: RegisterView): void {
  const side = sideOf(resolution.changes, type)
  const parents = new Map<string, string | null | undefined>()
  for (const unit of view.onDay.units.values()) if (unit.type === type) parents.set(unit.id, unit.parentId)
  for (const { id, facts } of side.begins) parents.set(id, facts.parentId)
  for (const { id, patch } of side.alters) if ('parentId' in patch) parents.set(id, patch.parentId)
  for (const { id } of [...side.begins, ...side.alters]) {
    const seen = new Set<string>()
    let at: string | null | undefined = id
    while (at && !seen.has(at)) {
      seen.add(at)
      at = parents.get(at)
    }
    if (at) {
      report(resolution, id, 'cycle', view.onDay.units.get(id))
      return
    }
  }
}

/** Puts the problem at the operation that touches the unit. */
function report(resolution: Resolution, unitId: string, key: string, unit?: Unit, other?: Unit): void {
  const resolved =
    resolution.operations.find(
      ({ from, into }) => from.some((u) => u?.id === unitId) || into.includes(unitId)
    ) ?? resolution.operations[0]
  if (!resolved) return
  const problem = problemsOf(resolved.operation.id, resolved.index, resolution.problems)
  const described = unit ? `${unit.name} (${unit.code})` : (resolved.operation.into[0]?.name ?? '')
  problem('', key, { unit: described, other: other ? `${other.name} (${other.code})` : '' })
}
