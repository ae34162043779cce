import { type Kysely, sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { connectOwner } from './connect.ts'
import { type DB, executeLast, glance, read, registerSeen, type Snapshot, type Tx, write } from './index.ts'

const database = await testDatabase()

test('the application works as a role that owns nothing', async () => {
  const { rows } = await sql<{ who: string }>`select current_user as who`.execute(database.db)
  expect(rows).toEqual([{ who: 'haicap_app' }])
  await expect(sql`create table mine (id int)`.execute(database.db)).rejects.toThrow(/permission denied/)
  await expect(sql`delete from migration`.execute(database.db)).rejects.toThrow(/permission denied/)
})

test('RESET does not lead back to the owner', async () => {
  const who = await write(database, async (tx) => {
    await sql`reset role`.execute(tx)
    return (await sql<{ who: string }>`select current_user as who`.execute(tx)).rows[0]?.who
  })
  expect(who).toBe('haicap_app')
})

test('a snapshot refuses to write and sees one moment', async () => {
  await expect(
    read(database, (snapshot) => sql`create temp table x (id int)`.execute(snapshot))
  ).rejects.toThrow(/read-only transaction/)
  const [first, second] = await read(database, async (snapshot) => {
    const now = sql<{ at: string }>`select pg_current_snapshot()::text as at`
    return [(await now.execute(snapshot)).rows, (await now.execute(snapshot)).rows]
  })
  expect(first).toEqual(second)
})

test('what throws leaves nothing behind', async () => {
  const lock = sql<{ held: boolean }>`select pg_try_advisory_xact_lock(77) as held`
  const broken = write(database, async (tx) => {
    await lock.execute(tx)
    throw new Error('no')
  })
  await expect(broken).rejects.toThrow('no')
  const { rows } = await write(database, (tx) => lock.execute(tx))
  expect(rows[0]?.held).toBe(true)
})

test('the last statement carries the commit; when it fails, nothing of the transaction stays', async () => {
  const add = (code: string) => sql`insert into kind (code, scope, name_vi, name_en, name_de)
    values (${code}, 'organization', ${code}, ${code}, ${code})`
  await write(database, (tx) => executeLast(tx, add('first')))
  const broken = write(database, async (tx) => {
    await add('second').execute(tx)
    await executeLast(tx, add('first'))
  })
  await expect(broken).rejects.toThrow(/duplicate key/)
  const { rows } = await sql<{ code: string }>`select code from kind`.execute(database.db)
  expect(rows).toEqual([{ code: 'first' }])
})

test('a glance knows at once what this process has changed, and soon what another has', async () => {
  const change = "update kind set name_en = name_en || '!' where code = 'first'"
  const seen = () => glance(database, registerSeen)
  const before = await read(database, registerSeen)
  expect(await seen()).toBe(before)
  await write(database, (tx) => sql.raw(change).execute(tx))
  const after = await seen()
  expect(after).not.toBe(before)
  expect(await read(database, registerSeen)).toBe(after)
  const elsewhere = await connectOwner(database.ownerUrl)
  await elsewhere.query(`set search_path = ${database.schema}, extensions; ${change}`)
  await elsewhere.end()
  await vi.waitFor(async () => expect(await seen()).not.toBe(after))
})

test('days, instants and numbers come as the contract says', async () => {
  const { rows } = await sql`select date '2025-07-01' as day, timestamptz '2025-07-01 07:00:00+07' as instant,
    9007199254740991::int8 as big, 1.25::numeric as exact, array[1, null]::int8[] as list,
    daterange('2025-07-01', null) as span`.execute(database.db)
  expect(rows).toEqual([
    {
      day: '2025-07-01',
      instant: '2025-07-01T00:00:00Z',
      big: 9007199254740991,
      exact: 1.25,
      list: [1, null],
      span: '[2025-07-01,)'
    }
  ])
})

test('the types tell a transaction, a snapshot and the pool apart', () => {
  const reads = (_: Snapshot) => undefined
  const writes = (_: Tx) => undefined
  const check = (tx: Tx, snapshot: Snapshot, pool: Kysely<DB>) => {
    reads(tx)
    // @ts-expect-error a snapshot is not enough to write
    writes(snapshot)
    // @ts-expect-error the pool is no snapshot
    reads(pool)
    // @ts-expect-error nor a transaction
    writes(pool)
  }
  expect(check).toBeTypeOf('function')
})
