import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { enactPlan, importPlan } from '../src/modules/changeover/index.ts'
import { type CustodianQuestion, establish, whoAnswers } from '../src/modules/organization/index.ts'
import { type Database, read, write } from '../src/platform/database/index.ts'
import { testDatabase } from './support/database.ts'
import { testProvince } from './support/localities.ts'
import { placePeople } from './support/place-people.ts'
import { act, smallProvince } from './support/small-province.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase(await testProvince())
})

/** 99102 was split between 99101 and 99103 on 2025-07-01. */
const ask = (question: Partial<CustodianQuestion> & { unit: string }) =>
  read(database, (tx) => whoAnswers(tx, { on: '2025-06-30', at: '2025-07-01', ...question }))
const holders = async (question: Parameters<typeof ask>[0]) =>
  (await ask(question)).custodians.map(({ custodianCode, extent }) => [custodianCode, extent])

test('the work of a district division at a split place goes to a division of each new commune', async () => {
  const question = { unit: 'PTP-991', functionCode: 'justice.civil_status' }
  expect(await holders({ ...question, place: '99102' })).toEqual([
    ['VP-99101', 'part'],
    ['VP-99103', 'part']
  ])
  expect(await holders({ ...question, place: '99101' })).toEqual([['VP-99101', 'whole']])
})

test('what is held at several places is listed by the names of the places', async () => {
  const { custodians } = await ask({ unit: 'UBND-991', functionCode: 'land' })
  expect(custodians.map(({ placeName }) => placeName)).toEqual([
    'An Bình',
    'Bình Minh',
    'Bình Minh',
    'Cao Sơn'
  ])
})

test('parts that come together again are the whole, of the work and of the land', async () => {
  const { id } = await act(database, importPlan, {
    plan: {
      title: 'Nhập phường Bình An và xã Cao Sơn',
      decision: { number: '21/NQ-TN', issuedOn: '2026-11-01' },
      decisions: [],
      effectiveOn: '2027-01-01',
      propose: true,
      announced: {},
      operations: [
        {
          id: '1',
          clause: 'khoản 1',
          act: 'merge',
          unit: 'area',
          from: [
            { code: '99101', extent: 'whole' },
            { code: '99103', extent: 'whole' }
          ],
          into: [{ code: '99101', name: 'Bình Sơn', kind: 'phuong', parent: '99' }]
        }
      ]
    }
  })
  await placePeople(database, id)
  await act(database, enactPlan, { id })
  const at = '2027-01-01'
  expect(await holders({ unit: 'UBND-99102', at })).toEqual([['UBND-99101', 'whole']])
  expect((await ask({ unit: '99102', at })).territory).toMatchObject([
    { code: '99101', extent: 'whole', shareArea: 1, sharePopulation: 1 }
  ])
  expect((await ask({ unit: 'huyện Bình Giang', at })).territory).toMatchObject([
    { code: '99101', extent: 'whole', shareArea: null }
  ])
  expect((await ask({ unit: '99102' })).territory).toMatchObject([
    { code: '99101', extent: 'part', shareArea: 0.6 },
    { code: '99103', extent: 'part', shareArea: 0.4 }
  ])
})

test('a commune of a dissolved district that only gives away a part moves up, and both take over its part of the work', async () => {
  const province = await testDatabase()
  await smallProvince(province)
  await write(province, (tx) =>
    sql`insert into body_template (id, areas, kind_code, name_pattern, code_pattern, functions)
      values ('ubnd', 'district', 'people_committee', 'UBND {kind} {name}', 'ud', '{land}')`.execute(tx)
  )
  const decision = { number: '02/NQ', issuedOn: '2020-01-01' }
  const committee = { code: 'ud', name: 'UBND huyện Nậm Mơ', kind: 'people_committee', area: 'd1' }
  const begins = { decision, effectiveOn: '2020-01-01', unit: 'organization' }
  await act(province, establish, { ...begins, into: [{ ...committee, functions: ['land'] }] })
  const { id } = await act(province, importPlan, {
    plan: {
      title: 'Bỏ cấp huyện',
      decision,
      decisions: [],
      effectiveOn: '2025-07-01',
      propose: true,
      announced: {},
      operations: [
        {
          id: '1',
          clause: 'khoản 1',
          act: 'rearrange',
          unit: 'area',
          from: [{ code: 'c1', extent: 'part', shareArea: 0.1 }],
          into: [{ code: 'c2', existing: true }]
        },
        {
          id: '2',
          clause: 'khoản 2',
          act: 'dissolve',
          unit: 'area',
          from: [{ code: 'd1', extent: 'whole' }],
          into: []
        }
      ]
    }
  })
  await act(province, enactPlan, { id })
  const { custodians } = await read(province, (tx) =>
    whoAnswers(tx, { unit: 'ud', on: '2025-06-30', at: '2025-07-01', functionCode: 'land', place: 'c1' })
  )
  expect(custodians.map(({ custodianCode, extent }) => [custodianCode, extent])).toEqual([
    ['u1', 'part'],
    ['u2', 'part']
  ])
})
