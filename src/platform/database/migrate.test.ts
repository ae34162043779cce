import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { connectOwner } from './connect.ts'
import { migrate } from './migrate.ts'
import { findMigrations } from './migration-files.ts'

const database = await testDatabase()
const source = await mkdtemp(join(tmpdir(), 'haicap-migrations-'))
const owner = await connectOwner(database.ownerUrl)
const first = 'platform/a/migrations/202501010000_create_thing.sql'
const second = 'modules/b/migrations/202501020000_add_note.sql'

afterAll(async () => {
  await owner.end()
  await rm(source, { recursive: true })
})

beforeEach(async () => {
  await owner.query('drop schema if exists trial cascade')
  await rm(source, { recursive: true })
  await put(first, 'create table thing (id int primary key);\ngrant select on thing to haicap_app;\n')
  await put(second, 'alter table thing add note text;\n')
})

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(source, file)), { recursive: true })
  await writeFile(join(source, file), text)
}

const run = async (client: pg.Client = owner) => migrate(client, 'trial', await findMigrations(source))

test('rooms are migrated in the order of the times in the names, once', async () => {
  expect(await run()).toEqual(['202501010000_create_thing.sql', '202501020000_add_note.sql'])
  expect(await run()).toEqual([])
  const { rows } = await owner.query('select name, applied_at is not null as when from trial.migration')
  expect(rows).toHaveLength(2)
})

test('two starters at once: one works, the other finds nothing to do', async () => {
  const other = await connectOwner(database.ownerUrl)
  const done = await Promise.all([run(), run(other)])
  await other.end()
  expect(done.map((names) => names.length).sort()).toEqual([0, 2])
})

test('an applied file that was changed is refused, and so is one that vanished', async () => {
  await run()
  await put(second, 'alter table thing add note varchar;\n')
  await expect(run()).rejects.toMatchObject({ status: 409, messageKey: 'database.migration.changed' })
  await rm(join(source, second))
  await expect(run()).rejects.toMatchObject({
    messageKey: 'database.migration.unknown',
    params: { name: '202501020000_add_note.sql' }
  })
})

test('other line ends are no change', async () => {
  await run()
  await put(second, 'alter table thing add note text;\r\n')
  expect(await run()).toEqual([])
})

test('a failure names file and line, and leaves nothing behind', async () => {
  await put(second, 'create table half (id int);\n\nselect wrong from thing;\n')
  await expect(run()).rejects.toMatchObject({
    status: 503,
    messageKey: 'database.migration.failed',
    details: [{ line: 3 }]
  })
  const { rows } = await owner.query(`select to_regclass('trial.half') as half, name from trial.migration`)
  expect(rows).toEqual([{ half: null, name: '202501010000_create_thing.sql' }])
  await put(second, 'alter table thing add note text;\n')
  expect(await run()).toEqual(['202501020000_add_note.sql'])
})

test('a name out of form and a name used twice are refused before anything is done', async () => {
  await put('modules/b/migrations/add_more.sql', 'select 1;')
  await put('modules/b/migrations/202501010000_create_thing.sql', 'select 1;')
  await expect(findMigrations(source)).rejects.toMatchObject({
    status: 422,
    details: [{ messageKey: 'database.migration.twice' }, { messageKey: 'database.migration.misnamed' }]
  })
})

test('the application may not touch the list of migrations', async () => {
  const { rows } = await owner.query(
    `select has_table_privilege('haicap_app', '${database.schema}.migration', 'insert, update, delete') as may`
  )
  expect(rows).toEqual([{ may: false }])
})

test('each province is a schema of its own', async () => {
  await run()
  expect(await migrate(owner, 'trial2', await findMigrations(source))).toHaveLength(2)
  await owner.query('drop schema trial2 cascade')
})
