import type { Operation, OperationFrom, Unit } from '../../organization/index.ts'
import { groupBodies } from './bodies.ts'
import { type ProposalBasis, placeAfter, type Sketch } from './propose.ts'

/**
 * What becomes of the bodies that no operation names although their area ends.
 * Where the area is dissolved, each field of a body passes, place by place, to the body at that place that holds the
 * field from then on. Other bodies move along to the place that follows, and under what follows their superior body.
 */
export function proposeHandover(
  operations: Operation[],
  sketch: Sketch,
  basis: ProposalBasis,
  soFar: Operation[]
): Operation[] {
  const handled = new Set(
    soFar
      .filter((o) => o.unit === 'organization')
      .flatMap((o) => o.from.map((from) => basis.view.before.byCode('organization', from.code)?.id))
  )
  const receivers = bodiesAfter(soFar, sketch, basis)
  const proposals: Operation[] = []
  const ending = new Set<string>([...endedBodies(soFar, basis)])
  for (const [areaId, bodies] of groupBodies(basis)) {
    if (!sketch.ended.has(areaId)) continue
    const area = basis.view.before.units.get(areaId)
    const cause = operations.find((o) => o.unit === 'area' && o.from.some((from) => from.code === area?.code))
    if (!area || !cause) continue
    const cite = {
      clause: cause.clause,
      ...(cause.decision ? { decision: cause.decision } : {}),
      proposed: true
    }
    const templated = new Set(basis.templates.map((template) => template.kind))
    // Superior bodies first, so that what lies under them knows whether they end.
    for (const body of [...bodies].sort(
      (a, b) => Number(Boolean(a.parentId)) - Number(Boolean(b.parentId))
    )) {
      if (handled.has(body.id)) continue
      const dissolves =
        cause.act === 'dissolve' &&
        (templated.has(body.kind) || (body.parentId && ending.has(body.parentId) && !isService(body)))
      if (dissolves) {
        proposals.push(dissolve(body, area, receivers, sketch, basis, cite))
        ending.add(body.id)
      } else {
        const follow = moveAlong(body, areaId, receivers, sketch, basis, cite)
        if (follow) proposals.push(follow)
      }
    }
  }
  return proposals
}

/** Public service units keep working wherever they stand; only administrative bodies end with their area. */
function isService(body: Unit): boolean {
  return body.kind.startsWith('psu')
}

interface Receiver {
  code: string
  kind: string
  functions: string[]
  parent: boolean
}

/** area code on the day after -> bodies there. */
function bodiesAfter(
  operations: Operation[],
  sketch: Sketch,
  { view }: ProposalBasis
): Map<string, Receiver[]> {
  const after = new Map<string, Receiver[]>()
  const add = (area: string | undefined, receiver: Receiver) => {
    if (area) after.set(area, [...(after.get(area) ?? []), receiver])
  }
  const gone = endedBodies(operations, { view })
  for (const unit of view.before.units.values()) {
    if (unit.type !== 'organization' || !unit.areaId || gone.has(unit.id) || sketch.ended.has(unit.areaId))
      continue
    add(view.before.units.get(unit.areaId)?.code, {
      code: unit.code,
      kind: unit.kind,
      functions: unit.functions ?? [],
      parent: Boolean(unit.parentId)
    })
  }
  for (const operation of operations.filter((o) => o.unit === 'organization'))
    for (const into of operation.into)
      if (!into.existing && into.code && into.kind)
        add(into.area, {
          code: into.code,
          kind: into.kind,
          functions: into.functions ?? [],
          parent: Boolean(into.parent)
        })
  return after
}

function endedBodies(operations: Operation[], { view }: Pick<ProposalBasis, 'view'>): Set<string> {
  const ended = new Set<string>()
  for (const operation of operations)
    if (
      operation.unit === 'organization' &&
      ['merge', 'split', 'rearrange', 'dissolve'].includes(operation.act)
    )
      for (const from of operation.from) {
        const unit = view.before.byCode('organization', from.code)
        if (unit && from.extent === 'whole' && !operation.into.some((into) => into.continues === from.code))
          ended.add(unit.id)
      }
  return ended
}

function dissolve(
  body: Unit,
  area: Unit,
  receivers: Map<string, Receiver[]>,
  sketch: Sketch,
  { view }: ProposalBasis,
  cite: object
): Operation {
  const from: OperationFrom[] = []
  const into = new Set<string>()
  const places = [...view.before.units.values()].filter(
    (unit) => unit.type === 'area' && unit.parentId === area.id
  )
  for (const place of places) {
    const following = placesAfter(place, sketch)
    const byReceiver = new Map<string, string[]>()
    for (const field of body.functions?.length ? body.functions : ['all']) {
      // Where a place is split, each of the areas that follow has one of its own.
      const chosen = [...following].flatMap((code) => chooseReceivers(body, field, receivers.get(code) ?? []))
      for (const receiver of new Set(chosen))
        byReceiver.set(receiver, [...(byReceiver.get(receiver) ?? []), field])
    }
    for (const [code, functions] of byReceiver) {
      into.add(code)
      from.push({
        code: body.code,
        extent: 'whole',
        place: place.code,
        into: [code],
        ...(functions.includes('all') ? {} : { functions })
      })
    }
  }
  if (!from.length) from.push({ code: body.code, extent: 'whole' })
  return {
    id: `dissolve.${body.code}`,
    clause: '',
    ...cite,
    act: 'dissolve',
    unit: 'organization',
    from,
    into: [...into].map((code) => ({ code, existing: true }))
  }
}

/** Codes of the areas that a place lies in on the day after: itself while it goes on, and whatever takes it or a part. */
function placesAfter(place: Unit, sketch: Sketch): Set<string> {
  const itself = sketch.ended.has(place.id) ? [] : [placeCode(place, sketch)]
  return new Set([...itself, ...(sketch.followers.get(place.id) ?? [])])
}

function placeCode(place: Unit, { areasAfter }: Sketch): string {
  if (areasAfter.get(place.code)?.id === place.id) return place.code
  return [...areasAfter.values()].find(({ id }) => id === place.id)?.code ?? place.code
}

/** Who at a place holds the field from then on: a body of the same kind first, then whoever names the field. */
function chooseReceivers(body: Unit, field: string, there: Receiver[]): string[] {
  const holds = (receiver: Receiver) =>
    receiver.functions.some(
      (code) => code === field || code.startsWith(`${field}.`) || field.startsWith(`${code}.`)
    )
  const same = there.filter((receiver) => receiver.kind === body.kind && (field === 'all' || holds(receiver)))
  if (same.length) return same.map(({ code }) => code)
  const inner = there.filter((receiver) => receiver.parent && holds(receiver))
  if (body.parentId && inner.length) return inner.slice(0, 1).map(({ code }) => code)
  return there
    .filter((receiver) => !receiver.parent && holds(receiver))
    .slice(0, 1)
    .map(({ code }) => code)
}

function moveAlong(
  body: Unit,
  areaId: string,
  receivers: Map<string, Receiver[]>,
  sketch: Sketch,
  { view }: ProposalBasis,
  cite: object
): Operation | undefined {
  const area = placeAfter(areaId, sketch, view)
  if (!area) return undefined
  const superior = body.parentId ? view.before.units.get(body.parentId) : undefined
  const parent =
    superior && (receivers.get(area) ?? []).find((receiver) => receiver.kind === superior.kind)?.code
  return {
    id: `follow.${body.code}`,
    clause: '',
    ...cite,
    act: 'move',
    unit: 'organization',
    from: [{ code: body.code, extent: 'whole' }],
    into: [{ area, ...(parent ? { parent } : {}) }]
  }
}
