import type { Operation, OperationInto, RegisterView, Unit } from '../../organization/index.ts'
import type { PlanDocument } from '../plan-format/types.ts'
import { proposeBodies } from './bodies.ts'
import { proposeHandover } from './handover.ts'
import type { BodyTemplate, KindWords } from './templates.ts'

/** What proposals are made from: the register around the day, and the locality's templates in force then. */
export interface ProposalBasis {
  view: RegisterView
  templates: BodyTemplate[]
  kinds: Map<string, KindWords>
}

/** What the operations already written say of the day after, so that nothing is proposed twice. */
export interface Sketch {
  /** Ids of units of the day before that some operation takes. */
  taken: Set<string>
  /** Ids of units that end. */
  ended: Set<string>
  /** id of an area of the day before -> codes of the areas that follow it, whole or in part. */
  followers: Map<string, string[]>
  /** code -> the area on the day after. */
  areasAfter: Map<
    string,
    { code: string; name: string; kind: string; parent?: string | undefined; id?: string }
  >
}

/**
 * Adds to a plan what follows from its operations: the bodies that new areas must have (by the locality's templates),
 * what they take over from the bodies of the old areas, parts and bodies that move along with what they lie in.
 * Everything proposed is an operation of its own, marked `proposed`, to be read, changed or deleted.
 * @returns the plan with its own operations first and fresh proposals behind; earlier proposals are replaced
 */
export function propose(plan: PlanDocument, basis: ProposalBasis): PlanDocument {
  const written = plan.operations.filter((operation) => !operation.proposed)
  const sketch = sketchOf(written, basis.view)
  const moves = proposeMoves(written, sketch, basis.view)
  const bodies = proposeBodies(written, sketch, basis)
  const handover = proposeHandover(written, sketch, basis, [...written, ...bodies])
  return { ...plan, operations: [...written, ...moves, ...bodies, ...handover] }
}

function sketchOf(operations: Operation[], view: RegisterView): Sketch {
  const sketch: Sketch = { taken: new Set(), ended: new Set(), followers: new Map(), areasAfter: new Map() }
  for (const operation of operations) {
    for (const entry of operation.from) {
      const unit = view.before.byCode(operation.unit, entry.code)
      if (!unit) continue
      sketch.taken.add(unit.id)
      const goesOn =
        entry.extent === 'part' ||
        ['rename', 'reclassify', 'move', 'recode', 'transfer'].includes(operation.act) ||
        operation.into.some((into) => into.continues === entry.code)
      if (!goesOn) sketch.ended.add(unit.id)
      if (operation.unit !== 'area') continue
      const targets = entry.into ?? operation.into.map((into) => into.code ?? into.continues ?? entry.code)
      if (operation.act !== 'dissolve')
        sketch.followers.set(unit.id, [...(sketch.followers.get(unit.id) ?? []), ...targets])
    }
  }
  for (const unit of view.onDay.units.values())
    if (unit.type === 'area' && !sketch.ended.has(unit.id)) sketch.areasAfter.set(unit.code, { ...unit })
  for (const operation of operations.filter(({ unit }) => unit === 'area'))
    for (const into of operation.into) addAreaAfter(operation, into, sketch, view)
  return sketch
}

function addAreaAfter(operation: Operation, into: OperationInto, sketch: Sketch, view: RegisterView): void {
  if (into.existing) return
  const oneByOne = ['rename', 'reclassify', 'move', 'recode'].includes(operation.act)
  const base = view.before.byCode('area', into.continues ?? (oneByOne ? (operation.from[0]?.code ?? '') : ''))
  const earlier = base && sketch.areasAfter.get(base.code)
  const code = into.code ?? base?.code
  if (!code) return
  if (base && code !== base.code) sketch.areasAfter.delete(base.code)
  const { name = earlier?.name ?? base?.name ?? '', kind = earlier?.kind ?? base?.kind ?? '', parent } = into
  sketch.areasAfter.set(code, {
    code,
    name,
    kind,
    parent: parent ?? earlier?.parent,
    ...(base ? { id: base.id } : {})
  })
}

/** Parts of an area that ends and that no operation names move to what follows it, or else one level up. */
function proposeMoves(operations: Operation[], sketch: Sketch, view: RegisterView): Operation[] {
  const moves: Operation[] = []
  const named = codesNamed(operations)
  for (const unit of view.before.units.values()) {
    if (unit.type !== 'area' || !unit.parentId || named.has(unit.code) || !sketch.ended.has(unit.parentId))
      continue
    const parent = placeAfter(unit.parentId, sketch, view)
    if (!parent) continue
    const cause = operations.find((operation) =>
      operation.from.some((from) => view.before.byCode('area', from.code)?.id === unit.parentId)
    )
    moves.push({
      id: `move.${unit.code}`,
      clause: cause?.clause ?? '',
      ...(cause?.decision ? { decision: cause.decision } : {}),
      act: 'move',
      unit: 'area',
      from: [{ code: unit.code, extent: 'whole' }],
      into: [{ parent }],
      proposed: true
    })
  }
  return moves
}

/** Codes of the areas whose fate is written: what only gives away a part stays where it is. */
function codesNamed(operations: Operation[]): Set<string | undefined> {
  const areas = operations.filter(({ unit }) => unit === 'area')
  return new Set([
    ...areas.flatMap(({ from }) => from.filter(({ extent }) => extent === 'whole').map(({ code }) => code)),
    ...areas.flatMap(({ into }) => into.map(({ continues }) => continues))
  ])
}

/** The code on the day after of the area that takes the place of one of the day before: itself, its only follower, or what is above. */
export function placeAfter(areaId: string, sketch: Sketch, view: RegisterView): string | undefined {
  let area: Unit | undefined = view.before.units.get(areaId)
  while (area) {
    if (!sketch.ended.has(area.id)) return area.code
    const followers = sketch.followers.get(area.id) ?? []
    if (followers.length === 1) return followers[0]
    if (followers.length > 1) return undefined
    area = area.parentId ? view.before.units.get(area.parentId) : undefined
  }
  return undefined
}
