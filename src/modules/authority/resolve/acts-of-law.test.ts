import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import type { Database } from '../../../platform/database/index.ts'
import { allowed, decides, may } from '../fixtures/in-world.ts'
import { assign, authorize, between, decentralize, from, law, saPa } from '../fixtures/sa-pa.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})

const day = '2025-10-20'
const inSaPa = { area: 'Sa Pa' }
const copies = { power: 'certify_copy' }
const births = { power: 'register_birth' }
const chairs = law('luật', { thing: copies, holder: { position: 'chair' } })
const committees = law('luật', { thing: copies, holder: { kind: 'committee', level: 'commune' } })

describe('devolution: the law itself gives', () => {
  test('to whoever holds a position, each in the area that their body serves', async () => {
    const world = saPa({ vestings: [chairs] })
    expect(await may(database, world, ['Giàng A Páo', 'certify_copy', inSaPa, day])).toEqual([
      'chủ tịch Sa Pa through chủ tịch Sa Pa: luật'
    ])
    expect(await may(database, world, ['Sùng A Chơ', 'certify_copy', inSaPa, day])).toEqual([])
    expect(await may(database, world, ['Vàng Thị Mỷ', 'certify_copy', inSaPa, day])).toEqual([])
    expect(await may(database, world, ['Trường', 'certify_copy', inSaPa, day])).toHaveLength(1)
  })

  test('to the committees of communes: only their heads use it, on their behalf', async () => {
    const world = saPa({ vestings: [committees] })
    expect(await allowed(database, world, ['certify_copy', inSaPa, day])).toEqual(['Giàng A Páo'])
    expect(await allowed(database, world, ['certify_copy', { area: 'Mường Hum' }, day])).toEqual(['Phàn Mùi'])
    expect(await decides(database, world, ['certify_copy', 'Sa Pa', day])).toEqual(['chủ tịch Sa Pa by luật'])
  })

  test('one power and no other', async () => {
    const world = saPa({ vestings: [chairs] })
    expect(await allowed(database, world, ['register_birth', inSaPa, day])).toEqual([])
    expect(await decides(database, world, ['register_birth', 'Sa Pa', day])).toEqual([])
  })
})

describe('decentralization: the power moves', () => {
  const province = law('luật', { thing: births, holder: { kind: 'committee', level: 'province' } })
  const toCommunes = (more = {}) =>
    decentralize('phân cấp', {
      thing: births,
      grantor: { body: 'UBND tỉnh' },
      holder: { kind: 'committee', level: 'commune' },
      ...more
    })

  test('away from whoever gives it, there where the receiver has it', async () => {
    const world = saPa({ vestings: [province, toCommunes()] })
    expect(await allowed(database, world, ['register_birth', inSaPa, day])).toEqual(['Giàng A Páo'])
    expect(await decides(database, world, ['register_birth', 'Sa Pa', day])).toEqual([
      'chủ tịch Sa Pa by luật phân cấp'
    ])
    expect(await allowed(database, world, ['register_birth', null, day])).toEqual(['Trường'])
  })

  test('only there: limited to Sa Pa, the province goes on deciding for Bát Xát', async () => {
    const world = saPa({ vestings: [province, toCommunes({ place: 'Sa Pa' })] })
    expect(await allowed(database, world, ['register_birth', inSaPa, day])).toEqual(['Giàng A Páo'])
    expect(await allowed(database, world, ['register_birth', { area: 'Bát Xát' }, day])).toEqual(['Trường'])
  })

  test('only once it is published', async () => {
    const world = saPa({ vestings: [province, toCommunes({ published: '2025-09-01' })] })
    expect(await allowed(database, world, ['register_birth', inSaPa, '2025-08-31'])).toEqual(['Trường'])
    expect(await allowed(database, world, ['register_birth', inSaPa, '2025-09-01'])).toEqual(['Giàng A Páo'])
    const never = saPa({ vestings: [province, toCommunes({ published: null })] })
    expect(await allowed(database, never, ['register_birth', inSaPa, day])).toEqual(['Trường'])
  })

  test('on from there only if that was allowed; a forbidden attempt takes nothing from anybody', async () => {
    const onward = decentralize('tiếp', {
      thing: births,
      grantor: { body: 'UBND Sa Pa' },
      holder: { body: 'Phòng Sa Pa' }
    })
    const forbidden = saPa({ vestings: [province, toCommunes(), onward] })
    expect(await allowed(database, forbidden, ['register_birth', inSaPa, day])).toEqual(['Giàng A Páo'])
    const permitted = saPa({ vestings: [province, toCommunes({ onward: true }), onward] })
    expect(await allowed(database, permitted, ['register_birth', inSaPa, day])).toEqual(['Hoàng Dìn'])
    expect(await may(database, permitted, ['Hoàng Dìn', 'register_birth', inSaPa, day])).toEqual([
      'trưởng phòng Sa Pa through trưởng phòng Sa Pa: tiếp phân cấp luật'
    ])
  })

  test('what has moved away can no longer be assigned', async () => {
    const late = assign('phân công', {
      thing: births,
      grantor: { body: 'UBND tỉnh' },
      holder: { post: 'giám đốc sở' }
    })
    const world = saPa({ vestings: [province, toCommunes({ place: 'Sa Pa' }), late] })
    expect(await allowed(database, world, ['register_birth', inSaPa, day])).toEqual(['Giàng A Páo'])
    expect(await decides(database, world, ['register_birth', 'Sa Pa', day])).toHaveLength(1)
    expect(await allowed(database, world, ['register_birth', { area: 'Bát Xát' }, day])).toEqual([
      'Má Seo',
      'Trường'
    ])
  })

  test('when it comes back by a second one, the first giver has it again', async () => {
    const back = decentralize('trả lại', {
      thing: births,
      grantor: { body: 'UBND Sa Pa' },
      holder: { body: 'UBND tỉnh' }
    })
    const world = saPa({ vestings: [province, toCommunes({ onward: true }), back] })
    expect(await allowed(database, world, ['register_birth', inSaPa, day])).toEqual(['Trường'])
  })
})

describe('authorization: the receiver acts too, for a time', () => {
  const officer = authorize('ủy quyền', {
    thing: copies,
    grantor: { post: 'chủ tịch Sa Pa' },
    holder: { post: 'công chức Sa Pa' },
    valid: between('2025-08-01', '2025-11-01')
  })

  test('whoever gives it keeps the right; the receiver is the one who decides', async () => {
    const world = saPa({ vestings: [chairs, officer] })
    const people = ['Giàng A Páo', 'Trường', 'Tẩn Mẩy'].toSorted()
    expect(await allowed(database, world, ['certify_copy', inSaPa, day])).toEqual(people)
    expect(await decides(database, world, ['certify_copy', 'Sa Pa', day])).toEqual([
      'chủ tịch tỉnh by luật',
      'công chức Sa Pa by luật ủy quyền'
    ])
  })

  test('it holds from its first to its last day', async () => {
    const world = saPa({ vestings: [chairs, officer] })
    const on = (at: string) => may(database, world, ['Tẩn Mẩy', 'certify_copy', inSaPa, at])
    expect(await on('2025-07-31')).toEqual([])
    expect(await on('2025-08-01')).toHaveLength(1)
    expect(await on('2025-10-31')).toHaveLength(1)
    expect(await on('2025-11-01')).toEqual([])
  })

  test('it must be published', async () => {
    const world = saPa({ vestings: [chairs, { ...officer, published: '2025-10-01' }] })
    expect(await may(database, world, ['Tẩn Mẩy', 'certify_copy', inSaPa, '2025-09-30'])).toEqual([])
    expect(await may(database, world, ['Tẩn Mẩy', 'certify_copy', inSaPa, '2025-10-01'])).toHaveLength(1)
  })

  test.each([
    ['by authorization', authorize],
    ['by assignment', assign],
    ['by decentralization', decentralize]
  ])('it cannot be passed on %s', async (_how, give) => {
    const next = give('tiếp', {
      thing: copies,
      grantor: { post: 'công chức Sa Pa' },
      holder: { post: 'trưởng phòng Sa Pa' }
    })
    const world = saPa({ vestings: [chairs, officer, next] })
    expect(await may(database, world, ['Hoàng Dìn', 'certify_copy', inSaPa, day])).toEqual([])
    expect(await may(database, world, ['Tẩn Mẩy', 'certify_copy', inSaPa, day])).toHaveLength(1)
  })

  test('nobody gives what they do not have: the chair of Bát Xát authorizes nobody for Sa Pa', async () => {
    const foreign = { ...officer, grantor: { post: 'chủ tịch Bát Xát' } }
    const world = saPa({ vestings: [chairs, foreign] })
    expect(await may(database, world, ['Tẩn Mẩy', 'certify_copy', inSaPa, day])).toEqual([])
  })
})

describe('assignment: a chair shares out fields', () => {
  const forLand = law('luật đất', {
    thing: { power: 'allot_land' },
    holder: { kind: 'committee', level: 'commune' }
  })
  const forBirths = law('luật hộ tịch', { thing: births, holder: { kind: 'committee', level: 'commune' } })
  const to = (id: string, post: string, thing: { field: string } | { power: string }) =>
    assign(id, { thing, grantor: { post: 'chủ tịch Sa Pa' }, holder: { post } })

  test('a field means every power in it and in the fields below', async () => {
    const world = saPa({
      vestings: [forLand, forBirths, to('tư pháp', 'phó chủ tịch Sa Pa 1', { field: 'justice' })]
    })
    expect(await may(database, world, ['Vàng Thị Mỷ', 'register_birth', inSaPa, day])).toHaveLength(1)
    expect(await may(database, world, ['Vàng Thị Mỷ', 'allot_land', inSaPa, day])).toEqual([])
    expect(await decides(database, world, ['allot_land', 'Sa Pa', day])).toEqual([
      'chủ tịch Sa Pa by luật đất'
    ])
  })

  test('the more special beats the more general; both may act', async () => {
    const general = to('tất cả', 'phó chủ tịch Sa Pa 1', { field: 'all' })
    const special = to('hộ tịch', 'phó chủ tịch Sa Pa 2', { field: 'justice.civil_status' })
    const world = saPa({ vestings: [forLand, forBirths, general, special] })
    expect(await decides(database, world, ['register_birth', 'Sa Pa', day])).toEqual([
      'phó chủ tịch Sa Pa 2 by luật hộ tịch hộ tịch'
    ])
    expect(await decides(database, world, ['allot_land', 'Sa Pa', day])).toEqual([
      'phó chủ tịch Sa Pa 1 by luật đất tất cả'
    ])
    expect(await allowed(database, world, ['register_birth', inSaPa, day])).toEqual(
      ['Giàng A Páo', 'Lý Láo Tả', 'Vàng Thị Mỷ'].toSorted()
    )
    const named = to('khai sinh', 'công chức Sa Pa', births)
    expect(
      await decides(database, saPa({ vestings: [forBirths, general, special, named] }), [
        'register_birth',
        'Sa Pa',
        day
      ])
    ).toEqual(['công chức Sa Pa by luật hộ tịch khai sinh'])
  })

  test('two that are equally special: both decide, which is a violation to be seen', async () => {
    const one = to('một', 'phó chủ tịch Sa Pa 1', { field: 'justice' })
    const other = to('hai', 'phó chủ tịch Sa Pa 2', { field: 'justice' })
    const world = saPa({ vestings: [forBirths, one, other] })
    expect(await decides(database, world, ['register_birth', 'Sa Pa', day])).toHaveLength(2)
  })

  test('it counts without publication, and from its own first day', async () => {
    const later = { ...to('sau', 'phó chủ tịch Sa Pa 1', { field: 'justice' }), valid: from('2026-01-01') }
    const world = saPa({ vestings: [forBirths, later] })
    expect(await may(database, world, ['Vàng Thị Mỷ', 'register_birth', inSaPa, '2025-12-31'])).toEqual([])
    expect(await may(database, world, ['Vàng Thị Mỷ', 'register_birth', inSaPa, '2026-01-01'])).toHaveLength(
      1
    )
  })

  test('what one vice chair of two gives away is not the other’s', async () => {
    const vices = law('luật', { thing: births, holder: { position: 'vice_chair' } })
    const given = authorize('ủy quyền', {
      thing: births,
      grantor: { post: 'phó chủ tịch Sa Pa 1' },
      holder: { post: 'công chức Sa Pa' }
    })
    const world = saPa({ vestings: [vices, given] })
    expect(await decides(database, world, ['register_birth', 'Sa Pa', day])).toEqual([
      'công chức Sa Pa by luật ủy quyền',
      'phó chủ tịch Sa Pa 2 by luật'
    ])
  })
})
