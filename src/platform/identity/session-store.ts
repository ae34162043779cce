import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, type Snapshot, type Tx, write } from '../database/index.ts'
import { type Claims, whoOf } from './claims.ts'

/** How long a session lasts. */
export interface SessionLimits {
  hours: number
  idleMinutes: number
}

/** The browser that asks. */
export interface Device {
  family: string
  address: string
}

/** A session as a request finds it. */
export interface FoundSession {
  id: string
  claims: Claims
  /** The value is a copy, or the browser another one: whoever shows it did not begin the session. */
  foreign: boolean
  /** Its last use should be noted. */
  stale: boolean
  /** Its value should be replaced. */
  due: boolean
}

/** The value in the cookie is replaced so often … */
const renewMinutes = 15
/** … and the one before is good so long after the new one arrived, for requests on their way. */
const graceSeconds = 60

const hashOf = (value: string) => createHash('sha256').update(value).digest()
const newValue = () => randomBytes(32).toString('base64url')
const minutes = (count: number) => sql`make_interval(secs => ${count * 60})`

/** Begins a session. Returns the value that only the cookie holds; expired sessions go on this occasion. */
export async function beginSession(
  database: Database,
  { claims, idToken }: { claims: Claims; idToken?: string },
  { family, address }: Device,
  limits: SessionLimits
): Promise<string> {
  const { subject, name } = whoOf(claims)
  const value = newValue()
  await write(database, async (tx) => {
    await sql`delete from session where least(expires_at, idle_until) < now()`.execute(tx)
    await sql`insert into session (id_hash, subject, name, claims, id_token, family, address, expires_at, idle_until)
      values (${hashOf(value)}, ${subject}, ${name}, ${JSON.stringify(claims)}::jsonb, ${idToken ?? null}, ${family},
        ${address}, now() + ${minutes(limits.hours * 60)}, now() + ${minutes(limits.idleMinutes)})`.execute(
      tx
    )
  })
  return value
}

/** The session that the value of a cookie opens, or undefined when it has ended or never was. */
export async function findSession(
  tx: Snapshot,
  value: string,
  family: string
): Promise<FoundSession | undefined> {
  const hash = hashOf(value)
  const { rows } = await sql<FoundSession>`
    select id, claims,
      family <> ${family} or (id_hash <> ${hash} and taken_up_at < now() - ${minutes(graceSeconds / 60)}) is true as foreign,
      last_used_at < now() - interval '1 minute' or (id_hash = ${hash} and taken_up_at is null) as stale,
      renewed_at < now() - case when id_hash = ${hash} then ${minutes(renewMinutes)}
        when taken_up_at is null then ${minutes(graceSeconds / 60)} end is true as due
    from session
    where (id_hash = ${hash} or previous_hash = ${hash}) and least(expires_at, idle_until) > now()`.execute(
    tx
  )
  return rows[0]
}

/** Notes that a session was used now, and from where. */
export async function noteUse(
  database: Database,
  { id }: FoundSession,
  value: string,
  address: string,
  limits: SessionLimits
): Promise<void> {
  await write(database, (tx) =>
    sql`update session set last_used_at = now(), idle_until = now() + ${minutes(limits.idleMinutes)}, address = ${address},
        taken_up_at = case when id_hash = ${hashOf(value)} then coalesce(taken_up_at, now()) else taken_up_at end
      where id = ${id}`.execute(tx)
  )
}

/**
 * Replaces the value in the cookie, so that a stolen copy gives itself away by being used after. Of several
 * requests at once one does it. A browser that never got the new value keeps the old one until it gets a new one.
 * @returns the new value for the cookie and how long it may be kept, or undefined when another request was faster
 */
export async function renewSession(
  database: Database,
  { id }: FoundSession,
  value: string
): Promise<{ value: string; seconds: number } | undefined> {
  const next = newValue()
  return await write(database, async (tx) => {
    const { rows } = await sql<{ seconds: number }>`
      update session set previous_hash = ${hashOf(value)}, id_hash = ${hashOf(next)}, renewed_at = now(), taken_up_at = null
      where id = ${id} and renewed_at < now() - ${minutes(graceSeconds / 60)}
      returning extract(epoch from expires_at - now())::int as seconds`.execute(tx)
    return rows[0] && { value: next, seconds: rows[0].seconds }
  })
}

/** Ends the session that the value of a cookie opens; returns the provider's token for its own sign-out. */
export function endSessionOf(database: Database, value: string): Promise<string | null> {
  return write(database, async (tx) => {
    const hash = hashOf(value)
    const { rows } = await sql<{ idToken: string | null }>`
      delete from session where id_hash = ${hash} or previous_hash = ${hash} returning id_token as "idToken"`.execute(
      tx
    )
    return rows[0]?.idToken ?? null
  })
}

/** Ends a session whose value is in other hands. */
export async function endForeign(database: Database, { id }: FoundSession): Promise<void> {
  await write(database, (tx: Tx) => sql`delete from session where id = ${id}`.execute(tx))
}
