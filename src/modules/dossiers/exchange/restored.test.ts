import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { type Database, read, write } from '../../../platform/database/index.ts'
import { acts } from '../acts/index.ts'
import { sealBooksTask } from '../acts/seal-books.ts'
import { happen } from '../book/happen.ts'
import { getDossier } from '../book/read.ts'
import { brokenSeal } from '../book/seals.ts'
import { at, type Office, smallOffice } from '../fixtures/small-office.ts'
import { goOnAfterRestore } from './restored.ts'
import { dossierSource } from './source.ts'

let office: Office
let database: Database
beforeAll(async () => {
  database = await testDatabase()
  office = await smallOffice(database)
})

/** As it stands after a dump was restored where transactions are counted from far below. */
async function restoredElsewhere(cursor: string): Promise<string> {
  const [transaction = '', ...rest] = cursor.split(' ')
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const ahead = 5_000_000
  await owner.query(`set search_path = haicap; set session_replication_role = replica;
    update dossier_event set transaction = (transaction::text::bigint + ${ahead})::text::xid8;
    update dossier_seal set transactions_below = (transactions_below::text::bigint + ${ahead})::text::xid8`)
  await owner.end()
  return [Number(transaction) + ahead, ...rest].join(' ')
}

/** Readers come up to what the oldest transaction of the whole server may still write, of other test files too; milliseconds. */
const patience = 60_000

/** Everything that can be read behind a cursor, once whatever else runs on the server has ended. */
async function readOn(cursor: string, count: number) {
  const deadline = Date.now() + patience
  for (;;) {
    const found = await write(database, (tx) => dossierSource.next(tx, cursor, 100))
    if (found.events.length >= count || Date.now() > deadline)
      return { ids: found.events.map(({ id }) => id), cursor: found.cursor }
    await new Promise((done) => setTimeout(done, 50))
  }
}

/** Reads on until it has come to an entry; everything before it is read then. */
async function readUpTo(entry: string): Promise<string> {
  const deadline = Date.now() + patience
  let at = '0 00000000-0000-0000-0000-000000000000 0'
  for (let ids: string[] = []; !ids.includes(entry) && Date.now() < deadline; ) {
    const next = await readOn(at, 1)
    ids = next.ids
    at = next.cursor
  }
  return at
}

test('a dump that was restored in another cluster goes on: nothing is told again, nothing is lost, seals hold', async () => {
  const told = await office.received(at('09T08:00'))
  const begin = '0 00000000-0000-0000-0000-000000000000 0'
  const { cursor, ids } = await readOn(begin, 1)
  expect(ids).toEqual([`${told.id}/1`])
  const waiting = await office.received(at('09T08:10'))
  await readOn(cursor, 1)
  await sealBooksTask({}, database)
  const there = await restoredElsewhere(cursor)
  await write(database, (tx) =>
    sql`insert into exchange_cursor (reader, cursor) values ('portal', ${there})`.execute(tx)
  )
  expect(await goOnAfterRestore(database)).toBe(true)
  // Once is enough.
  expect(await goOnAfterRestore(database)).toBe(false)
  const next = await office.received(at('09T08:20'))
  const after = await office.does('HOA', acts['take-over'], { id: told.id }, at('09T08:30'))
  const behind = await readOn(there, 3)
  expect(behind.ids).toEqual([
    `${waiting.id}/1`,
    `${next.id}/1`,
    `${told.id}/${(after as { event: number }).event}`
  ])
  expect((await readOn(behind.cursor, 0)).ids).toEqual([])
  await sealBooksTask({}, database)
  expect(await read(database, brokenSeal)).toBeNull()
  const seals = await read(database, (tx) =>
    sql<{ entries: number }>`select entries from dossier_seal order by id`.execute(tx)
  )
  expect(seals.rows).toEqual([{ entries: 2 }, { entries: 2 }])
})

test('where nothing was restored nothing is moved, however the last reader ended', async () => {
  const fresh = await testDatabase()
  expect(await goOnAfterRestore(fresh)).toBe(false)
  await write(fresh, async (tx) => {
    const latest = await dossierSource.latest(tx)
    await sql`insert into exchange_cursor (reader, cursor) values ('portal', ${latest})`.execute(tx)
  })
  expect(await goOnAfterRestore(fresh)).toBe(false)
})

test('entries of a dossier are read in their order, though whoever waited for its lock had begun before', async () => {
  const { id } = await office.received(at('09T09:00'))
  const cursor = await readUpTo(`${id}/1`)
  const held = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  // Begins first, has its number, and comes to the dossier when another has written.
  const slow = write(database, async (tx) => {
    await sql`select pg_current_xact_id()`.execute(tx)
    begun.resolve()
    await held.promise
    await sql`select 1 from dossier where id = ${id}::uuid for no key update`.execute(tx)
    const dossier = await getDossier(tx, id, '2026-03-09')
    const hand = {
      tx,
      actor: office.gov.actor('HOA'),
      at: at('09T09:20'),
      requestId: undefined,
      keyed: undefined,
      ground: null
    }
    await happen(hand, { id, dossier }, [{ type: 'propose', outcome: 'grant' }])
  })
  await begun.promise
  await office.does('HOA', acts['take-over'], { id }, at('09T09:10'))
  held.resolve()
  await slow
  const { ids } = await readOn(cursor, 2)
  expect(ids.filter((one) => one.startsWith(id))).toEqual([`${id}/2`, `${id}/3`])
})
