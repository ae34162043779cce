import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import type { Database } from '../../../platform/database/index.ts'
import { allowed, may } from '../fixtures/in-world.ts'
import { between, from, law, saPa } from '../fixtures/sa-pa.ts'
import type { World } from '../fixtures/world.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})

const inSaPa = { area: 'Sa Pa' }
const vestings = [
  law('luật', { thing: { power: 'certify_copy' }, holder: { kind: 'committee', level: 'commune' } })
]
const chair = 'chủ tịch Sa Pa'
const first = { post: chair, substitute: 'phó chủ tịch Sa Pa 1', valid: from('2025-07-01') }
const who = (world: World, at: string) => allowed(database, world, ['certify_copy', inSaPa, at])

/** Sa Pa without its chair's own appointment, and with these instead. */
function instead(appointments: World['appointments'], more: Partial<World> = {}): World {
  const world = saPa({ vestings, ...more })
  return {
    ...world,
    appointments: [...world.appointments.filter(({ post }) => post !== chair), ...appointments]
  }
}
const named = (
  person: string,
  kind: World['appointments'][number]['kind'],
  post = chair,
  valid = from('2025-07-01')
) => ({
  person,
  post,
  kind,
  valid
})

describe('a post is borne by whoever holds it', () => {
  test('from the first day of the appointment to its last', async () => {
    const world = instead([named('Giàng A Páo', 'permanent', chair, between('2025-08-01', '2025-09-01'))])
    expect(await who(world, '2025-07-31')).toEqual([])
    expect(await who(world, '2025-08-01')).toEqual(['Giàng A Páo'])
    expect(await who(world, '2025-08-31')).toEqual(['Giàng A Páo'])
    expect(await who(world, '2025-09-01')).toEqual([])
  })

  test.each(['acting', 'concurrent', 'secondment'] as const)('in whatever way: %s', async (kind) => {
    expect(await who(instead([named('Vàng Thị Mỷ', kind)]), '2025-10-20')).toEqual(['Vàng Thị Mỷ'])
  })

  test('not by whoever is away', async () => {
    const world = saPa({
      vestings,
      absences: [{ person: 'Giàng A Páo', valid: between('2025-10-01', '2025-10-11') }]
    })
    expect(await who(world, '2025-09-30')).toEqual(['Giàng A Páo'])
    expect(await who(world, '2025-10-10')).toEqual([])
    expect(await who(world, '2025-10-11')).toEqual(['Giàng A Páo'])
  })

  test('a secondment rests the post at home, and not the one held concurrently', async () => {
    const away = named('Giàng A Páo', 'secondment', 'chủ tịch Bát Xát', between('2025-09-01', '2025-10-01'))
    const home = saPa({ vestings, appointments: [away] })
    expect(await who(home, '2025-09-15')).toEqual([])
    expect(await who(home, '2025-10-01')).toEqual(['Giàng A Páo'])
    expect(await who(instead([named('Giàng A Páo', 'concurrent'), away]), '2025-09-15')).toEqual([
      'Giàng A Páo'
    ])
  })

  test('with several posts, a chosen capacity brings the rights of that post alone', async () => {
    const both = saPa({ vestings, appointments: [named('Giàng A Páo', 'concurrent', 'công chức Sa Pa')] })
    const as = (post?: string) =>
      may(database, both, ['Giàng A Páo', 'certify_copy', inSaPa, '2025-10-20', post])
    expect(await as()).toHaveLength(1)
    expect(await as(chair)).toHaveLength(1)
    expect(await as('công chức Sa Pa')).toEqual([])
  })
})

describe('a substitute decides', () => {
  const absent = [{ person: 'Giàng A Páo', valid: between('2025-10-01', '2025-10-11') }]

  test('only while the holder is absent, and the ground names both posts', async () => {
    const world = saPa({ vestings, substitutions: [first], absences: absent })
    expect(await who(world, '2025-09-30')).toEqual(['Giàng A Páo'])
    expect(await who(world, '2025-10-05')).toEqual(['Vàng Thị Mỷ'])
    expect(await who(world, '2025-10-11')).toEqual(['Giàng A Páo'])
    expect(await may(database, world, ['Vàng Thị Mỷ', 'certify_copy', inSaPa, '2025-10-05'])).toEqual([
      'chủ tịch Sa Pa through phó chủ tịch Sa Pa 1: luật'
    ])
  })

  test('while the post is vacant', async () => {
    expect(await who(instead([], { substitutions: [first] }), '2025-10-20')).toEqual(['Vàng Thị Mỷ'])
  })

  test('while the holder is seconded elsewhere', async () => {
    const away = named('Giàng A Páo', 'secondment', 'chủ tịch Bát Xát', between('2025-09-01', '2025-10-01'))
    const world = saPa({ vestings, substitutions: [first], appointments: [away] })
    expect(await who(world, '2025-09-15')).toEqual(['Vàng Thị Mỷ'])
    expect(await who(world, '2025-10-20')).toEqual(['Giàng A Páo'])
  })

  test.each(['acting', 'concurrent', 'secondment'] as const)(
    'not while another holds the post and is there: %s',
    async (kind) => {
      const world = saPa({
        vestings,
        substitutions: [first],
        absences: absent,
        appointments: [named('Lý Láo Tả', kind)]
      })
      expect(await who(world, '2025-10-05')).toEqual(['Lý Láo Tả'])
    }
  )

  test('only in the time of the substitution', async () => {
    const world = instead([], { substitutions: [{ ...first, valid: from('2026-01-01') }] })
    expect(await who(world, '2025-12-31')).toEqual([])
    expect(await who(world, '2026-01-01')).toEqual(['Vàng Thị Mỷ'])
  })

  test('not when away themselves; nobody substitutes for the substitute', async () => {
    const next = { post: first.substitute, substitute: 'phó chủ tịch Sa Pa 2', valid: from('2025-07-01') }
    const world = instead([], {
      substitutions: [first, next],
      absences: [{ person: 'Vàng Thị Mỷ', valid: from('2025-10-01') }]
    })
    expect(await who(world, '2025-10-20')).toEqual([])
  })
})
