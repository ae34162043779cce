import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, write } from '../database/index.ts'
import { enqueue, startWorker } from '../jobs/index.ts'
import {
  type Act,
  perform,
  sealRecords,
  sealTask,
  sealTaskName,
  sealTimetable,
  systemActor,
  verifyRecords
} from './index.ts'

const note: Act<{ text: string }, null> = {
  name: 'test.note',
  input: z.object({ text: z.string() }),
  power: null,
  run: async (_context, { text }) => ({
    result: null,
    before: { b: 1.5, a: [1e21, 'Lào Cai'] },
    after: { text }
  })
}

/** Ten entries, of which the first six are sealed, in two batches. */
async function tenEntries(): Promise<Database> {
  const database = await testDatabase()
  const write = async (from: number, to: number) => {
    for (let i = from; i <= to; i++) {
      await perform(
        database,
        note,
        systemActor('test'),
        { text: `mục ${i}` },
        { idempotencyKey: i < 3 ? `${i}` : undefined }
      )
    }
  }
  await write(1, 4)
  await sealRecords(database)
  await write(5, 6)
  await sealRecords(database)
  await write(7, 10)
  return database
}

async function asOwner(database: Database, statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(
    `set session_replication_role = replica; set search_path = ${database.schema}; ${statement}`
  )
  await owner.end()
}

describe('the application may', () => {
  let database: Database
  beforeAll(async () => {
    database = await tenEntries()
  })

  test.each(['record', 'seal', 'idempotency'])('neither change nor remove entries of %s', async (table) => {
    const column = table === 'idempotency' ? 'key' : 'id'
    const denied = { code: '42501' }
    const run = (text: string) => sql.raw(text).execute(database.db)
    await expect(run(`update ${table} set ${column} = ${column}`)).rejects.toMatchObject(denied)
    await expect(run(`delete from ${table}`)).rejects.toMatchObject(denied)
    await expect(run(`truncate ${table}`)).rejects.toMatchObject(denied)
  })
})

test('an untouched record verifies, sealed and unsealed', async () => {
  const database = await tenEntries()
  expect(await verifyRecords(database)).toMatchObject({ records: 10, sealed: 6, unsealed: 4 })
  expect(await verifyRecords(database)).not.toHaveProperty('firstTampered')
  const { root } = await sealRecords(database)
  expect(await verifyRecords(database, { noted: root ?? '' })).toMatchObject({
    sealed: 10,
    root,
    rootFound: true
  })
  expect(await sealRecords(database)).toEqual({ sealed: 0, root })
})

test.each([
  [
    'a changed entry',
    `update record set after = '{"text":"khác"}' where id in (3, 5)`,
    { recordId: 3, why: 'changed' }
  ],
  ['another actor', `update record set actor_name = 'Ai đó' where id = 4`, { recordId: 4, why: 'changed' }],
  [
    'another moment',
    `update record set at = at + interval '1 microsecond' where id = 2`,
    { recordId: 2, why: 'changed' }
  ],
  ['a missing entry', 'delete from record where id = 4', { recordId: 4, why: 'missing' }],
  ['missing sealed entries at the end', 'delete from record where id >= 6', { recordId: 6, why: 'missing' }],
  [
    'a changed entry not sealed yet',
    `update record set reason = 'x' where id = 8`,
    { recordId: 8, why: 'changed' }
  ],
  ['a missing entry not sealed yet', 'delete from record where id = 8', { recordId: 8, why: 'missing' }],
  [
    'an entry put in between',
    `alter table record drop constraint record_id_check; insert into record select 0, at, actor_subject, actor_name, act, decision_id,
      decision_number, subject_kind, subject_id, reason, before, after, request_id, hash from record where id = 1`,
    { recordId: 0, why: 'added' }
  ],
  [
    'an entry put at the end',
    `insert into record select 11, at, actor_subject, actor_name, act, decision_id, decision_number,
      subject_kind, subject_id, reason, before, after, request_id, hash from record where id = 1`,
    { recordId: 11, why: 'changed' }
  ],
  ['a removed seal', 'delete from seal where id = 1', { recordId: 1, why: 'seal' }],
  [
    'a changed seal',
    `update seal set leaves = set_byte(leaves, 0, 1) where id = 2`,
    { recordId: 5, why: 'seal' }
  ]
])('tampering shows: %s', async (_what, statement, named) => {
  const database = await tenEntries()
  await asOwner(database, statement)
  expect((await verifyRecords(database)).firstTampered).toEqual(named)
})

test('seals made anew do not have the root that was noted', async () => {
  const database = await tenEntries()
  const { root } = await verifyRecords(database)
  await asOwner(database, `delete from seal; update record set after = null where id = 2`)
  await sealRecords(database)
  expect(await verifyRecords(database, { noted: root ?? '' })).toMatchObject({ rootFound: false })
})

test('a worker seals by the timetable, and when it is asked to', async () => {
  const database = await tenEntries()
  const worker = await startWorker(database, { [sealTaskName]: sealTask }, { timetable: sealTimetable })
  await write(database, (tx) => enqueue(tx, sealTaskName, {}))
  await vi.waitFor(async () => expect(await verifyRecords(database)).toMatchObject({ sealed: 10 }), 5000)
  await worker.stop()
})
