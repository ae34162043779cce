import { sql } from 'kysely'
import type { Snapshot } from '../database/index.ts'
import { type Entry, instant } from './entry.ts'

/** Which entries; all together narrow. */
export interface RecordFilter {
  id?: number
  /** Part of the name, or the whole subject, of who acted. */
  actor?: string
  /** Beginning of the act's name: a room, or room and verb. */
  act?: string
  /** Kind and id of what the act was about; either alone will do. */
  subjectKind?: string
  subjectId?: string
  /** Goes on below this number. */
  before?: number
  limit?: number
}

/** Entries of the record, the latest first. */
export async function browseRecord(tx: Snapshot, filter: RecordFilter): Promise<Entry[]> {
  const { id, actor, act, subjectKind, subjectId, before, limit = 50 } = filter
  const like = (text: string) => text.replace(/[\\%_]/g, '\\$&')
  const conditions = [
    id !== undefined && sql`id = ${id}`,
    actor && sql`(actor_subject = ${actor} or actor_name ilike ${`%${like(actor)}%`})`,
    act && sql`act like ${`${like(act)}%`}`,
    subjectKind && sql`subject_kind = ${subjectKind}`,
    subjectId && sql`subject_id = ${subjectId}`,
    before !== undefined && sql`id < ${before}`
  ].filter((one) => typeof one === 'object')
  const where = conditions.length ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const found = await sql<Entry>`
    select id, to_char(at at time zone 'utc', ${instant}) as at, actor_subject, actor_name, ground, act, decision_id,
      decision_number, subject_kind, subject_id, reason, before, after, request_id
    from record ${where} order by id desc limit ${limit}`.execute(tx)
  return found.rows.map((row) => ({ ...row, id: Number(row.id) }))
}
