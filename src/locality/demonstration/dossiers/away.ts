import { sql } from 'kysely'
import { pilesFor } from '../../../modules/dossiers/index.ts'
import type { Version } from '../../../modules/procedures/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Matter, Seed } from './types.ts'

/** The step of a procedure that another body does, and the pile of that body in which dossiers of a matter lie meanwhile. */
export interface Away {
  step: number
  bodyId: string
  pileId: number
}

/** The first step that is done at a body of another level, with its ordinal; undefined: all are done at the lead. */
export function stepElsewhere({ content }: Pick<Version, 'content'>) {
  const index = content.steps.findIndex(({ at }) => at?.level)
  const step = content.steps[index]
  return step?.at?.level
    ? { ...step, ordinal: index + 1, level: step.at.level, field: step.at.field ?? content.field }
    : undefined
}

/** Where the steps of what is sown are done that are not done at the lead; the piles are made. */
export async function awayOf(tx: Tx, seeds: readonly Seed[]): Promise<(matter: Matter) => Away | undefined> {
  const wanted = new Map<string, { level: string; field: string; placeId: string; day: Day }>()
  for (const { matter } of seeds) {
    const step = stepElsewhere(matter.version)
    if (!step) continue
    const { level, field } = step
    wanted.set(keyOf(matter, field), { level, field, placeId: matter.place.id, day: matter.era.day })
  }
  const found = await sql<{ field: string; placeId: string; day: Day; bodyId: string }>`
    select w.field, w."placeId", w.day::text as day, body_for(w.level, w.field, w."placeId", w.day) as "bodyId"
    from jsonb_to_recordset(${JSON.stringify([...wanted.values()])}::jsonb)
      as w (level text, field text, "placeId" uuid, day date)`.execute(tx)
  const bodies = found.rows.filter(({ bodyId }) => bodyId)
  const piles = await pilesFor(
    tx,
    bodies.map(({ bodyId, field, placeId }) => ({ originId: bodyId, functionCode: field, placeId }))
  )
  const pileOf = new Map(piles.map((one) => [`${one.originId} ${one.functionCode} ${one.placeId}`, one.id]))
  const bodyOf = new Map(
    bodies.map(({ field, placeId, day, bodyId }) => [`${field} ${placeId} ${day}`, bodyId])
  )
  return (matter) => {
    const step = stepElsewhere(matter.version)
    const bodyId = step && bodyOf.get(keyOf(matter, step.field))
    const pileId = bodyId && pileOf.get(`${bodyId} ${step.field} ${matter.place.id}`)
    return pileId ? { step: step.ordinal, bodyId, pileId } : undefined
  }
}

const keyOf = ({ place, era }: Matter, field: string) => `${field} ${place.id} ${era.day}`
