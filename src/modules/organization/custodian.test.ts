import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, read } from '../../platform/database/index.ts'
import { type CustodianQuestion, whoAnswers } from './custodian.ts'
import { smallRegister } from './fixtures/small-register.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await smallRegister(database)
})

const ask = (question: Partial<CustodianQuestion> & { unit: string }) =>
  read(database, (tx) => whoAnswers(tx, { on: '2025-06-30', at: '2025-07-02', ...question }))

test('the committee of a commune that was merged is followed by the new one, by name or by the code of then', async () => {
  for (const unit of ['xã Cốc San', 'X. coc san', '02701', 'UBND xã Cốc San', 'Cốc San, huyện Bát Xát']) {
    const answer = await ask({ unit })
    expect(answer.origins.map((origin) => origin.code)).toEqual(['UBND-02701'])
    expect(answer.custodians.map((one) => one.custodianCode)).toEqual(['UBND-MOI'])
    expect(answer.custodians[0]?.steps.map((step) => step.decisionNumber)).toEqual(['1673/NQ'])
    expect(answer.custodians[0]?.seat).toBe('Trụ sở xã Cốc San cũ')
  }
})

test('its land is another question, with an answer of its own', async () => {
  const { territory } = await ask({ unit: '02701', at: '2026-02-01' })
  expect(territory).toMatchObject([{ code: '02703', name: 'Cốc San Mới', extent: 'whole' }])
})

test('a district lies where its communes lie, and its work goes by field and place', async () => {
  const { territory, custodians } = await ask({
    unit: 'huyện Bát Xát',
    functionCode: 'land',
    place: 'xã Hòa Mạc'
  })
  expect(territory.map((area) => area.code)).toEqual(['02703'])
  expect(custodians).toMatchObject([
    { custodianCode: 'UBND-MOI', functionCode: 'land', placeName: 'Hoà Mạc' }
  ])
})

test('while a unit goes on it answers itself', async () => {
  const { custodians } = await ask({ unit: '02701', at: '2025-06-30' })
  expect(custodians).toMatchObject([{ custodianCode: 'UBND-02701', since: null }])
})

test('homonyms are named, each with what tells it apart', async () => {
  await expect(ask({ unit: 'Lào Cai' })).rejects.toMatchObject({
    messageKey: 'organization.refusal.ambiguous',
    params: { candidates: 'Phường Lào Cai (02641, Tỉnh Lào Cai); Tỉnh Lào Cai (10)' }
  })
})

test('a unit of another time is told apart from one that never was', async () => {
  await expect(ask({ unit: 'xã Cốc San Mới' })).rejects.toMatchObject({
    messageKey: 'organization.refusal.not_then',
    params: { unit: 'Xã Cốc San Mới (02703, Tỉnh Lào Cai)', day: '2025-06-30' }
  })
  await expect(ask({ unit: 'huyện Bát Xát', on: '2025-07-02' })).rejects.toMatchObject({
    messageKey: 'organization.refusal.not_then'
  })
  await expect(ask({ unit: 'xã Không Có' })).rejects.toMatchObject({
    messageKey: 'organization.refusal.no_unit'
  })
})

test('an unknown field and days in the wrong order are refused', async () => {
  await expect(ask({ unit: '02701', functionCode: 'moon' })).rejects.toMatchObject({ status: 422 })
  await expect(ask({ unit: '02701', at: '2025-06-01' })).rejects.toMatchObject({ status: 422 })
})
