import { sql } from 'kysely'
import { kept, type Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Dossier } from './dossier.ts'
import { successorsOf } from './reference.ts'
import { at, type Way } from './where.ts'

/**
 * The bodies that were asked for an opinion on a dossier, on a day: themselves, or whoever took over from them.
 * @param opinion only the one of this id
 */
export async function bodiesAsked(
  tx: Snapshot,
  { id, pile }: Pick<Dossier, 'id' | 'pile'>,
  day: Day,
  opinion: string | null = null
): Promise<string[]> {
  const found = await sql<{
    id: string
  }>`${sql.raw(kept)}select distinct organization_id as id from dossier_opinion
    where dossier_id = ${id}::uuid and (${opinion}::text is null or id = ${opinion})`.execute(tx)
  const bodies: string[] = []
  for (const asked of found.rows) {
    const followed = await successorsOf(tx, asked.id, pile.functionCode, day)
    bodies.push(...(followed.length ? followed : [asked.id]))
  }
  return [...new Set(bodies)]
}

/** Who answers for a body that was asked: whoever works on dossiers there, or gives them out. */
export const mayAnswer = (bodies: readonly string[]): Way[] => [
  ...at('dossiers.settle', bodies),
  ...at('dossiers.assign', bodies)
]
