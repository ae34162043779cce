import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'

/** A file of outlines that somebody tried. */
export interface BoundaryTrial {
  id: string
  fileName: string
  text: string
  on: string
  source: string
}

/** Keeps a file for whoever tried it; what was kept for longer than a day goes. */
export async function insertTrial(
  tx: Tx,
  subject: string,
  { fileName, text, on, source }: Omit<BoundaryTrial, 'id'>
): Promise<string> {
  await sql`delete from boundary_trial where tried_at < act_time() - interval '1 day'`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    insert into boundary_trial (file_name, content, on_day, source, actor_subject)
    values (${fileName}, ${text}, ${on}::date, ${source}, ${subject}) returning id`.execute(tx)
  return (rows[0] as { id: string }).id
}

/** A trial of one's own, or undefined. */
export async function findTrial(
  tx: Snapshot,
  subject: string,
  id: string
): Promise<BoundaryTrial | undefined> {
  const { rows } = await sql<BoundaryTrial>`
    select id, file_name as "fileName", content as text, on_day as "on", source from boundary_trial
    where id = ${id}::uuid and actor_subject = ${subject}`.execute(tx)
  return rows[0]
}

export async function deleteTrial(tx: Tx, subject: string, id: string): Promise<void> {
  await sql`delete from boundary_trial where id = ${id}::uuid and actor_subject = ${subject}`.execute(tx)
}
