import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { type Database, read } from '../../../platform/database/index.ts'
import { perform, systemActor } from '../../../platform/record/index.ts'
import { enact, smallRegister } from '../fixtures/small-register.ts'
import { boundariesOn } from '../store/boundaries.ts'
import { importBoundaries } from './import-boundaries.ts'
import { jsonFault } from './json-fault.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await smallRegister(database)
})

const run = (file: unknown, on = '2025-07-01') =>
  perform(database, importBoundaries, systemActor('test'), {
    text: typeof file === 'string' ? file : JSON.stringify(file),
    on,
    source: 'test'
  })

const square = (lon: number, lat: number, size = 0.1) => [
  [lon, lat],
  [lon, lat + size],
  [lon + size, lat + size],
  [lon + size, lat],
  [lon, lat]
]
const feature = (code: unknown, ring: unknown[], type = 'Polygon') => ({
  type: 'Feature',
  properties: { code },
  geometry: { type, coordinates: type === 'Polygon' ? [ring] : [[ring]] }
})
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })

const keysOf = async (result: Promise<unknown>) => {
  const problem = (await result.catch((error: unknown) => error)) as {
    details: { path?: string; messageKey: string }[]
  }
  return problem.details.map(({ path, messageKey }) => `${path} ${messageKey.split('.').at(-1)}`)
}

test('an outline holds as long as the land stays the same, also under another name, and is turned against the clock', async () => {
  expect(await run(collection(feature('02703', square(103.9, 22.4))))).toEqual({
    imported: 1,
    on: '2025-07-01'
  })
  const on = (day: string) => read(database, (tx) => boundariesOn(tx, day))
  expect(await on('2025-06-30')).toEqual([])
  expect((await on('2025-12-31'))[0]?.geometry.coordinates[0]?.[1]).toEqual([104, 22.4])
  expect(await on('2026-01-01')).toHaveLength(1)
})

test('a later import takes the place of the earlier one', async () => {
  await run(collection(feature('02703', square(103.9, 22.4, 0.2), 'MultiPolygon')))
  const outlines = await read(database, (tx) => boundariesOn(tx, '2025-07-01'))
  expect(outlines).toHaveLength(1)
  expect(outlines[0]?.geometry.type).toBe('Polygon')
})

test('TopoJSON is read too', async () => {
  const topology = {
    type: 'Topology',
    arcs: [square(103.9, 22.4)],
    objects: {
      communes: {
        type: 'GeometryCollection',
        geometries: [{ type: 'Polygon', arcs: [[0]], properties: { code: '02703' } }]
      }
    }
  }
  expect(await run(topology)).toEqual({ imported: 1, on: '2025-07-01' })
  const broken = { ...topology, arcs: [] }
  expect(await keysOf(run(broken))).toEqual(['objects.communes.geometries.0 broken_topology'])
})

test('every mistake is named at its place, and nothing is written', async () => {
  const open = square(103.9, 22.4).slice(0, 4)
  const file = collection(
    feature('02703', open),
    feature(2703, open),
    feature('', open),
    feature('02641', [
      [0, 0],
      [500_000, 2_400_000],
      [1, 1],
      [0, 0]
    ]),
    feature('10', square(103, 22), 'Point'),
    feature('10', square(103, 22)),
    feature('082', [
      [1, 1],
      [2, 2],
      [3, 3],
      [1, 1]
    ])
  )
  expect(await keysOf(run(file))).toEqual([
    'features.0 ring_open',
    'features.1 code_number',
    'features.2 code_missing',
    'features.3 outside_world',
    'features.4 geometry_kind',
    'features.5 code_twice',
    'features.6 ring_flat'
  ])
})

test('unknown codes and outlines far from their area', async () => {
  const file = collection(feature('99999', square(103.9, 22.4)), feature('02703', square(106, 10)))
  expect(await keysOf(run(file))).toEqual(['features.0 unknown_code', 'features.1 far_away'])
  expect(await keysOf(run(collection(feature('02701', square(103.9, 22.4)))))).toEqual([
    'features.0 unknown_code'
  ])
})

test('what is no JSON is named with its line; what is no collection, as such', async () => {
  const problem = await run('{\n  "type": oops }').catch((error: unknown) => error)
  expect(problem).toMatchObject({ details: [{ line: 2, column: 11 }] })
  expect(await keysOf(run({ type: 'Nothing' }))).toEqual(['type not_features'])
  expect(await keysOf(run('null'))).toEqual(['type not_features'])
  expect(await keysOf(run(collection()))).toEqual([' no_features'])
})

test.each([
  ['', 1, 1],
  ['[1', 1, 3],
  ['[1,]', 1, 4],
  ['{"a" 1}', 1, 6],
  ['{"a":1}}', 1, 8],
  ['["x\n"]', 1, 2],
  ['{\n\n"a":01}', 3, 6],
  ['[1]]', 1, 4]
])('in %j the fault lies at its line and column', (text, line, column) => {
  expect(jsonFault(text)).toEqual({ line, column })
})

test('an outline ends when land comes to its area, unless it is imported anew', async () => {
  await run(collection(feature('02641', square(104, 22.4))), '2025-06-30')
  await enact(database, '2026-07-01', '3/2026', [
    { act: 'merge', unit: 'area', from: ['02641', '02703'], into: [{ continues: '02641', code: '02641' }] },
    { act: 'move', unit: 'organization', from: ['UBND-MOI'], into: [{ area: '02641' }] }
  ])
  const on = async (day: string) => (await read(database, (tx) => boundariesOn(tx, day))).length
  expect([await on('2026-06-30'), await on('2026-07-01')]).toEqual([2, 0])
  await run(collection(feature('02641', square(103.9, 22.4, 0.3))), '2026-07-01')
  expect([await on('2026-06-30'), await on('2026-07-01')]).toEqual([2, 1])
})
