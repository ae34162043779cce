import { sql } from 'kysely'
import type { Snapshot, Tx } from '../database/index.ts'
import type { Ground } from './act.ts'
import { canonicalJson, sha256 } from './canonical.ts'

/** An entry of the record as it is hashed: every column but the hash. */
export interface Entry {
  id: number
  at: string
  actor_subject: string
  actor_name: string
  /** In which capacity, and on what ground; null for entries older than the column. */
  ground: Ground | null
  act: string
  decision_id: string | null
  decision_number: string | null
  subject_kind: string | null
  subject_id: string | null
  reason: string | null
  before: unknown
  after: unknown
  request_id: string | null
}

export interface StoredEntry extends Entry {
  hash: Buffer
}

// In microseconds and UTC: a timestamp that lost digits on its way would hash otherwise.
export const instant = sql`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`

/** SHA-256 over the canonical form of an entry. */
export function hashOf(entry: Entry): Buffer {
  const { id, at, actor_subject, actor_name, act, decision_id, decision_number } = entry
  const { subject_kind, subject_id, reason, before, after, request_id, ground } = entry
  return sha256(
    canonicalJson({
      ...{ id, at, actor_subject, actor_name, act, decision_id, decision_number },
      ...{ subject_kind, subject_id, reason, before, after, request_id },
      // Entries without a ground hash as they did before there was one.
      ...(ground && { ground })
    })
  )
}

/**
 * The number and the moment of the next entry. Called under the register's lock, so that numbers have no
 * gaps and each moment is later than the one before even when the clock was set back.
 */
export async function nextEntry(tx: Tx): Promise<{ id: number; at: string }> {
  const { rows } = await sql<{ id: number; at: string }>`
    with last as (select id, at from record order by id desc limit 1)
    select coalesce((select id from last), 0) + 1 as id,
      to_char(greatest(clock_timestamp(), (select at + interval '1 microsecond' from last))
        at time zone 'utc', ${instant}) as at`.execute(tx)
  const [next] = rows
  if (!next) throw new Error('no answer to the next number of the record')
  return { id: Number(next.id), at: next.at }
}

export async function insertEntry(tx: Tx, entry: Entry): Promise<void> {
  const json = (value: unknown) => (value === null ? null : canonicalJson(value))
  await sql`
    insert into record (id, at, actor_subject, actor_name, ground, act, decision_id, decision_number,
      subject_kind, subject_id, reason, before, after, request_id, hash)
    values (${entry.id}, ${entry.at}, ${entry.actor_subject}, ${entry.actor_name}, ${json(entry.ground)}::jsonb, ${entry.act},
      ${entry.decision_id}, ${entry.decision_number}, ${entry.subject_kind}, ${entry.subject_id},
      ${entry.reason}, ${json(entry.before)}::jsonb, ${json(entry.after)}::jsonb, ${entry.request_id},
      ${hashOf(entry)})`.execute(tx)
}

/** Up to `limit` entries with a number above `after`, in order. */
export async function readEntries(tx: Snapshot, after: number, limit: number): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    select id, to_char(at at time zone 'utc', ${instant}) as at, actor_subject, actor_name, ground, act,
      decision_id, decision_number, subject_kind, subject_id, reason, before, after, request_id, hash
    from record where id > ${after} order by id limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}
