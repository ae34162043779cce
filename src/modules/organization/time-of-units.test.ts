import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { act, decided, refusals, smallProvince } from '../../../tests/support/small-province.ts'
import { type Database, read } from '../../platform/database/index.ts'
import { noRights, perform } from '../../platform/record/index.ts'
import {
  correct,
  dissolve,
  findUnit,
  merge,
  move,
  reclassify,
  recode,
  rename,
  transfer,
  unitByCode,
  versionsOf
} from './index.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await smallProvince(database)
})

const area = (code: string, at: string, known?: string) =>
  read(database, (tx) => unitByCode(tx, 'area', code, { at, known }))

describe('a unit in time', () => {
  test('the last day of the old name is the day before the first of the new', async () => {
    await act(database, rename, {
      decision: decided('2/QĐ', '2021-03-01'),
      effectiveOn: '2021-04-01',
      unit: 'area',
      from: [{ code: 'c1' }],
      into: [{ name: 'Bản Phố' }]
    })
    expect((await area('c1', '2021-03-31'))?.name).toBe('Bản Pho')
    expect((await area('c1', '2021-04-01'))?.name).toBe('Bản Phố')
  })

  test('a code given away is resolved with its date', async () => {
    await act(database, recode, {
      decision: decided('3/QĐ', '2022-01-01'),
      effectiveOn: '2022-01-01',
      unit: 'area',
      from: [{ code: 'c2' }],
      into: [{ code: 'c9' }]
    })
    expect(await area('c2', '2022-01-01')).toBeUndefined()
    expect((await area('c2', '2021-12-31'))?.name).toBe('Tả Van')
    expect((await area('c9', '2022-01-01'))?.name).toBe('Tả Van')
  })

  test('a change of earlier effect keeps what was scheduled for later', async () => {
    await act(database, reclassify, {
      decision: decided('4/QĐ', '2023-01-01'),
      effectiveOn: '2024-01-01',
      unit: 'area',
      from: [{ code: 'c3' }],
      into: [{ kind: 'phuong' }]
    })
    await act(database, rename, {
      decision: decided('4/QĐ', '2023-01-01'),
      effectiveOn: '2023-06-01',
      unit: 'area',
      from: [{ code: 'c3' }],
      into: [{ name: 'Nậm Cảng' }]
    })
    const found = await area('c3', '2024-01-01')
    expect([found?.name, found?.kind]).toEqual(['Nậm Cảng', 'phuong'])
  })

  test('a correction keeps what had been recorded before', async () => {
    const unit = await area('c1', '2021-05-01')
    const instant = new Date().toISOString()
    await act(database, correct, {
      decision: decided('2/QĐ', '2021-03-01'),
      unit: 'area',
      id: unit?.id,
      on: '2021-05-01',
      facts: { name: 'Bản Phố Mới' },
      reason: 'Sai chính tả'
    })
    expect((await area('c1', '2021-05-01'))?.name).toBe('Bản Phố Mới')
    expect((await area('c1', '2021-05-01', instant))?.name).toBe('Bản Phố')
  })

  test('a correction may move the first day; the entry before gives way', async () => {
    const unit = await area('c1', '2021-05-01')
    await act(database, correct, {
      decision: decided('2/QĐ', '2021-03-01'),
      unit: 'area',
      id: unit?.id,
      on: '2021-05-01',
      facts: { firstDay: '2021-04-15' },
      reason: 'Sai ngày'
    })
    const versions = await read(database, (tx) => versionsOf(tx, 'area', unit?.id ?? ''))
    expect(versions.map(({ start, end }) => [start, end])).toEqual([
      ['2020-01-01', '2021-04-15'],
      ['2021-04-15', null]
    ])
  })
})

describe('refusals in plain words', () => {
  const change = (effectiveOn: string, from: string, into: object) => ({
    decision: decided('5/QĐ', '2024-06-01'),
    effectiveOn,
    unit: 'area',
    from: [{ code: from }],
    into: [into]
  })

  test('a date before the decision’s', async () => {
    expect(await refusals(act(database, rename, change('2024-05-31', 'c1', { name: 'X' })))).toEqual([
      'organization.refusal.before_decision'
    ])
  })
  test('an unknown predecessor', async () => {
    expect(await refusals(act(database, rename, change('2024-07-01', 'zz', { name: 'X' })))).toContain(
      'organization.refusal.unknown_unit'
    )
  })
  test('an orphan: a district cannot end while its communes go on', async () => {
    const refused = await refusals(act(database, dissolve, { ...change('2024-07-01', 'd1', {}), into: [] }))
    expect(refused).toEqual(Array(3).fill('organization.refusal.orphan'))
  })
  test('a merger of a unit with itself', async () => {
    const itself = { ...change('2024-07-01', 'c1', { code: 'c1', name: 'X', kind: 'xa', parent: 'd1' }) }
    const refused = refusals(act(database, merge, { ...itself, from: [...itself.from, ...itself.from] }))
    expect(await refused).toContain('organization.refusal.merge_of_two')
  })

  test('a unit that goes as a whole and in part: it is named', async () => {
    const both = [{ code: 'c1', extent: 'whole' }, { code: 'c1', extent: 'part' }, { code: 'c2' }]
    const into = [{ code: 'c1', name: 'X', kind: 'xa', parent: 'd1' }]
    const refused = act(database, merge, { ...change('2024-07-01', 'c1', {}), from: both, into })
    const named = expect.objectContaining({
      path: 'operations.0.from.1.extent',
      messageKey: 'organization.refusal.part_and_whole',
      params: expect.objectContaining({ name: 'Bản Phố Mới', code: 'c1' })
    })
    await expect(refused).rejects.toMatchObject({ details: expect.arrayContaining([named]) })
  })
  test('different fields of a body may go wholly and in part', async () => {
    const from = [
      { code: 'u1', extent: 'whole', functions: ['land'] },
      { code: 'u1', extent: 'part', functions: ['justice'] }
    ]
    const handover = { ...change('2024-07-01', 'u1', { code: 'u2', existing: true }), unit: 'organization' }
    expect(await refusals(act(database, transfer, { ...handover, from }))).toEqual([])
    const again = [...from.slice(1), { code: 'u1', functions: ['justice.civil_status', 'justice'] }]
    expect(await refusals(act(database, transfer, { ...handover, from: again }))).toContain(
      'organization.refusal.part_and_whole'
    )
  })

  test('a name with a sign that nobody sees', async () => {
    for (const name of ['Bản \u202Eohp', 'Bản\u200B Pho'])
      expect(await refusals(act(database, rename, change('2024-07-01', 'c1', { name })))).toEqual([
        'platform.text.invisible'
      ])
  })

  test('a cycle of parents', async () => {
    expect(await refusals(act(database, move, change('2024-07-01', 'p1', { parent: 'c1' })))).toEqual([
      'organization.refusal.cycle'
    ])
  })
  test('a code that another unit has', async () => {
    expect(await refusals(act(database, recode, change('2024-07-01', 'c1', { code: 'c3' })))).toEqual([
      'organization.refusal.code_taken'
    ])
  })
  test('an impossible date', async () => {
    expect(await refusals(act(database, rename, change('2024-02-30', 'c1', { name: 'X' })))).not.toEqual([])
  })
  test('nothing is half done', async () => {
    const before = await area('c1', '2024-07-01')
    await refusals(act(database, rename, change('2024-05-31', 'c1', { name: 'X' })))
    expect(
      await read(database, (tx) => findUnit(tx, 'area', before?.id ?? '', { at: '2024-07-01' }))
    ).toEqual(before)
  })
  test('who may not change the register', async () => {
    const guest = { subject: 'guest', name: 'Khách', personId: null, rights: noRights }
    await expect(
      perform(database, rename, guest, change('2024-07-01', 'c1', { name: 'X' }))
    ).rejects.toMatchObject({ status: 403 })
  })
})
