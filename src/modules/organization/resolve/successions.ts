import type { OperationFrom } from '../operation-types.ts'
import { problemsOf } from './operation-problem.ts'
import { holds, type RegisterView, type Unit } from './register-view.ts'
import type { Resolution, ResolvedOperation } from './resolution.ts'

const reshaping = new Set(['merge', 'split', 'rearrange', 'dissolve', 'transfer'])

/**
 * Notes which unit follows which: territory for areas, work (by function and place) for bodies.
 * A transfer also takes the functions from the list of the giver and adds them to that of the receiver.
 */
export function addSuccessions(
  resolved: ResolvedOperation,
  view: RegisterView,
  resolution: Resolution
): void {
  const { operation, from } = resolved
  if (!reshaping.has(operation.act)) return
  from.forEach((unit, at) => {
    const entry = operation.from[at]
    if (!unit || !entry) return
    const targets = targetsOf(resolved, entry, at, resolution)
    for (const successorId of targets) {
      if (successorId === unit.id) continue
      if (operation.unit === 'area') addArea(resolved, unit, successorId, entry, resolution)
      else addBody(resolved, unit, successorId, entry, view, resolution)
    }
    if (operation.act === 'transfer') moveFunctions(resolved, unit, targets, entry, view, resolution)
  })
}

/** The units that an entry of `from` flows into: those it names, or all. */
function targetsOf(
  { operation, index, into }: ResolvedOperation,
  entry: OperationFrom,
  at: number,
  resolution: Resolution
): string[] {
  const named = entry.into ?? operation.into.map((target) => target.code ?? target.continues ?? '')
  const found = entry.into
    ? named.map((code, n) => {
        const position = operation.into.findIndex((target) => (target.code ?? target.continues) === code)
        if (position < 0)
          problemsOf(operation.id, index, resolution.problems)(`from.${at}.into.${n}`, 'unknown_target', {
            code
          })
        return into[position]
      })
    : into
  return found.filter((id): id is string => id !== undefined)
}

function addArea(
  { citation }: ResolvedOperation,
  unit: Unit,
  successorId: string,
  entry: OperationFrom,
  resolution: Resolution
): void {
  if (alreadyNoted(resolution, unit.id, successorId)) return
  resolution.changes.areas.successions.push({
    predecessorId: unit.id,
    successorId,
    extent: entry.extent,
    shareArea: entry.shareArea ?? null,
    sharePopulation: entry.sharePopulation ?? null,
    ...citation
  })
}

function addBody(
  { operation, index, citation }: ResolvedOperation,
  unit: Unit,
  successorId: string,
  entry: OperationFrom,
  view: RegisterView,
  resolution: Resolution
): void {
  let placeId: string | null = null
  if (entry.place) {
    placeId = view.before.byCode('area', entry.place)?.id ?? null
    if (!placeId)
      problemsOf(operation.id, index, resolution.problems)('from', 'unknown_unit', {
        code: entry.place,
        day: resolution.changes.effectiveOn
      })
  }
  for (const functionCode of entry.functions?.length ? entry.functions : ['all']) {
    if (alreadyNoted(resolution, unit.id, successorId, functionCode, placeId)) continue
    resolution.changes.organizations.successions.push({
      predecessorId: unit.id,
      successorId,
      functionCode,
      placeId,
      extent: entry.extent,
      ...citation
    })
  }
}

function moveFunctions(
  { operation, index, citation }: ResolvedOperation,
  giver: Unit,
  receivers: string[],
  entry: OperationFrom,
  view: RegisterView,
  resolution: Resolution
): void {
  const moved = entry.functions ?? []
  for (const field of moved)
    if (!holds(giver, field, view.functions))
      problemsOf(operation.id, index, resolution.problems)('from', 'does_not_hold', {
        unit: giver.name,
        field
      })
  // Only a transfer that is not bound to one place takes the function from the giver.
  if (!entry.place && entry.extent === 'whole')
    resolution.changes.organizations.alters.push({
      id: giver.id,
      ...citation,
      patch: { functions: (giver.functions ?? []).filter((code) => !moved.includes(code)) }
    })
  for (const id of receivers) {
    const receiver = view.before.units.get(id) ?? view.onDay.units.get(id)
    if (!receiver) continue
    resolution.changes.organizations.alters.push({
      id,
      ...citation,
      patch: { functions: [...new Set([...(receiver.functions ?? []), ...moved])] }
    })
  }
}

/** Whatever flows into more than one (of the same field at the same place) flows there in parts. */
export function markParts({ changes }: Resolution): void {
  const keyOf = (s: { predecessorId: string; functionCode?: string; placeId?: string | null }) =>
    `${s.predecessorId} ${s.functionCode ?? ''} ${s.placeId ?? ''}`
  for (const list of [changes.areas.successions, changes.organizations.successions]) {
    const flows = new Map<string, number>()
    for (const succession of list) flows.set(keyOf(succession), (flows.get(keyOf(succession)) ?? 0) + 1)
    for (const succession of list) if ((flows.get(keyOf(succession)) ?? 0) > 1) succession.extent = 'part'
  }
}

function alreadyNoted({ seen }: Resolution, ...what: (string | null)[]): boolean {
  const key = what.join(' ')
  if (seen.successions.has(key)) return true
  seen.successions.add(key)
  return false
}
