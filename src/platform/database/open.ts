import type { Kysely } from 'kysely'
import type { Config } from '../config.ts'
import { Problem, unavailable } from '../problem.ts'
import { connect, connectOwner } from './connect.ts'
import { postgresMajor } from './embedded/binaries.ts'
import { type Cluster, useCluster } from './embedded/index.ts'
import { migrate } from './migrate.ts'
import { findMigrations } from './migration-files.ts'
import type { DB } from './types.ts'

/** One province's database. */
export interface Database {
  /** Works as role `haicap_app` in the province's schema. Acts get a `Tx` from `write`, never this. */
  db: Kysely<DB>
  /** Connection string of the owner, for what only an owner may do. */
  ownerUrl: string
  schema: string
  /** Closes all connections and leaves the embedded server, if that is used. */
  close(): Promise<void>
}

export interface OpenOptions {
  /** Told of what takes time, in English, for logs and terminals. */
  progress?: (message: string) => void
}

/** The embedded server's database. */
const embeddedName = 'haicap'

/**
 * Opens the province's database, migrated: the one at `databaseUrl`, else the embedded one in `dataDir`.
 * @throws Problem 503 when it cannot be reached or used, 409 when its migrations are not those of this version
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'schema'>,
  options: OpenOptions = {}
): Promise<Database> {
  const { schema } = config
  if (config.databaseUrl) return openAt(config.databaseUrl, schema, options)

  const cluster = await useCluster({ dataDir: config.dataDir, progress: options.progress })
  try {
    await ensureDatabase(cluster, embeddedName)
    return await openAt(cluster.url(embeddedName), schema, options, () => cluster.leave())
  } catch (error) {
    await cluster.leave()
    throw error
  }
}

/** Migrates and connects to a database that exists. */
export async function openAt(
  ownerUrl: string,
  schema: string,
  options: OpenOptions = {},
  leave: () => Promise<void> = async () => undefined
): Promise<Database> {
  await prepareSchema(ownerUrl, schema, options)
  const db = connect(ownerUrl, schema)
  return {
    db,
    ownerUrl,
    schema,
    async close() {
      await db.destroy()
      await leave()
    }
  }
}

async function prepareSchema(ownerUrl: string, schema: string, options: OpenOptions): Promise<void> {
  const migrations = await findMigrations()
  const owner = await connectOwner(ownerUrl).catch((cause: Error) => {
    throw new Problem('unavailable', 'database.unreachable', { said: cause.message }, [], { cause })
  })
  try {
    const { rows } = await owner.query<{ number: number }>(
      `select current_setting('server_version_num')::int as number`
    )
    const major = Math.floor((rows[0]?.number ?? 0) / 10_000)
    if (major < postgresMajor) {
      throw unavailable('database.too_old', { found: String(major), needed: String(postgresMajor) })
    }
    await migrate(owner, schema, migrations, options.progress)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new Problem('unavailable', 'database.not_owner', { said: (error as Error).message }, [], {
      cause: error
    })
  } finally {
    await owner.end()
  }
}

async function ensureDatabase(cluster: Cluster, name: string): Promise<void> {
  const owner = await connectOwner(cluster.url('postgres'))
  try {
    const { rowCount } = await owner.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await owner.query(`create database ${name}`)
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (code !== '42P04' && code !== '23505') throw error // another starter made it in the same moment
  } finally {
    await owner.end()
  }
}
