import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { parser } from './parsers.ts'
import type { DB } from './types.ts'

/** The role that the application works as: it may do only what migrations grant it, table by table. */
export const applicationRole = 'haicap_app'

/** What is where: the province's tables first, then the extensions that all provinces share. */
export const searchPath = (schema: string) => `${schema},extensions`

/**
 * Statements that begin with this are planned once for each connection and kept: for what runs many times a second, where
 * planning costs more than the work.
 */
export const kept = '/* kept */ '

/** What a transaction learns as it begins: when, and which register it finds. */
export const begun = 'select now() as at, number as register from register_version'
/** What begins a transaction that writes. */
export const beginWriting = `start transaction isolation level read committed; ${begun}`

/**
 * A statement that begins with this begins a transaction that writes, in one trip with that; its first row is what the
 * transaction found at its beginning.
 */
export const first = '/* first */ '

/** A statement that begins with this ends its transaction: the commit travels with it, in one trip. */
export const last = '/* last */ '

/** Names of kept statements by their text; there are as many as places in the code that say so. */
const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, name)
  return name
}

/** A connection that keeps the plans of statements that ask for it. */
class PlanKeepingClient extends pg.Client {
  constructor(...given: ConstructorParameters<typeof pg.Client>) {
    super(...given)
    // One that breaks while a transaction has it, between two statements: the next statement says so.
    this.on('error', () => undefined)
  }

  override query(text: unknown, values?: unknown, ...rest: unknown[]): never {
    if (typeof text === 'string' && text.startsWith(first))
      return this.#firstly(text.slice(first.length), values) as never
    if (typeof text === 'string' && text.startsWith(last))
      return this.#lastly(text.slice(last.length), values) as never
    const asked =
      typeof text === 'string' && text.startsWith(kept) ? { name: nameOf(text), text, values } : undefined
    const query = super.query as (...given: unknown[]) => Promise<unknown>
    if (asked) return query.call(this, asked, ...rest) as never
    const answer = query.call(this, text, values, ...rest)
    // Of several statements in one text the answer is that of the last.
    return (
      answer?.then ? answer.then((given) => (Array.isArray(given) ? given.at(-1) : given)) : answer
    ) as never
  }

  /** When the statement fails, the transaction has begun all the same: whoever asked undoes it. */
  async #firstly(text: string, values: unknown): Promise<unknown> {
    const [beginning, found] = await this.#together<pg.QueryResult>([beginWriting], [text, values])
    return { ...found, rows: [...beginning.rows, ...found.rows] }
  }

  /** When the statement fails, the commit behind it finds a broken transaction and undoes it. */
  async #lastly(text: string, values: unknown): Promise<unknown> {
    const [done, ended] = await this.#together<pg.QueryResult>([text, values], ['commit'])
    if (ended.command !== 'COMMIT') throw new Error('a statement had failed: the transaction was undone')
    return done
  }

  /** Sends two statements at once and waits for both; throws what the first of them says that fails. */
  async #together<R>(one: [string, unknown?], other: [string, unknown?]): Promise<[R, R]> {
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
    stream.cork()
    const asked: Promise<R>[] = [this.query(...one), this.query(...other)]
    stream.uncork()
    const [before, behind] = await Promise.allSettled(asked)
    if (before?.status !== 'fulfilled') throw before?.reason
    if (behind?.status !== 'fulfilled') throw behind?.reason
    return [before.value, behind.value]
  }
}

/** A pool of connections that act as `haicap_app` in one province's schema. */
export function connect(ownerUrl: string, schema: string): Kysely<DB> {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: 10,
    Client: PlanKeepingClient,
    // What follows a statement is sent before its answer has come. Kysely waits for each; only what begins or ends a transaction
    // goes together with a statement.
    pipeline: true,
    // Given at the start of a connection, these are what RESET goes back to as well.
    options: `-c role=${applicationRole} -c search_path=${searchPath(schema)} -c timezone=UTC`,
    types: { getTypeParser: parser },
    application_name: 'haicap'
  })
  // An idle connection that breaks leaves the pool; the next query opens another or says why it cannot.
  pool.on('error', () => undefined)
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
}

/** A single connection as the owner, for migrations; the caller ends it. */
export async function connectOwner(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    options: '-c timezone=UTC',
    types: { getTypeParser: parser },
    application_name: 'haicap-owner'
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}
