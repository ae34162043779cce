import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'
import type { Carried } from './carry-out.ts'
import type { ListId } from './lists/index.ts'

export type TrialResult = Pick<Carried, 'sheet' | 'ignored' | 'outcomes' | 'counts' | 'columns'>

/** A file that somebody tried, with what would happen. */
export interface Trial {
  id: string
  list: ListId
  fileName: string
  sha256: string
  triedAt: string
  result: TrialResult
}

interface NewTrial extends Omit<Trial, 'id' | 'triedAt'> {
  data: Buffer
  subject: string
}

/** Keeps a file for whoever tried it; what was kept for longer than a day goes. */
export async function insertTrial(tx: Tx, trial: NewTrial): Promise<string> {
  await sql`delete from import_trial where tried_at < act_time() - interval '1 day'`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    insert into import_trial (list, file_name, sha256, content, actor_subject, result)
    values (${trial.list}, ${trial.fileName}, ${trial.sha256}, ${trial.data}, ${trial.subject},
      ${JSON.stringify(trial.result)}::jsonb)
    returning id`.execute(tx)
  return (rows[0] as { id: string }).id
}

/** A trial of one's own, or undefined. */
export async function findTrial(tx: Snapshot, subject: string, id: string): Promise<Trial | undefined> {
  const { rows } = await sql<Trial>`
    select id, list, file_name as "fileName", sha256, tried_at as "triedAt", result from import_trial
    where id = ${id}::uuid and actor_subject = ${subject}`.execute(tx)
  return rows[0]
}

/** The file of a trial of one's own. */
export async function trialContent(tx: Snapshot, subject: string, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer }>`
    select content from import_trial where id = ${id}::uuid and actor_subject = ${subject}`.execute(tx)
  return rows[0]?.content
}

/** What was tried and is imported now needs no more to be kept. */
export async function deleteTrials(tx: Tx, subject: string, sha256: string): Promise<void> {
  await sql`delete from import_trial where actor_subject = ${subject} and sha256 = ${sha256}`.execute(tx)
}
