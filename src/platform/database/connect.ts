import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { parser } from './parsers.ts'
import type { DB } from './types.ts'

/** The role that the application works as: it may do only what migrations grant it, table by table. */
export const applicationRole = 'haicap_app'

/** What is where: the province's tables first, then the extensions that all provinces share. */
export const searchPath = (schema: string) => `${schema},extensions`

/** A pool of connections that act as `haicap_app` in one province's schema. */
export function connect(ownerUrl: string, schema: string): Kysely<DB> {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: 10,
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
