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

/** Several take over in the same field at the same place, or places inside its own go to several. */
function isDivided(steps: readonly OrganizationSuccession[], ends: boolean): boolean {
  const takers = new Map<string, Set<string>>()
  for (const { functionCode, placeId, successorId } of steps) {
    const key = `${functionCode} ${placeId ?? ''}`
    takers.set(key, (takers.get(key) ?? new Set()).add(successorId))
  }
  const byPlace =
    steps.every(({ placeId }) => placeId) && new Set(steps.map((step) => step.successorId)).size > 1
  return (
    steps.some(({ extent }) => extent === 'part') ||
    [...takers.values()].some(({ size }) => size > 1) ||
    (ends && byPlace)
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
