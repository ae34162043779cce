import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { projectDir } from '../../src/platform/config.ts'
import { useCluster } from '../../src/platform/database/embedded/index.ts'
import { findMigrations } from '../../src/platform/database/migration-files.ts'
import { openAt } from '../../src/platform/database/open.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the owner, `DATABASE` standing for the database's name. */
    clusterUrl: string
    /** Migrated and otherwise empty. */
    template: string
    /** Tells the databases of this run apart from those of others. */
    run: string
  }
}

/** Held by every run that uses the cluster; whoever gets it alone may clear what killed runs left. */
const runsLock = 4_127_220_252
const templateLock = 4_127_220_253

/** One PostgreSQL for the whole run, in `.test/`, and in it a template that has all migrations. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await useCluster({ dataDir: join(projectDir, '.test'), profile: 'test' })
  const run = randomBytes(4).toString('hex')
  const admin = new pg.Client({ connectionString: cluster.url('postgres') })
  await admin.connect()
  const template = await templateName()
  await clearLeftOvers(admin, template)
  await admin.query('select pg_advisory_lock_shared($1)', [runsLock])
  await ensureTemplate(admin, template, (name) => cluster.url(name))

  project.provide('clusterUrl', cluster.url('DATABASE'))
  project.provide('template', template)
  project.provide('run', run)

  return async () => {
    await dropAll(admin, `test_${run}_%`)
    await admin.end()
    await cluster.leave()
  }
}

/** Runs of other migrations have another template. */
async function templateName(): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, sha256 } of await findMigrations()) hash.update(`${name} ${sha256}\n`)
  return `template_${hash.digest('hex').slice(0, 12)}`
}

async function clearLeftOvers(admin: pg.Client, template: string): Promise<void> {
  const { rows } = await admin.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
    runsLock
  ])
  if (!rows[0]?.alone) return
  await dropAll(admin, 'test_%')
  await dropAll(admin, 'template_%', template)
  await admin.query('select pg_advisory_unlock($1)', [runsLock])
}

async function dropAll(admin: pg.Client, like: string, except = ''): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where datname like $1 and datname not in ('template0', 'template1', $2)`,
    [like.replaceAll('_', '\\_'), except]
  )
  for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`)
}

async function ensureTemplate(
  admin: pg.Client,
  template: string,
  url: (database: string) => string
): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [templateLock])
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
    if (rowCount) return
    const unfinished = `${template}_unfinished`
    await admin.query(`drop database if exists ${unfinished} with (force)`)
    await admin.query(`create database ${unfinished}`)
    const database = await openAt(url(unfinished), 'haicap')
    await database.close()
    await admin.query(`alter database ${unfinished} rename to ${template}`)
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [templateLock])
  }
}
