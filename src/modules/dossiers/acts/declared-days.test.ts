import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { read } from '../../../platform/database/index.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { perform, systemActor } from '../../../platform/record/index.ts'
import { entriesOf, getDossier } from '../book/read.ts'
import { type Office, smallOffice } from '../fixtures/small-office.ts'
import { declareDay } from './declare-day.ts'
import { acts } from './index.ts'
import { recomputeOver } from './recompute-dossiers.ts'

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  await prepareJobs(office.database)
})

const monday = '2026-03-02T08:00:00+07:00'
const declare = (day: string, working: boolean, more: object = {}) =>
  perform(office.database, declareDay, systemActor('test'), {
    day,
    working,
    name: { vi: 'Nghỉ bù' },
    decision: { number: `${day}/TB`, issuedOn: '2026-03-01' },
    ...more
  })
const dossier = (id: string) => read(office.database, (tx) => getDossier(tx, id, '2026-03-02'))

test('a day off declared late moves the date of what runs over it; the promise stays, and the book says why', async () => {
  const { id, dueAt } = await office.received(monday, 'xac-nhan-dat')
  expect(dueAt).toBe('2026-03-09T01:00:00.000000Z')
  await declare('2026-03-04', false)
  await recomputeOver(office.database, { day: '2026-03-04', record: 1 }, '2026-03-03T08:00:00+07:00')
  await recomputeOver(office.database, { day: '2026-03-04', record: 1 }, '2026-03-03T08:00:00+07:00')
  const { dueAt: now, promisedAt, code } = await dossier(id)
  expect([now, promisedAt]).toEqual(['2026-03-10T01:00:00.000000Z', dueAt])
  expect(code).toMatch(/0001$/)
  const book = await read(office.database, (tx) => entriesOf(tx, id))
  expect(book.map(({ type }) => type)).toEqual(['receive', 'recompute'])
  expect(book[1]?.payload).toMatchObject({ reason: 'Nghỉ bù (2026-03-04)', with: { before: dueAt } })
})

test('a date that has passed stays: who was late is not excused by a day off declared afterwards', async () => {
  const { id, dueAt } = await office.received('2026-03-16T08:00:00+07:00')
  expect(dueAt).toBe('2026-03-16T10:30:00.000000Z')
  await declare('2026-03-16', false)
  await office.does('DAO', acts.assign, { id }, '2026-03-17T08:00:00+07:00')
  expect((await dossier(id)).dueAt).toBe(dueAt)
})

test('what is known is refused; a day that does not count yet, or other hours, can be declared', async () => {
  await declare('2026-04-06', false)
  await expect(declare('2026-04-06', false)).rejects.toMatchObject({
    messageKey: 'dossiers.refusal.day_known'
  })
  await sql`update calendar_day set status = 'unverified' where day = '2026-04-06'`.execute(
    office.database.db
  )
  expect(await declare('2026-04-06', false)).toEqual({ day: '2026-04-06' })
  await declare('2026-04-11', true, { insteadOf: 6 })
  expect(await declare('2026-04-11', true, { insteadOf: 1 })).toEqual({ day: '2026-04-11' })
})
