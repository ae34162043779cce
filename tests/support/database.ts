import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openAt } from '../../src/platform/database/index.ts'

const urlOf = (name: string) => inject('clusterUrl').replace('DATABASE', name)
let count = 0

/**
 * A database of this test file alone: all migrations, or what `templateWith` prepared. Call it at the top
 * of the file or in `beforeAll`; it is dropped when the file is done.
 */
export async function testDatabase(template: string = inject('template')): Promise<Database> {
  const name = `test_${inject('run')}_${process.pid}_${count++}`
  await asAdmin((admin) => copyDatabase(admin, name, template))
  const database = await openAt(urlOf(name), 'haicap')
  afterAll(async () => {
    await database.close()
    await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`))
  })
  return database
}

/**
 * A template with more in it than migrations, such as a locality: `build` runs once per test run, however
 * many files ask for it. Give the result to `testDatabase`.
 */
export async function templateWith(
  name: string,
  build: (database: Database) => Promise<void>
): Promise<string> {
  const key = createHash('sha256').update(name).digest('hex').slice(0, 8)
  const template = `test_${inject('run')}_template_${key}`
  await asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [template])
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
    if (rowCount) return
    const unfinished = `${template}_unfinished`
    await admin.query(`drop database if exists ${unfinished} with (force)`)
    await copyDatabase(admin, unfinished, inject('template'))
    const database = await openAt(urlOf(unfinished), 'haicap')
    try {
      await build(database)
    } finally {
      await database.close()
    }
    await admin.query(`alter database ${unfinished} rename to ${template}`)
  })
  return template
}

/** The connection, and with it every lock, ends with `work`. */
async function asAdmin(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: urlOf('postgres') })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

/** Files are copied, not logged: fast for templates of any size, and nothing here must survive a crash. */
function copyDatabase(admin: pg.Client, name: string, template: string): Promise<unknown> {
  return admin.query(`create database ${name} template ${template} strategy file_copy`)
}
