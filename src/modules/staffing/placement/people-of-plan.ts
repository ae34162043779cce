import type { Snapshot } from '../../../platform/database/index.ts'
import type { Plan } from '../../changeover/index.ts'
import { fold } from '../../organization/index.ts'
import { type PlanBodies, planBodies } from './plan-bodies.ts'
import { placementsOf } from './store-placements.ts'
import { type Position, positionsOn, type Staff, staffOf } from './store-staff.ts'
import type { NamedPlacement } from './words.ts'

/** Where someone stands in a plan. `hangs`: what they hold there ends with the post, and they have a place elsewhere. */
export const states = ['open', 'proposed', 'written', 'leaving', 'hangs'] as const
export type PersonState = (typeof states)[number]

/** Someone whom a plan concerns. */
export interface PersonRow {
  personId: string
  code: string
  name: string
  /** What they hold in bodies that end; empty for who comes from a body that goes on. */
  posts: Staff[]
  lines: NamedPlacement[]
  state: PersonState
  /** Several heads come to one body: somebody has to decide. */
  clash: boolean
}

/** The people of one body that ends; without a body: who comes from bodies that go on. */
export interface BodyGroup {
  body: { id: string; code: string; name: string } | null
  people: PersonRow[]
}

export interface PeopleOfPlan {
  bodies: PlanBodies
  positions: Map<string, Position>
  groups: BodyGroup[]
  /** How many must be placed, and how far that has come: placed, leaving and open add up to it. */
  counts: { needing: number; placed: number; leaving: number; open: number; clashes: number }
}

/** Everybody whom a plan concerns, by the body that they serve in on the day before. */
export async function peopleOfPlan(tx: Snapshot, plan: Plan): Promise<PeopleOfPlan> {
  const bodies = await planBodies(tx, plan)
  const staff = await staffOf(tx, plan, [...bodies.ending.keys()])
  const lines = await placementsOf(tx, plan.id)
  const rows = rowsOf(staff, lines)
  const clashing = clashesOf(rows)
  for (const row of rows) row.clash = clashing.has(row.personId)
  const byBody = Map.groupBy(rows, ({ posts }) => posts[0]?.bodyId ?? null)
  const groups = [...byBody].map(([id, people]) => ({ body: bodies.ending.get(id ?? '') ?? null, people }))
  groups.sort((a, b) => (a.body?.code ?? '~').localeCompare(b.body?.code ?? '~'))
  const count = (which: (row: PersonRow) => boolean) => rows.filter(which).length
  return {
    bodies,
    positions: new Map(
      (await positionsOn(tx, plan.effectiveOn)).map((position) => [position.code, position])
    ),
    groups,
    counts: {
      needing: count(needsPlace),
      placed: count(isPlaced),
      leaving: count((row) => needsPlace(row) && row.state === 'leaving'),
      open: count(({ state }) => state === 'open'),
      clashes: count(({ clash }) => clash)
    }
  }
}

const isPlaced = (row: PersonRow) => needsPlace(row) && (row.state === 'proposed' || row.state === 'written')
const needsPlace = ({ posts }: PersonRow) => posts.some(({ needs }) => needs)

function rowsOf(staff: Staff[], lines: NamedPlacement[]): PersonRow[] {
  const linesOf = Map.groupBy(lines, ({ personId }) => personId)
  const postsOf = Map.groupBy(staff, ({ personId }) => personId)
  const people = new Map([...lines, ...staff].map(({ personId, code, name }) => [personId, { code, name }]))
  return [...people]
    .map(([personId, { code, name }]) => {
      const own = linesOf.get(personId) ?? []
      const posts = postsOf.get(personId) ?? []
      return { personId, code, name, posts, lines: own, state: stateOf(posts, own), clash: false }
    })
    .sort((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code))
}

/** Heads first, then deputies, as people list them. */
const rank = ({ posts }: PersonRow) =>
  Math.min(...posts.map(({ lead }) => (lead === 'head' ? 0 : lead === 'deputy' ? 1 : 2)), 2)

function stateOf(posts: Staff[], lines: NamedPlacement[]): PersonState {
  if (lines.some(({ kind }) => kind === 'leaving')) return 'leaving'
  if (lines.length) return lines.every(({ proposed }) => proposed) ? 'proposed' : 'written'
  return posts.some(({ needs }) => needs) ? 'open' : 'hangs'
}

/** People who headed bodies and now come to one and the same body, as long as only haicap has decided between them. */
function clashesOf(rows: PersonRow[]): Set<string> {
  const heads = rows.filter(({ posts }) =>
    posts.some(({ lead, kind }) => lead === 'head' && kind === 'permanent')
  )
  const into = Map.groupBy(
    heads.flatMap(({ personId, lines }) =>
      lines.filter(({ kind }) => kind === 'permanent').map((line) => ({ personId, line }))
    ),
    ({ line }) => line.organizationCode
  )
  return new Set(
    [...into.values()]
      .filter((together) => together.length > 1 && together.some(({ line }) => line.proposed))
      .flat()
      .map(({ personId }) => personId)
  )
}

/** What a list of people may be narrowed by. */
export interface PeopleFilter {
  q: string
  state: PersonState | 'placed' | 'clash' | ''
  body: string
}

function isIn(row: PersonRow, wanted: PeopleFilter['state']): boolean {
  const { state, clash } = row
  if (wanted === 'clash') return clash
  if (wanted === 'placed') return isPlaced(row)
  return !wanted || state === wanted
}

/** The groups that a filter leaves; those without anybody are left out. */
export function narrowed(groups: BodyGroup[], { q, state, body }: PeopleFilter): BodyGroup[] {
  const wanted = fold(q.trim())
  return groups
    .filter((group) => !body || group.body?.code === body)
    .map((group) => ({
      ...group,
      people: group.people.filter(
        (row) => isIn(row, state) && (!wanted || fold(`${row.name} ${row.code}`).includes(wanted))
      )
    }))
    .filter(({ people }) => people.length)
}
