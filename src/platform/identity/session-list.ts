import { sql } from 'kysely'
import type { Snapshot, Tx } from '../database/index.ts'

/** A session as its owner, or who oversees, may look at it. */
export interface SessionInShort {
  id: string
  subject: string
  name: string
  /** Browser and system. */
  device: string
  address: string
  since: string
  lastUsedAt: string
  /** When it ends at the latest. */
  expiresAt: string
}

/** Of whom, or by what; all together narrow. */
export interface SessionFilter {
  id?: string
  subject?: string
  /** Part of the name or the subject. */
  text?: string
  /** Goes on after this session. */
  after?: string
  limit?: number
}

/** Sessions that are open, the latest begun first. */
export async function listSessions(
  tx: Snapshot,
  { id, subject, text, after, limit = 100 }: SessionFilter
): Promise<SessionInShort[]> {
  const part = text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : null
  const found = await sql<SessionInShort>`
    select id, subject, name, family as device, address, created_at as since, last_used_at as "lastUsedAt",
      expires_at as "expiresAt"
    from session
    where least(expires_at, idle_until) > now() and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
      and (${subject ?? null}::text is null or subject = ${subject ?? null})
      and (${part}::text is null or name ilike ${part} or subject ilike ${part})
      and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid)
    order by id desc limit ${limit}`.execute(tx)
  return found.rows
}

/** Ends sessions: one by its id, or all of a subject. Returns what they were. */
export async function endSessions(
  tx: Tx,
  which: { id: string } | { subject: string }
): Promise<Pick<SessionInShort, 'id' | 'subject' | 'device' | 'address' | 'since'>[]> {
  const [column, value] = 'id' in which ? ['id', which.id] : ['subject', which.subject]
  const ended = await sql<Pick<SessionInShort, 'id' | 'subject' | 'device' | 'address' | 'since'>>`
    delete from session where ${sql.ref(column)} = ${value}
    returning id, subject, family as device, address, created_at as since`.execute(tx)
  return ended.rows
}
