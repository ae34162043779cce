import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, read, write } from '../database/index.ts'
import type { Actor } from '../record/index.ts'
import { actorOf, type Claims } from './claims.ts'

export const sessionHours = 12

const hashOf = (id: string) => createHash('sha256').update(id).digest()

/** Begins a session. Returns its id, which only the cookie holds; expired sessions go on this occasion. */
export async function beginSession(database: Database, claims: Claims, idToken?: string): Promise<string> {
  const { subject, name } = actorOf(claims)
  const id = randomBytes(32).toString('base64url')
  await write(database, async (tx) => {
    await sql`delete from session where expires_at < now()`.execute(tx)
    await sql`insert into session (id_hash, subject, name, claims, id_token, expires_at)
      values (${hashOf(id)}, ${subject}, ${name}, ${JSON.stringify(claims)}::jsonb, ${idToken ?? null},
        now() + make_interval(hours => ${sessionHours}))`.execute(tx)
  })
  return id
}

/** Who the session belongs to, or null when it has ended or never was. */
export function findSession(database: Database, id: string): Promise<Actor | null> {
  return read(database, async (tx) => {
    const { rows } = await sql<{ claims: Claims }>`
      select claims from session where id_hash = ${hashOf(id)} and expires_at > now()`.execute(tx)
    return rows[0] ? actorOf(rows[0].claims) : null
  })
}

/** Ends a session; returns the provider's token for its own sign-out. */
export function endSession(database: Database, id: string): Promise<string | null> {
  return write(database, async (tx) => {
    const { rows } = await sql<{ idToken: string | null }>`
      delete from session where id_hash = ${hashOf(id)} returning id_token as "idToken"`.execute(tx)
    return rows[0]?.idToken ?? null
  })
}
