import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Actor } from '../../../platform/record/index.ts'
import { dossierColumns, ownCustodian } from '../book/read.ts'
import { possibleVerbs, type Verb } from '../detail/possible.ts'
import type { Dossier } from '../dossier.ts'

/** What somebody may do to each dossier of a list, of what is asked about: as the page of each says it. */
export async function mayDo<V extends Verb>(
  tx: Snapshot,
  actor: Actor,
  ids: readonly string[],
  day: Day,
  among: readonly V[]
): Promise<Map<string, V[]>> {
  const may = new Map<string, V[]>()
  if (!ids.length) return may
  const found = await sql<Dossier>`select ${dossierColumns}, ${ownCustodian(sql`${day}::date`)}
    from dossier d join pile p on p.id = d.pile_id where d.id = any (${ids}::uuid[])`.execute(tx)
  for (const dossier of found.rows)
    may.set(dossier.id, (await possibleVerbs(tx, actor, dossier, day, among)) as V[])
  return may
}
