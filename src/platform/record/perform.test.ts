import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, read } from '../database/index.ts'
import { type Act, type Actor, allRights, noRights, perform, systemActor } from './index.ts'

const hoa: Actor = { subject: 'hoa', name: 'Nguyễn Thị Hoà', personId: null, rights: allRights }
const guest: Actor = { subject: 'khach', name: 'Khách', personId: null, rights: noRights }

/** Notes a word, and fails or dawdles when told to. */
const note: Act<{ word: string; fail?: boolean; wait?: number }, { noted: string; recordId: number }> = {
  name: 'test.note',
  input: z.object({
    word: z.string().min(1).max(20),
    fail: z.boolean().optional(),
    wait: z.number().optional()
  }),
  power: 'register.change',
  async run({ tx, recordId, at }, { word, fail, wait }) {
    await sql`insert into session (id_hash, subject, name, claims, family, address, created_at, expires_at, idle_until)
      values (sha256(convert_to(${word}, 'utf8')), ${word}, ${word}, '{}', '', '', ${at}, 'infinity', 'infinity')`.execute(
      tx
    )
    if (wait) await sql`select pg_sleep(${wait})`.execute(tx)
    if (fail) throw new Error('broken on purpose')
    return {
      result: { noted: word, recordId },
      subject: { kind: 'word', id: word },
      before: null,
      after: { word }
    }
  }
}

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})

const count = async (word: string) =>
  await read(database, async (tx) => {
    const { rows } = await sql<{ notes: number; records: number; keys: number }>`
      select (select count(*) from session where subject = ${word}) as notes,
        (select count(*) from record where subject_id = ${word}) as records,
        (select count(*) from idempotency where result->>'noted' = ${word}) as keys`.execute(tx)
    return rows[0]
  })

test('an act is done and recorded together: who, when, what, before and after', async () => {
  const { recordId } = await perform(database, note, hoa, { word: 'sông' }, { requestId: 'r-1' })
  const { rows } = await sql`select actor_subject, actor_name, act, subject_kind, subject_id, before, after,
    request_id, octet_length(hash) as hash from record where id = ${recordId}`.execute(database.db)
  expect(rows).toEqual([
    {
      actor_subject: 'hoa',
      actor_name: 'Nguyễn Thị Hoà',
      act: 'test.note',
      subject_kind: 'word',
      subject_id: 'sông',
      before: null,
      after: { word: 'sông' },
      request_id: 'r-1',
      hash: 32
    }
  ])
})

test('triggers read the number and the moment of the act', async () => {
  const reads: Act<Record<string, never>, { id: string; now: string; at: string; recordId: number }> = {
    name: 'test.reads',
    input: z.object({}),
    power: null,
    async run({ tx, at, recordId }) {
      const { rows } = await sql<{
        id: string
        now: string
      }>`select current_setting('haicap.record_id') as id,
        current_setting('haicap.now') as now`.execute(tx)
      return { result: { id: rows[0]?.id ?? '', now: rows[0]?.now ?? '', at, recordId } }
    }
  }
  const { id, now, at, recordId } = await perform(database, reads, guest, {})
  expect(id).toBe(String(recordId))
  expect(now).toBe(at)
  expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
})

test('a failing act leaves nothing behind, not even a gap in the numbers', async () => {
  const before = await perform(database, note, hoa, { word: 'trước' })
  await expect(
    perform(database, note, hoa, { word: 'hỏng', fail: true }, { idempotencyKey: 'f' })
  ).rejects.toThrow('on purpose')
  expect(await count('hỏng')).toEqual({ notes: 0, records: 0, keys: 0 })
  const after = await perform(database, note, hoa, { word: 'sau' })
  expect(after.recordId).toBe(before.recordId + 1)
})

test('a rehearsal answers as the act would and leaves nothing behind', async () => {
  const { noted } = await perform(
    database,
    note,
    hoa,
    { word: 'tập' },
    { rollback: true, idempotencyKey: 't' }
  )
  expect(noted).toBe('tập')
  expect(await count('tập')).toEqual({ notes: 0, records: 0, keys: 0 })
})

describe('input', () => {
  test('mistakes are named field by field', async () => {
    await expect(perform(database, note, hoa, { word: '' })).rejects.toMatchObject({
      status: 422,
      details: [{ path: 'word', messageKey: 'record.input.required' }]
    })
    await expect(perform(database, note, hoa, {})).rejects.toMatchObject({
      details: [{ path: 'word', messageKey: 'record.input.required' }]
    })
    await expect(perform(database, note, hoa, { word: 'x'.repeat(21) })).rejects.toMatchObject({
      details: [{ path: 'word', messageKey: 'record.input.too_long', params: { max: 20 } }]
    })
  })

  test.each(['a\u0000b', 'a\ud800'])('text that cannot be stored is refused: %j', async (word) => {
    await expect(perform(database, note, hoa, { word })).rejects.toMatchObject({
      status: 422,
      details: [{ path: 'word', messageKey: 'record.input.characters' }]
    })
  })

  test('without the power the act is refused before anything is read', async () => {
    await expect(perform(database, note, guest, { word: 'cấm' })).rejects.toMatchObject({
      status: 403,
      messageKey: 'record.refusal.power'
    })
    expect(await count('cấm')).toEqual({ notes: 0, records: 0, keys: 0 })
  })

  test('what the database refuses to hold is a refusal that names the rule', async () => {
    await perform(database, note, hoa, { word: 'đôi' })
    await expect(perform(database, note, hoa, { word: 'đôi' })).rejects.toMatchObject({
      status: 409,
      messageKey: 'record.refusal.constraint',
      params: { constraint: 'session_pkey', table: 'session' }
    })
  })
})

describe('a key', () => {
  test('makes a retry act once and answer the same', async () => {
    const options = { idempotencyKey: 'một lần' }
    const first = await perform(database, note, hoa, { word: 'lần' }, options)
    const again = await perform(database, note, hoa, { word: 'lần' }, options)
    expect(again).toEqual(first)
    expect(await count('lần')).toEqual({ notes: 1, records: 1, keys: 1 })
  })

  test('is refused for other input, and for another act', async () => {
    await perform(database, note, hoa, { word: 'khóa' }, { idempotencyKey: 'k' })
    const reused = { status: 409, messageKey: 'record.refusal.key_reused' }
    await expect(
      perform(database, note, hoa, { word: 'khác' }, { idempotencyKey: 'k' })
    ).rejects.toMatchObject(reused)
    const other = { ...note, name: 'test.other' }
    await expect(
      perform(database, other, hoa, { word: 'khóa' }, { idempotencyKey: 'k' })
    ).rejects.toMatchObject(reused)
  })

  test('belongs to its actor', async () => {
    await perform(database, note, hoa, { word: 'của Hoà' }, { idempotencyKey: 'chung' })
    const { noted } = await perform(
      database,
      note,
      systemActor('nạp'),
      { word: 'của máy' },
      { idempotencyKey: 'chung' }
    )
    expect(noted).toBe('của máy')
  })

  test('lets two at once act once', async () => {
    const options = { idempotencyKey: 'cùng lúc' }
    const input = { word: 'đồng thời', wait: 0.1 }
    const answers = await Promise.all([1, 2, 3].map(() => perform(database, note, hoa, input, options)))
    expect(new Set(answers.map(({ recordId }) => recordId)).size).toBe(1)
    expect(await count('đồng thời')).toEqual({ notes: 1, records: 1, keys: 1 })
  })
})

test('acts are serial: numbers and moments rise together', async () => {
  await Promise.all(Array.from({ length: 8 }, (_, i) => perform(database, note, hoa, { word: `song ${i}` })))
  const { rows } = await sql<{ ordered: boolean; gapless: boolean }>`
    select bool_and(at > coalesce(before, '-infinity')) as ordered, max(id) = count(*) as gapless
    from (select id, at, lag(at) over (order by id) as before from record) as r`.execute(database.db)
  expect(rows[0]).toEqual({ ordered: true, gapless: true })
})
