import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, type Snapshot, type Tx, write } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { tokenPrefix } from '../../../../platform/identity/index.ts'
import { FromRegister } from '../../../../platform/record/index.ts'

/** A token as its owner sees it. */
export interface ApiToken {
  id: string
  personId: string
  name: string
  powers: string[]
  lastDay: Day
  since: string
  lastUsedAt: string | null
  endedAt: string | null
}

/** A new token: the text is shown once, only the hash is kept. */
export function newToken(): { token: string; hash: string } {
  const token = tokenPrefix + randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

const columns = sql`id, person_id as "personId", name, powers, last_day as "lastDay", recorded_at as since,
  last_used_at as "lastUsedAt", ended_at as "endedAt"`

/** The tokens of a person, the latest first. */
export async function tokensOf(tx: Snapshot, personId: string): Promise<ApiToken[]> {
  const found = await sql<ApiToken>`select ${columns} from api_token where person_id = ${personId}::uuid
    order by id desc`.execute(tx)
  return found.rows
}

export async function findToken(tx: Snapshot, id: string): Promise<ApiToken | undefined> {
  const found = await sql<ApiToken>`select ${columns} from api_token where id = ${id}::uuid`.execute(tx)
  return found.rows[0]
}

export interface NewToken {
  personId: string
  subject: string
  name: string
  powers: string[]
  lastDay: Day
  hash: string
}

export async function insertToken(tx: Tx, token: NewToken): Promise<string> {
  const { personId, subject, name, powers, lastDay, hash } = token
  const made = await sql<{ id: string }>`
    insert into api_token (person_id, subject, name, powers, hash, last_day)
    values (${personId}::uuid, ${subject}, ${name}, ${powers}::text[], decode(${hash}, 'hex'), ${lastDay}::date)
    returning id`.execute(tx)
  return made.rows[0]?.id ?? ''
}

/** Ends a token, or all that were made by an account. Returns how many. */
export async function endTokens(tx: Tx, which: { id: string } | { subject: string }): Promise<number> {
  const [column, value] = 'id' in which ? ['id', which.id] : ['subject', which.subject]
  const ended = await sql`update api_token set ended_at = act_time()
    where ${sql.ref(column)} = ${value} and ended_at is null returning id`.execute(tx)
  return ended.rows.length
}

/** Whom a token stands for. */
export interface TokenHolder {
  id: string
  subject: string
  name: string
  personId: string
  powers: string[]
}

const holders = new FromRegister<TokenHolder | undefined>()

/** Whom a token stands for on a day, or undefined. Remembered like what follows from the register: its end is such a change. */
export function tokenHolder(tx: Snapshot, token: string, today: Day): Promise<TokenHolder | undefined> {
  const hash = hashOf(token)
  return holders.get(tx, `${hash} ${today}`, async () => {
    const found = await sql<TokenHolder>`
      select t.id, t.subject, p.name || ' (' || t.name || ')' as name, t.person_id as "personId", t.powers
      from api_token t join person p on p.id = t.person_id
      where t.hash = decode(${hash}, 'hex') and t.ended_at is null and t.last_day >= ${today}::date`.execute(
      tx
    )
    return found.rows[0]
  })
}

const minute = 60_000
const noted = new Map<string, number>()

/** Notes that a token is used, at most once a minute. */
export async function noteTokenUse(database: Database, { id }: TokenHolder): Promise<void> {
  const now = Date.now()
  if (now - (noted.get(id) ?? 0) < minute) return
  noted.set(id, now)
  await write(database, (tx) =>
    sql`update api_token set last_used_at = now() where id = ${id}::uuid
      and coalesce(last_used_at < now() - interval '1 minute', true)`.execute(tx)
  )
}
