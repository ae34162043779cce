import type { Body } from './plan-bodies.ts'
import { type Move, mayHave, type ProposalBasis } from './proposal-basis.ts'
import type { Cap, Position } from './store-staff.ts'

/**
 * One head for each body: whoever has led for longest stays, the others become deputies where there is such a
 * position. Someone acting, or heading beside another office, comes only where no head is.
 */
export function placeHeads(moves: Move[], basis: ProposalBasis): Move[] {
  const led = headsThere(basis)
  const placed: Move[] = []
  for (const move of byRight(moves)) {
    if (move.position.lead !== 'head') placed.push(move)
    else if (!led.has(move.body.id)) {
      led.add(move.body.id)
      placed.push(move)
    } else if (move.kind === 'permanent') {
      const position = deputyOf(move, basis)
      if (position) placed.push({ ...move, position })
    }
  }
  return placed
}

/** Bodies that have a head already, or for which people wrote one. */
function headsThere({ seats, written, positions, bodies }: ProposalBasis): Set<string> {
  const heads = new Set(positions.filter(({ lead }) => lead === 'head').map(({ code }) => code))
  return new Set([
    ...seats.filter(({ positionCode, held }) => held && heads.has(positionCode)).map(({ bodyId }) => bodyId),
    ...written
      .filter(({ positionCode }) => positionCode !== null && heads.has(positionCode))
      .flatMap(({ organizationCode }) => bodies.onDay.get(organizationCode ?? '')?.id ?? [])
  ])
}

const precedence = ['permanent', 'acting', 'concurrent', 'secondment']

/** Permanent before acting before offices beside another; the longest serving first. */
function byRight(moves: Move[]): Move[] {
  return [...moves].sort(
    (a, b) =>
      precedence.indexOf(a.kind) - precedence.indexOf(b.kind) ||
      (a.staff.since ?? '').localeCompare(b.staff.since ?? '') ||
      a.staff.code.localeCompare(b.staff.code)
  )
}

/** The deputy's position that is most like a head's: in the most fields, else the first. */
function deputyOf({ body, position: head }: Move, { positions }: ProposalBasis): Position | undefined {
  const common = ({ functions, organizationKinds }: Position) =>
    functions.filter((field) => head.functions.includes(field)).length +
    organizationKinds.filter((kind) => head.organizationKinds.includes(kind)).length / 100
  return positions
    .filter((position) => position.lead === 'deputy' && mayHave(body, position))
    .sort((a, b) => common(b) - common(a) || a.code.localeCompare(b.code))[0]
}

/** Deputies beyond a cap get posts that are tolerated; where the law tolerates none, their place is left open. */
export function placeDeputies(moves: Move[], basis: ProposalBasis): Move[] {
  const counts = deputiesThere(basis)
  return byRight(moves).flatMap((move) => {
    if (move.position.lead !== 'deputy') return move
    const caps = capsOf(move.body, move.position.code, basis.caps)
    const over = caps.filter((cap) => (counts.get(keyOf(cap, move.body)) ?? 0) >= cap.limit)
    const toleratedUntil = move.kind === 'permanent' ? lastTolerated(over, basis.day) : null
    if (over.length && !toleratedUntil) return []
    // A tolerated post is not counted.
    if (!toleratedUntil)
      for (const cap of caps) counts.set(keyOf(cap, move.body), (counts.get(keyOf(cap, move.body)) ?? 0) + 1)
    return { ...move, toleratedUntil }
  })
}

/** The caps that a post of a position in a body counts against. */
export function capsOf(body: Body, positionCode: string, caps: Cap[]): Cap[] {
  return caps.filter(
    ({ areas, positionCodes, organizationKinds }) =>
      [body.areaKind, body.level].includes(areas) &&
      positionCodes.includes(positionCode) &&
      (!organizationKinds.length || organizationKinds.includes(body.kind))
  )
}

/** The last day on which the law tolerates a post above the caps, counted from the day of the merger. */
export function lastTolerated(caps: Cap[], day: string): string | null {
  const terms = caps.flatMap(({ toleratedMonths }) => toleratedMonths ?? [])
  if (!terms.length || terms.length < caps.length) return null
  return Temporal.PlainDate.from(day)
    .add({ months: Math.min(...terms) })
    .subtract({ days: 1 })
    .toString()
}

function deputiesThere(basis: ProposalBasis): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (body: Body | undefined, positionCode: string | null) => {
    if (!body || positionCode === null) return
    for (const cap of capsOf(body, positionCode, basis.caps))
      counts.set(keyOf(cap, body), (counts.get(keyOf(cap, body)) ?? 0) + 1)
  }
  const byId = new Map([...basis.bodies.onDay.values()].map((body) => [body.id, body]))
  // A vacant post is taken first, so it adds nothing.
  for (const { bodyId, positionCode, tolerated, held } of basis.seats)
    if (held && !tolerated) count(byId.get(bodyId), positionCode)
  for (const { organizationCode, positionCode, toleratedUntil } of basis.written)
    if (!toleratedUntil) count(basis.bodies.onDay.get(organizationCode ?? ''), positionCode)
  return counts
}

const keyOf = (cap: Cap, body: Body) =>
  `${cap.areas} ${cap.per} ${cap.positionCodes.join()} ${cap.per === 'area' ? body.areaId : body.id}`
