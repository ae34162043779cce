import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { Problem } from '../../../../../platform/problem.ts'
import type { Actor } from '../../../../../platform/record/index.ts'
import type { Dossier } from '../../../dossier.ts'
import { versionById } from '../../../reference.ts'
import { seenDossier } from '../../../see.ts'

/** A dossier that was ticked. */
export interface BulkRow {
  dossier: Dossier
  procedure: string
  /** What was said when its result was proposed. */
  note: string | null
}

/** The dossiers that were ticked, as far as somebody may see them. */
export async function readRows(
  tx: Snapshot,
  actor: Actor,
  ids: readonly string[],
  day: Day
): Promise<BulkRow[]> {
  const rows: BulkRow[] = []
  const notes = await notesOf(tx, ids)
  for (const id of ids) {
    const dossier = await seenDossier(tx, actor, id, day).catch(orNull)
    if (!dossier) continue
    const { content } = await versionById(tx, dossier.versionId)
    rows.push({ dossier, procedure: content.name.vi, note: notes.get(id) ?? null })
  }
  return rows
}

async function notesOf(tx: Snapshot, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; note: string }>`
    select distinct on (e.dossier_id) e.dossier_id as id, e.payload -> 'with' ->> 'note' as note from dossier_event e
    where e.dossier_id = any (${ids}::uuid[]) and e.type = 'propose' order by e.dossier_id, e.number desc`.execute(
    tx
  )
  return new Map(found.rows.flatMap(({ id, note }) => (note ? [[id, note]] : [])))
}

/** What somebody may not see is not among what they ticked. */
function orNull(error: unknown): null {
  if (error instanceof Problem && error.status === 404) return null
  throw error
}
