import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { Problem } from '../../../../../platform/problem.ts'
import type { Actor } from '../../../../../platform/record/index.ts'
import { possibleVerbs } from '../../../detail/possible.ts'
import type { Dossier } from '../../../dossier.ts'
import { openEvents } from '../../../life/possible.ts'
import { versionById } from '../../../reference.ts'
import { seenDossier } from '../../../see.ts'
import { type BulkVerb, bulk } from './verbs.ts'

/** Why something cannot be done to a dossier: it waits, it is not its turn, it is done already, or it is for others to do. */
export type WhyNot = 'waiting' | 'state' | 'own' | 'others'

/** A dossier that was ticked. */
export interface BulkRow {
  dossier: Dossier
  procedure: string
  /** What was said when its result was proposed. */
  note: string | null
  /** Null: it can be done. */
  whyNot: WhyNot | null
}

/** The dossiers that were ticked, as far as somebody may see them, and whether they may do it to them. */
export async function readRows(
  tx: Snapshot,
  actor: Actor,
  verb: BulkVerb,
  ids: readonly string[],
  day: Day
): Promise<BulkRow[]> {
  const rows: BulkRow[] = []
  const notes = await notesOf(tx, ids)
  for (const id of ids) {
    const dossier = await seenDossier(tx, actor, id, day).catch(orNull)
    if (!dossier) continue
    const { content } = await versionById(tx, dossier.versionId)
    const [may] = await possibleVerbs(tx, actor, dossier, day, [verb])
    const whyNot = may ? null : whyNotOf(dossier, verb, actor)
    rows.push({ dossier, procedure: content.name.vi, note: notes.get(id) ?? null, whyNot })
  }
  return rows
}

function whyNotOf({ life, personId, waiting }: Dossier, verb: BulkVerb, actor: Actor): WhyNot {
  const open = openEvents(life).includes(bulk[verb].event)
  if (!open) return waiting.length ? 'waiting' : 'state'
  return verb === 'take-over' && personId === actor.personId ? 'own' : 'others'
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
