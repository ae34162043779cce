import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { type Plan, resolvePlan } from '../../changeover/index.ts'
import type { AreaSuccession, OrganizationSuccession } from '../../organization/index.ts'
import { removeProposedRests, writeRests } from './store-lines.ts'

/**
 * Proposes for each body whose work is divided who takes the dossiers that still come in: whoever gets the largest share
 * of its people or its land, else of its work. Units within a body follow it and need none, unless dossiers came to them.
 */
export async function proposeRests(tx: Tx, plan: Plan): Promise<void> {
  await removeProposedRests(tx, plan.id)
  const { view, resolution } = await resolvePlan(tx, plan)
  const { areas, organizations } = resolution.changes
  const steps = new Map<string, OrganizationSuccession[]>()
  for (const step of organizations.successions)
    steps.set(step.predecessorId, [...(steps.get(step.predecessorId) ?? []), step])
  const begins = new Map(organizations.begins.map(({ id, facts }) => [id, facts]))
  const factsOf = (id: string) => begins.get(id) ?? view.onDay.units.get(id)
  const ended = new Set(organizations.ends.map(({ id }) => id))
  const competent = await bodiesWithDossiers(tx)

  const rests = [...steps].flatMap(([originId, own]) => {
    const origin = view.before.units.get(originId)
    if (!origin || (origin.parentId && !competent.has(originId)) || !isDivided(own, ended.has(originId)))
      return []
    const shareOf = (bodyId: string) =>
      landBetween(areas.successions, origin.areaId, factsOf(bodyId)?.areaId) +
      own.filter(({ successorId }) => successorId === bodyId).length / 1e6
    const takers = [...new Set(own.map(({ successorId }) => successorId))].sort(
      (a, b) => shareOf(b) - shareOf(a) || (factsOf(a)?.code ?? '').localeCompare(factsOf(b)?.code ?? '')
    )
    // What goes on keeps what nobody took.
    const taker = ended.has(originId) ? takers[0] : originId
    const code = taker && factsOf(taker)?.code
    return code ? [{ originId, custodianCode: code }] : []
  })
  await writeRests(tx, plan.id, rests, true)
}

/** In one field parts are given, several take over at one place, or places of a body that ends go to several. */
function isDivided(steps: readonly OrganizationSuccession[], ends: boolean): boolean {
  const takers = (some: readonly OrganizationSuccession[]) =>
    new Set(some.map(({ successorId }) => successorId)).size
  const fields = Map.groupBy(steps, ({ functionCode }) => functionCode)
  return [...fields.values()].some(
    (own) =>
      own.some(({ extent }) => extent === 'part') ||
      [...Map.groupBy(own, ({ placeId }) => placeId ?? null).values()].some((there) => takers(there) > 1) ||
      (ends && takers(own.filter(({ placeId }) => placeId)) > 1)
  )
}

function landBetween(
  successions: readonly AreaSuccession[],
  from: string | null | undefined,
  to: string | null | undefined
): number {
  return successions
    .filter(({ predecessorId, successorId }) => predecessorId === from && successorId === to)
    .reduce((sum, { sharePopulation, shareArea }) => sum + (sharePopulation ?? shareArea ?? 0), 0)
}

async function bodiesWithDossiers(tx: Tx): Promise<Set<string>> {
  const found = await sql<{ id: string }>`select distinct origin_id as id from pile`.execute(tx)
  return new Set(found.rows.map(({ id }) => id))
}
