import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cluster, useCluster } from './embedded/index.ts'
import { openDatabase } from './open.ts'

// A server of its own: roles are shared by all databases of a server.
let dataDir: string
let cluster: Cluster

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'haicap-open-'))
  cluster = await useCluster({ dataDir, profile: 'test' })
})

afterAll(async () => {
  await cluster.leave()
  await rm(dataDir, { recursive: true })
})

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

function urlOf(user: string, database: string): string {
  const url = new URL(cluster.url(database))
  url.username = user
  url.password = 'secret'
  return url.href
}

const open = (databaseUrl: string, schema = 'haicap') => openDatabase({ databaseUrl, dataDir, schema })

test('a server of one’s own: its owner needs to be no superuser, only to make roles', async () => {
  await asSuperuser(
    `create role plain login password 'secret'`,
    'create database of_plain owner plain',
    `create role maker login createrole password 'secret'`,
    'create database of_maker owner maker'
  )
  await expect(open(urlOf('plain', 'of_plain'))).rejects.toMatchObject({
    status: 503,
    messageKey: 'database.not_owner'
  })
  const database = await open(urlOf('maker', 'of_maker'))
  const { rows } = await sql<{ who: string }>`select current_user as who from migration limit 1`.execute(
    database.db
  )
  expect(rows).toEqual([{ who: 'haicap_app' }])
  await database.close()
})

test('two provinces live in one database and do not see each other’s tables', async () => {
  await asSuperuser('create database two')
  const [one, other] = await Promise.all([
    open(cluster.url('two'), 'lower_house'),
    open(cluster.url('two'), 'upper_house')
  ])
  const where = sql<{ place: string }>`select 'migration'::regclass::oid::text as place`
  const places = [(await where.execute(one.db)).rows, (await where.execute(other.db)).rows]
  expect(places[0]).not.toEqual(places[1])
  await one.close()
  await other.close()
})

test('a database that cannot be reached is named as such', async () => {
  for (const url of [
    'postgres://nobody@127.0.0.1:1/none',
    urlOf('nobody', 'postgres'),
    cluster.url('none')
  ]) {
    await expect(open(url)).rejects.toMatchObject({ status: 503, messageKey: 'database.unreachable' })
  }
})

test('the embedded database: made, migrated, and there again', async () => {
  const config = { dataDir: join(dataDir, 'embedded'), schema: 'haicap' }
  const heard: string[] = []
  const first = await openDatabase(config, { progress: (message) => heard.push(message) })
  await first.close()
  expect(heard.some((message) => message.startsWith('Migrating'))).toBe(true)
  const again: string[] = []
  const second = await openDatabase(config, { progress: (message) => again.push(message) })
  await second.close()
  expect(again.filter((message) => message.startsWith('Migrating'))).toEqual([])
})
