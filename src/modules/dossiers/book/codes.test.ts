import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { write } from '../../../platform/database/index.ts'
import { perform, systemActor } from '../../../platform/record/index.ts'
import { acts } from '../acts/index.ts'
import { at, type Office, smallOffice } from '../fixtures/small-office.ts'
import { agencyOf, codeOf } from './code.ts'

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
})

test('codes of an agency and a day have no gaps, however many receive at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => office.received(at(`10T08:${String(n % 60).padStart(2, '0')}`)))
  )
  const numbers = answers.map(({ code }) => Number(code?.slice(-4))).toSorted((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
})

test('a reception that fails takes no number', async () => {
  const before = await office.received(at('11T08:00'))
  const incomplete = { procedure: 'chung-thuc-ban-sao', applicant: { name: 'Vàng Thị Mỷ' } }
  const input = { receptionId: office.gov.body.tt1, facts: incomplete }
  await expect(office.does('LIEN', acts.receive, input, at('11T08:05'))).rejects.toMatchObject({
    status: 422
  })
  const after = await office.received(at('11T08:10'))
  expect([before.code?.slice(-4), after.code?.slice(-4)]).toEqual(['0001', '0002'])
})

test('beyond 9,999 numbers grow longer', async () => {
  await write(office.database, (tx) =>
    sql`insert into dossier_code (agency, day, last) values ('H00.C1', '2026-03-12', 9999)`.execute(tx)
  )
  expect((await office.received(at('12T08:00'))).code).toBe('H00.C1-260312-10000')
})

test('a code given elsewhere is kept as it came, and once', async () => {
  const receive = () =>
    perform(
      office.database,
      acts.receive,
      systemActor('portal'),
      {
        receptionId: office.gov.body.tt1,
        facts: office.facts(),
        foreignCode: '000.00.00.H00-260313-0077',
        happenedAt: at('13T08:00')
      },
      { now: at('13T09:00') }
    )
  expect((await receive()).code).toBe('000.00.00.H00-260313-0077')
  await expect(receive()).rejects.toMatchObject({
    messageKey: 'dossiers.constraint.dossier.dossier_code_key'
  })
})

test('a code is made by the pattern of the place', () => {
  expect(agencyOf('H38.{area}', { area: '02683', body: 'TTPVHCC-02683' })).toBe('H38.02683')
  expect(agencyOf('{body}.H38', { area: '02683', body: 'ttpvhcc-02683' })).toBe('TTPVHCC.02683.H38')
  expect(codeOf('{agency}-{yymmdd}-{number:4}', 'H38', '2025-07-07', 12)).toBe('H38-250707-0012')
  expect(codeOf('{agency}/{yymmdd}/{number}', 'H38', '2025-07-07', 12)).toBe('H38/250707/12')
})
