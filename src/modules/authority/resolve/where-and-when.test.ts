import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import type { Database } from '../../../platform/database/index.ts'
import { allowed, decides, may } from '../fixtures/in-world.ts'
import { assign, between, decentralize, from, law, saPa } from '../fixtures/sa-pa.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})

const day = '2025-10-20'
const inSaPa = { area: 'Sa Pa' }
const copies = { power: 'certify_copy' }

describe('a power reaches', () => {
  const chairOfProvince = { holder: { post: 'chủ tịch tỉnh' }, thing: copies }

  test('by area: the whole territory that the body serves, and every body there', async () => {
    const world = saPa({ vestings: [law('luật', chairOfProvince)] })
    for (const target of [
      null,
      inSaPa,
      { area: 'Lào Cai' },
      { body: 'UBND Mường Hum' },
      { body: 'Sở Tư pháp' }
    ])
      expect(await allowed(database, world, ['certify_copy', target, day])).toEqual(['Trường'])
  })

  test('never upward or sideways: a commune’s chair does nothing for the province or its neighbour', async () => {
    const world = saPa({ vestings: [law('luật', { thing: copies, holder: { post: 'chủ tịch Sa Pa' } })] })
    for (const target of [null, { area: 'Lào Cai' }, { area: 'Bát Xát' }, { body: 'UBND tỉnh' }])
      expect(await allowed(database, world, ['certify_copy', target, day])).toEqual([])
    expect(await allowed(database, world, ['certify_copy', { body: 'Phòng Sa Pa' }, day])).toEqual([
      'Giàng A Páo'
    ])
  })

  test('by organization: the holder’s body and those below it, no area, not the province as a whole', async () => {
    const world = saPa({ vestings: [law('luật', { ...chairOfProvince, reach: 'organization' })] })
    for (const target of [{ body: 'UBND tỉnh' }, { body: 'Sở Tư pháp' }])
      expect(await allowed(database, world, ['certify_copy', target, day])).toEqual(['Trường'])
    for (const target of [null, inSaPa, { area: 'Lào Cai' }, { body: 'UBND Sa Pa' }])
      expect(await allowed(database, world, ['certify_copy', target, day])).toEqual([])
  })

  test('by organization: nobody gives more than they have', async () => {
    const own = law('luật', { thing: copies, holder: { post: 'chủ tịch Sa Pa' }, reach: 'organization' })
    const given = assign('phân công', {
      thing: copies,
      grantor: { post: 'chủ tịch Sa Pa' },
      holder: { post: 'phó chủ tịch Sa Pa 1' }
    })
    const world = saPa({ vestings: [own, given] })
    expect(await may(database, world, ['Vàng Thị Mỷ', 'certify_copy', inSaPa, day])).toEqual([])
    expect(
      await may(database, world, ['Vàng Thị Mỷ', 'certify_copy', { body: 'Phòng Sa Pa' }, day])
    ).toHaveLength(1)
  })

  test('by organization: moved away for that body alone', async () => {
    const own = law('luật', { thing: copies, holder: { post: 'chủ tịch Sa Pa' } })
    const given = decentralize('phân cấp', {
      thing: copies,
      grantor: { post: 'chủ tịch Sa Pa' },
      holder: { body: 'Phòng Sa Pa' },
      reach: 'organization'
    })
    const world = saPa({ vestings: [own, given] })
    expect(await allowed(database, world, ['certify_copy', { body: 'Phòng Sa Pa' }, day])).toEqual([
      'Hoàng Dìn'
    ])
    expect(await allowed(database, world, ['certify_copy', { body: 'UBND Sa Pa' }, day])).toEqual([
      'Giàng A Páo'
    ])
    expect(await decides(database, world, ['certify_copy', 'Sa Pa', day])).toEqual([
      'chủ tịch Sa Pa by luật',
      'trưởng phòng Sa Pa by luật phân cấp'
    ])
  })

  test('only the place to which it is limited', async () => {
    const limited = law('luật', { ...chairOfProvince, place: 'Bát Xát' })
    const world = saPa({ vestings: [limited] })
    expect(await allowed(database, world, ['certify_copy', { area: 'Bát Xát' }, day])).toEqual(['Trường'])
    expect(await allowed(database, world, ['certify_copy', { body: 'UBND Bát Xát' }, day])).toEqual([
      'Trường'
    ])
    expect(await allowed(database, world, ['certify_copy', inSaPa, day])).toEqual([])
    expect(await allowed(database, world, ['certify_copy', null, day])).toEqual([])
  })

  test('limited to the province itself it is for the province as a whole', async () => {
    const world = saPa({ vestings: [law('luật', { ...chairOfProvince, place: 'Lào Cai' })] })
    expect(await allowed(database, world, ['certify_copy', null, day])).toEqual(['Trường'])
  })

  test('decentralized to a department of the province, it is gone for the province as a whole too', async () => {
    const world = saPa({
      vestings: [
        law('luật', { thing: copies, holder: { body: 'UBND tỉnh' } }),
        decentralize('phân cấp', {
          thing: copies,
          grantor: { body: 'UBND tỉnh' },
          holder: { body: 'Sở Tư pháp' }
        })
      ]
    })
    for (const target of [null, inSaPa, { body: 'UBND tỉnh' }])
      expect(await allowed(database, world, ['certify_copy', target, day])).toEqual(['Má Seo'])
  })
})

describe('a power holds', () => {
  const own = { thing: copies, holder: { kind: 'committee', level: 'commune' as const } }
  const vice = assign('phân công', {
    thing: copies,
    grantor: { post: 'chủ tịch Sa Pa' },
    holder: { post: 'phó chủ tịch Sa Pa 1' }
  })

  test('from the first day of the law to its last; what rests on it ends with it', async () => {
    const world = saPa({
      vestings: [law('luật', { ...own, valid: between('2025-07-01', '2027-03-01') }), vice]
    })
    const both = ['Giàng A Páo', 'Vàng Thị Mỷ']
    expect(await allowed(database, world, ['certify_copy', inSaPa, '2025-06-30'])).toEqual([])
    expect(await allowed(database, world, ['certify_copy', inSaPa, '2025-07-01'])).toEqual(both)
    expect(await allowed(database, world, ['certify_copy', inSaPa, '2027-02-28'])).toEqual(both)
    expect(await allowed(database, world, ['certify_copy', inSaPa, '2027-03-01'])).toEqual([])
    expect(await decides(database, world, ['certify_copy', 'Sa Pa', '2027-03-01'])).toEqual([])
  })

  test('not while it is suspended, nor what rests on it', async () => {
    const suspended = (id: string) =>
      saPa({
        vestings: [law('luật', own), vice],
        suspensions: [{ vesting: id, valid: between('2025-10-01', '2025-11-01') }]
      })
    expect(await allowed(database, suspended('luật'), ['certify_copy', inSaPa, day])).toEqual([])
    expect(await allowed(database, suspended('phân công'), ['certify_copy', inSaPa, day])).toEqual([
      'Giàng A Páo'
    ])
    expect(await decides(database, suspended('phân công'), ['certify_copy', 'Sa Pa', day])).toEqual([
      'chủ tịch Sa Pa by luật'
    ])
    expect(await allowed(database, suspended('luật'), ['certify_copy', inSaPa, '2025-11-01'])).toHaveLength(2)
  })

  test('a suspended decentralization gives the power back meanwhile', async () => {
    const world = saPa({
      vestings: [
        law('luật', { thing: copies, holder: { body: 'UBND tỉnh' } }),
        decentralize('phân cấp', { ...own, grantor: { body: 'UBND tỉnh' } })
      ],
      suspensions: [{ vesting: 'phân cấp', valid: between('2025-10-01', '2025-11-01') }]
    })
    expect(await allowed(database, world, ['certify_copy', inSaPa, day])).toEqual(['Trường'])
    expect(await allowed(database, world, ['certify_copy', inSaPa, '2025-11-01'])).toEqual(['Giàng A Páo'])
  })

  test('not once the post that gave it has ended', async () => {
    const world = saPa({ vestings: [law('luật', own), vice] })
    const posts = world.posts.map((post) =>
      post.id === 'chủ tịch Sa Pa' ? { ...post, valid: between('2020-01-01', '2026-01-01') } : post
    )
    const appointments = world.appointments.map((one) =>
      one.post === 'chủ tịch Sa Pa' ? { ...one, valid: between('2025-07-01', '2026-01-01') } : one
    )
    const ending = { ...world, posts, appointments }
    expect(await allowed(database, ending, ['certify_copy', inSaPa, '2025-12-31'])).toHaveLength(2)
    expect(await allowed(database, ending, ['certify_copy', inSaPa, '2026-01-01'])).toEqual([])
  })

  test('though the post that gave it is vacant', async () => {
    const world = saPa({ vestings: [law('luật', own), vice] })
    const appointments = world.appointments.filter(({ post }) => post !== 'chủ tịch Sa Pa')
    expect(await allowed(database, { ...world, appointments }, ['certify_copy', inSaPa, day])).toEqual([
      'Vàng Thị Mỷ'
    ])
  })

  test('only while the law knows the power, on past and future days alike', async () => {
    const world = saPa({ vestings: [law('luật', { ...own, valid: from('2024-01-01') })] })
    const powers = world.powers.map((power) => ({ ...power, valid: between('2025-08-01', '2030-01-01') }))
    const known = { ...world, powers }
    expect(await allowed(database, known, ['certify_copy', inSaPa, '2025-07-31'])).toEqual([])
    expect(await allowed(database, known, ['certify_copy', inSaPa, '2029-12-31'])).toEqual(['Giàng A Páo'])
    expect(await allowed(database, known, ['certify_copy', inSaPa, '2030-01-01'])).toEqual([])
    expect(await decides(database, known, ['certify_copy', 'Sa Pa', '2030-01-01'])).toEqual([])
  })

  test('not where the area or the body is not there on the day', async () => {
    const world = saPa({ vestings: [law('luật', { thing: copies, holder: { body: 'UBND tỉnh' } })] })
    const gone = {
      id: 'Phòng cũ',
      kind: 'division',
      parent: null,
      area: 'Sa Pa',
      valid: between('2020-01-01', '2025-07-01')
    }
    const bodies = { ...world, bodies: [...world.bodies, gone] }
    expect(await allowed(database, bodies, ['certify_copy', { body: 'Phòng cũ' }, '2025-07-01'])).toEqual([])
    expect(await allowed(database, bodies, ['certify_copy', { area: 'không có' }, day])).toEqual([])
  })
})
