import type { Body } from './plan-bodies.ts'
import { type Move, mayHave, type ProposalBasis } from './proposal-basis.ts'
import { placeDeputies, placeHeads } from './propose-leaders.ts'
import type { Position, Staff } from './store-staff.ts'
import type { Placement } from './words.ts'

/**
 * Proposes places by like-to-like position: whoever serves in a body that ends goes to a body that continues its work,
 * in the same position where that body may have it. Of several heads one stays head and the others become deputies;
 * deputies above the cap are tolerated as long as the law says. Whoever has no like place is left open, to be decided by hand.
 */
export function proposePlacements(basis: ProposalBasis): Placement[] {
  const decided = new Set(basis.written.map(({ personId }) => personId))
  const load = new Map<string, number>()
  const moves = basis.staff
    .filter(({ personId, kind }) => !decided.has(personId) && kind !== 'secondment')
    .flatMap((staff) => likeMove(staff, basis, load) ?? [])
  const oneEach = [...Map.groupBy(moves, ({ staff }) => `${staff.personId} ${staff.kind}`).values()].flatMap(
    ([first]) => first ?? []
  )
  const led = placeHeads(oneEach, basis)
  return placeDeputies(led, basis).map(({ staff, body, position, kind, toleratedUntil }) => ({
    personId: staff.personId,
    kind,
    organizationCode: body.code,
    positionCode: position.code,
    toleratedUntil,
    reason: null,
    note: null,
    proposed: true
  }))
}

function likeMove(staff: Staff, basis: ProposalBasis, load: Map<string, number>): Move | undefined {
  const position = basis.positions.find(({ code }) => code === staff.positionCode)
  if (!position) return undefined
  const old = basis.bodies.ending.get(staff.bodyId)
  const candidates = successorsOf(staff.bodyId, basis)
    .filter(({ body }) => mayHave(body, position))
    .map((candidate) => ({
      ...candidate,
      like: Number(candidate.body.kind === old?.kind),
      own: candidate.taken.filter((field) => worksIn(position, field, basis.bodies.fields)).length
    }))
  candidates.sort(
    (a, b) =>
      b.own - a.own ||
      b.like - a.like ||
      b.taken.length - a.taken.length ||
      Number(b.whole) - Number(a.whole) ||
      (load.get(a.body.code) ?? 0) - (load.get(b.body.code) ?? 0) ||
      a.body.code.localeCompare(b.body.code)
  )
  const [best] = candidates
  if (!best) return undefined
  load.set(best.body.code, (load.get(best.body.code) ?? 0) + 1)
  return { staff, body: best.body, position, kind: staff.kind, toleratedUntil: null }
}

interface Successor {
  body: Body
  /** Fields that it takes over from the body that ends. */
  taken: string[]
  whole: boolean
}

function successorsOf(bodyId: string, { bodies }: ProposalBasis): Successor[] {
  const byId = new Map([...bodies.onDay.values()].map((body) => [body.id, body]))
  const found = new Map<string, Successor>()
  for (const step of bodies.steps) {
    const body = byId.get(step.successorId)
    if (step.predecessorId !== bodyId || !body) continue
    const one = found.get(body.id) ?? { body, taken: [], whole: true }
    one.taken.push(step.functionCode)
    if (step.extent === 'part') one.whole = false
    found.set(body.id, one)
  }
  return [...found.values()]
}

/** Whether a position works in a field, in one below it or in one above it. */
function worksIn(position: Position, field: string, fields: Map<string, string | null>): boolean {
  const line = (code: string): string[] => [code, ...(fields.get(code) ? line(fields.get(code) ?? '') : [])]
  return position.functions.some((own) => line(own).includes(field) || line(field).includes(own))
}
