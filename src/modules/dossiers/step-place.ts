import { sql } from 'kysely'
import type { Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import { refusal } from '../../platform/problem.ts'
import { FromRegister } from '../../platform/record/index.ts'
import type { StepPlace, Version } from '../procedures/index.ts'
import type { Dossier } from './dossier.ts'
import { competentBodies, successorWithin } from './reference.ts'
import type { Where } from './where.ts'

const bodies = new FromRegister<string[]>()
const places = new FromRegister<string[]>()

/** At which other body a step is done, in which field, for which place. */
export interface StepHome {
  body: string
  field: string
  placeId: string
}

/**
 * Where a step of a dossier is done on a day; null: at the body that leads, because the step says so or because that body
 * is the one that is competent.
 * @param chosen which one, where the place of the dossier was divided and several are competent
 * @throws refusal when nobody is competent, or several and none of them was chosen
 */
export async function homeOfStep(
  tx: Snapshot,
  { dossier, where, day }: { dossier: Dossier; where: Where; day: Day },
  { content }: Version,
  ordinal: number,
  chosen?: string
): Promise<StepHome | null> {
  const step = content.steps[ordinal - 1]
  if (!step?.at) return null
  const homes = await homesOf(tx, step.at, content.field, dossier, day)
  const fit = chosen ? homes.filter(({ body }) => body === chosen) : homes
  const [home] = fit
  if (!home) throw refusal('dossiers.refusal.step_nowhere', { step: step.name, day })
  if (fit.length > 1) throw refusal('dossiers.refusal.step_several', { step: step.name, count: fit.length })
  const lead = await where.custodian()
  return (await successorWithin(tx, home.body, lead, home.field, day)) ? null : home
}

/** Every body that could do a step for a dossier on a day: one, unless its place was divided or the law leaves it open. */
export async function homesOf(
  tx: Snapshot,
  at: StepPlace,
  ownField: string,
  { pile }: Pick<Dossier, 'pile'>,
  day: Day
): Promise<StepHome[]> {
  const field = at.field ?? ownField
  const found = new Map<string, StepHome>()
  for (const placeId of await placesNow(tx, pile.placeId, day))
    for (const body of await bodiesAt(tx, at, field, placeId, day))
      if (!found.has(body)) found.set(body, { body, field, placeId })
  return [...found.values()]
}

function bodiesAt(tx: Snapshot, at: StepPlace, field: string, placeId: string, day: Day): Promise<string[]> {
  const { power, level } = at
  if (power) return competentBodies(tx, power, placeId, day)
  return bodies.get(tx, `${level} ${field} ${placeId} ${day}`, async () => {
    const found = await sql<{ id: string | null }>`
      select body_for(${level}, ${field}, ${placeId}::uuid, ${day}::date) as id`.execute(tx)
    return found.rows.flatMap(({ id }) => id ?? [])
  })
}

function placesNow(tx: Snapshot, placeId: string, day: Day): Promise<string[]> {
  return places.get(tx, `${placeId} ${day}`, async () => {
    const found = await sql<{ id: string }>`
      select id from places_now(${placeId}::uuid, ${day}::date) p (id)`.execute(tx)
    return found.rows.map(({ id }) => id)
  })
}
