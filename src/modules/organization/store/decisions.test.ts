import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { refusals } from '../../../../tests/support/small-province.ts'
import { type Database, read, write } from '../../../platform/database/index.ts'
import type { DecisionInput } from '../operation-types.ts'
import { ensureDecision } from './decisions.ts'

const issuer = 'UBND tỉnh Lào Cai'
let database: Database
/** The ids of the decisions that are known: one without its issuer, and one of the same number and day. */
let known: string[]
beforeEach(async () => {
  database = await testDatabase()
  known = await write(database, async (tx) => {
    const made = await sql<{ id: string }>`insert into decision (number, issuer, issued_on) values
      ('12/QĐ', null, '2025-04-29'), ('12/QĐ', ${issuer}, '2025-04-29') returning id`.execute(tx)
    return made.rows.map(({ id }) => id)
  })
})

const ensured = (input: DecisionInput) => write(database, async (tx) => (await ensureDecision(tx, input)).id)
const count = () => read(database, async (tx) => (await sql`select from decision`.execute(tx)).rows.length)

test('each of several can be cited as the refusal names it, also one whose issuer nobody knows', async () => {
  expect(await refusals(ensured({ number: '12/QĐ' }))).toEqual(['organization.refusal.ambiguous_decision'])
  expect(await ensured({ number: '12/QĐ (2025-04-29)' })).toBe(known[0])
  expect(await ensured({ number: `12/QĐ (${issuer}, 2025-04-29)` })).toBe(known[1])
  expect(await ensured({ number: '12/QĐ', issuer, issuedOn: '2025-04-29' })).toBe(known[1])
})

test('one that is known without its issuer is not noted again with it', async () => {
  await write(database, (tx) =>
    sql`insert into decision (number, issued_on) values ('7/QĐ', '2025-05-02')`.execute(tx)
  )
  const before = await count()
  await ensured({ number: '7/QĐ', issuer, issuedOn: '2025-05-02' })
  expect(await count()).toBe(before)
  await ensured({ number: '7/QĐ', issuer, issuedOn: '2026-05-02' })
  expect(await count()).toBe(before + 1)
})

test('a citation becomes no number of a new decision, whatever day is named with it', async () => {
  const unknown = ['organization.refusal.unknown_decision']
  const cited = `12/QĐ (${issuer}, 2025-04-29)`
  expect(await refusals(ensured({ number: cited, issuedOn: '2025-04-30' }))).toEqual(unknown)
  expect(await refusals(ensured({ number: `99/QĐ (${issuer})`, effectiveOn: '2025-07-01' }))).toEqual(unknown)
})
