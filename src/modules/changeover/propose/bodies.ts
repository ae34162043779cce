import type { Operation, OperationFrom, OperationInto, Unit } from '../../organization/index.ts'
import type { ProposalBasis, Sketch } from './propose.ts'
import { type BodyTemplate, fill, templatesFor } from './templates.ts'

type AreaAfter = { code: string; name: string; kind: string; id?: string }

/** For each operation on areas: the bodies that its areas get, and from which bodies these take over. */
export function proposeBodies(operations: Operation[], sketch: Sketch, basis: ProposalBasis): Operation[] {
  const bodiesAt = groupBodies(basis)
  const made = operations
    .filter(({ unit }) => unit === 'organization')
    .flatMap(({ into }) => into.filter((target) => !target.existing))
  const written = new Set(made.map(({ code }) => code))
  const done = new Set<string>()
  return operations
    .filter((operation) => operation.unit === 'area' && operation.act !== 'dissolve')
    .flatMap((operation) => bodiesOf(operation, sketch, basis, bodiesAt, written, done))
}

/** Bodies of the day before, by the area that they serve. */
export function groupBodies({ view }: ProposalBasis): Map<string, Unit[]> {
  const bodies = new Map<string, Unit[]>()
  for (const unit of view.before.units.values())
    if (unit.type === 'organization' && unit.areaId)
      bodies.set(unit.areaId, [...(bodies.get(unit.areaId) ?? []), unit])
  return bodies
}

function bodiesOf(
  operation: Operation,
  sketch: Sketch,
  basis: ProposalBasis,
  bodiesAt: Map<string, Unit[]>,
  written: Set<string | undefined>,
  done: Set<string>
): Operation[] {
  const cite = {
    clause: operation.clause,
    ...(operation.decision ? { decision: operation.decision } : {}),
    proposed: true
  }
  const into: OperationInto[] = []
  const from = new Map<string, OperationFrom>()
  const renames: Operation[] = []
  for (const code of resultCodes(operation)) {
    const area = sketch.areasAfter.get(code)
    if (!area || done.has(code)) continue
    done.add(code)
    const own = area.id ? (bodiesAt.get(area.id) ?? []).filter((body) => !sketch.taken.has(body.id)) : []
    for (const template of templatesFor(area.kind, basis.templates, basis.kinds)) {
      const target = describe(template, area, basis)
      if (written.has(target.code)) continue
      const present = matching(template, own, basis)
      if (present) {
        const patch = difference(present, target)
        if (patch)
          renames.push({
            id: `${operation.id}.${present.code}`,
            ...cite,
            act: 'rename',
            unit: 'organization',
            from: [{ code: present.code, extent: 'whole' }],
            into: [patch]
          })
      } else into.push(target)
      if (operation.act === 'establish') continue
      for (const source of operation.from) {
        if (source.into && !source.into.includes(code)) continue
        takeOver(source, template, area, present ?? target, basis, bodiesAt, sketch, from)
      }
    }
  }
  const proposals = renames
  if (into.length || from.size)
    proposals.unshift({
      id: `${operation.id}.bodies`,
      ...cite,
      act: from.size ? 'rearrange' : 'establish',
      unit: 'organization',
      from: [...from.values()],
      into: withExisting(into, from, basis)
    })
  return proposals
}

/** Notes that the bodies of an old area that match a template flow into the body made after it. */
function takeOver(
  source: OperationFrom,
  template: BodyTemplate,
  area: AreaAfter,
  target: OperationInto | Unit,
  basis: ProposalBasis,
  bodiesAt: Map<string, Unit[]>,
  sketch: Sketch,
  from: Map<string, OperationFrom>
): void {
  const old = basis.view.before.byCode('area', source.code)
  if (!old || old.id === area.id) return
  for (const body of bodiesAt.get(old.id) ?? []) {
    if (sketch.taken.has(body.id) || bestTemplate(body, area, basis)?.id !== template.id) continue
    const entry = from.get(body.code) ?? { code: body.code, extent: source.extent, into: [] }
    entry.into?.push(target.code ?? '')
    from.set(body.code, entry)
  }
}

/** Bodies that exist already and only take over are named as such. */
function withExisting(
  into: OperationInto[],
  from: Map<string, OperationFrom>,
  { view }: ProposalBasis
): OperationInto[] {
  const made = new Set(into.map(({ code }) => code))
  const others = new Set(
    [...from.values()].flatMap((entry) => entry.into ?? []).filter((code) => !made.has(code))
  )
  return [
    ...into,
    ...[...others]
      .filter((code) => view.before.byCode('organization', code))
      .map((code) => ({ code, existing: true }))
  ]
}

function describe(
  template: BodyTemplate,
  area: AreaAfter,
  { templates, kinds }: ProposalBasis
): OperationInto {
  const parent = templates.find(({ id }) => id === template.parentId)
  return {
    code: fill(template.codePattern, area, kinds),
    name: fill(template.namePattern, area, kinds),
    kind: template.kind,
    area: area.code,
    functions: template.functions,
    demonstration: template.demonstration,
    ...(template.source ? { source: template.source } : {}),
    ...(parent ? { parent: fill(parent.codePattern, area, kinds) } : {})
  }
}

/** The body of an area that a template describes: the same kind, and where several are, the one with most fields in common. */
function matching(template: BodyTemplate, bodies: Unit[], basis: ProposalBasis): Unit | undefined {
  const same = bodies.filter((body) => body.kind === template.kind)
  return same.find(
    (body) =>
      bestOf(
        body,
        basis.templates.filter((other) => other.kind === body.kind && other.areas === template.areas)
      )?.id === template.id
  )
}

/** The template of an area that takes over a body. */
export function bestTemplate(body: Unit, area: AreaAfter, basis: ProposalBasis): BodyTemplate | undefined {
  return bestOf(
    body,
    templatesFor(area.kind, basis.templates, basis.kinds).filter((template) => template.kind === body.kind)
  )
}

function bestOf(body: Unit, templates: BodyTemplate[]): BodyTemplate | undefined {
  const shared = (template: BodyTemplate) =>
    template.functions.filter((code) => body.functions?.includes(code)).length
  return [...templates].sort((a, b) => shared(b) - shared(a) || a.id.localeCompare(b.id))[0]
}

function difference(body: Unit, target: OperationInto): OperationInto | undefined {
  const patch: OperationInto = {}
  if (body.name !== target.name && target.name) patch.name = target.name
  if (body.code !== target.code && target.code) patch.code = target.code
  return Object.keys(patch).length ? patch : undefined
}

/** Codes of the areas that an operation makes or changes. */
function resultCodes(operation: Operation): string[] {
  const codes = operation.into
    .filter((into) => !into.existing)
    .map((into) => into.code ?? into.continues ?? operation.from[0]?.code)
  // What a merger or a gift of territory enlarges is changed too.
  const enlarged = operation.into.filter((into) => into.existing).map((into) => into.code)
  return [...codes, ...enlarged].filter((code): code is string => Boolean(code))
}
