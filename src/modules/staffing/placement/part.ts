import type { Tx } from '../../../platform/database/index.ts'
import type { PartOutcome, Plan, PlanPart } from '../../changeover/index.ts'
import { appoint, appointedSince, type Closed, closeAppointments, closePosts, depart } from './store-enact.ts'
import { placementsOf } from './store-placements.ts'
import { countUnplaced, faultsOf } from './store-problems.ts'
import type { NamedPlacement } from './words.ts'
import { writeProposals } from './write-proposals.ts'

/**
 * The people of a plan. On its day the posts of bodies that end are closed with what is held of them, posts are
 * opened as placed, and whoever leaves departs. Who serves in a body that goes on is left alone, unless the plan
 * names them.
 */
export const peoplePart: PlanPart = {
  name: 'people',
  tables: [
    ['appointment', 'id'],
    ['post', 'id'],
    ['departure', 'person_id']
  ],
  enact: enactPlacements,
  propose: async (tx, plan) => void (await writeProposals(tx, plan)),
  builtUpon: appointedSince,
  rows: (tx, planId) => placementsOf(tx, planId),
  tab: { path: 'people', label: 'placement.tab' },
  rules: [
    'everyone_placed',
    'body_has_head',
    'one_head',
    'deputies_within_caps',
    'deputies_within_averages',
    'leaders_standards_met'
  ]
}

async function enactPlacements(tx: Tx, plan: Plan, decisionId: string): Promise<PartOutcome> {
  const day = plan.effectiveOn
  const lines = await placementsOf(tx, plan.id)
  const blocked = (problems: PartOutcome['problems']) => ({ problems, notes: [], before: [], after: [] })
  if (!lines.length) {
    const { people, bodies } = await countUnplaced(tx, day)
    if (people)
      return blocked([
        { path: 'people', messageKey: 'placement.refusal.nothing_placed', params: { people, bodies } }
      ])
  }
  const faults = await faultsOf(tx, plan.id, day)
  if (faults.length) return blocked(faults)

  const enacted = { planId: plan.id, day, decisionId }
  const closed = await closeAppointments(tx, enacted)
  const posts = await closePosts(tx, enacted)
  const appointed = lines.length ? await appoint(tx, enacted, closed) : []
  const departures = await depart(tx, enacted)
  return {
    problems: [],
    notes: notesOf(lines, closed, posts.length),
    before: [...closed, ...posts].map(({ before }) => before),
    after: [...[...closed, ...posts].map(({ after }) => after), ...appointed, ...departures]
  }
}

function notesOf(lines: NamedPlacement[], closed: Closed[], posts: number): PartOutcome['notes'] {
  const people = (kind: (line: NamedPlacement) => boolean) =>
    new Set(lines.filter(kind).map(({ personId }) => personId)).size
  const kept = new Set(lines.map(({ personId, kind }) => `${personId} ${kind}`))
  const leaving = new Set(lines.filter(({ kind }) => kind === 'leaving').map(({ personId }) => personId))
  // What hung on a post that ends, and that the plan does not go on with.
  const besides = closed.filter(
    ({ personId, kind, postEnds }) =>
      postEnds && kind !== 'permanent' && !kept.has(`${personId} ${kind}`) && !leaving.has(personId)
  ).length
  if (!lines.length && !posts) return []
  return [
    {
      path: 'people',
      messageKey: 'placement.note.done',
      params: {
        placed: people(({ kind }) => kind !== 'leaving'),
        leaving: leaving.size,
        posts
      }
    },
    ...(besides ? [{ path: 'people', messageKey: 'placement.note.besides', params: { count: besides } }] : [])
  ]
}
