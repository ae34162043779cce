import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Dossier } from '../dossier.ts'
import { Where } from '../where.ts'

/**
 * The body that gives out a paper of a dossier on a day: whoever has the dossier then, or, for what counters give out, the
 * counter or the one that took over from it. After a reorganization another one may have it now.
 */
export async function giverOn(
  tx: Snapshot,
  dossier: Dossier,
  by: 'custodian' | 'counter',
  day: Day
): Promise<string> {
  const { id, receptionId, pile } = dossier
  const [counter] =
    by === 'counter' && receptionId ? await new Where(tx, dossier, day).doors(receptionId) : []
  if (counter) return counter
  const found = await sql<{
    id: string
  }>`select c as id from dossier_custodians(${id}::uuid, ${day}::date) c`.execute(tx)
  return found.rows[0]?.id ?? pile.originId
}
