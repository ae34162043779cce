import { expect, test } from 'vitest'
import { drawMap } from './draw-map.ts'
import { exampleCells } from './examples.tsx'
import { circle, clipConvex, signedArea } from './geometry.ts'
import type { MapCell } from './map-cell.ts'
import { tonesOf } from './tones.ts'

const rules = { categories: ['xa', 'phuong'], labels: true }
const cell = (id: string, place: Partial<MapCell> = {}): MapCell => ({
  id,
  name: `Xã ${id}`,
  href: `/units/${id}`,
  category: 'xa',
  ...place
})

test('the same data makes the same map', () => {
  expect(drawMap(exampleCells(99), rules)).toEqual(drawMap(exampleCells(99), rules))
})

test('every unit has a cell, wherever it lies and if nobody knows where', () => {
  const same = { lat: 22, lon: 104 }
  for (const cells of [
    [cell('1')],
    [cell('1', same), cell('2', same)],
    [cell('1', same), cell('2', { near: same }), cell('3', { near: same }), cell('4')],
    ['1', '2', '3', '4', '5'].map((id, index) => cell(id, { lat: 22, lon: 104 + index / 10 })),
    exampleCells(319)
  ]) {
    const drawn = drawMap(cells, rules)
    expect(drawn.cells).toHaveLength(cells.length)
    for (const { path } of drawn.cells) expect(path).toMatch(/^M[-\d. L]+Z$/)
    expect(drawn.height).toBeGreaterThan(0)
    expect(drawn.height).toBeLessThan(1300)
  }
})

test('no unit, no cell, still a picture', () => {
  expect(drawMap([], rules)).toMatchObject({ cells: [], isSchematic: false })
})

test('a real boundary is drawn as it is, and the unit without one as a disc', () => {
  const ring = [
    [104, 22],
    [105, 22],
    [105, 23],
    [104, 23],
    [104, 22]
  ]
  const drawn = drawMap(
    [cell('1', { geometry: { type: 'Polygon', coordinates: [ring] } }), cell('2', { lat: 22.5, lon: 104.5 })],
    rules
  )
  expect(drawn.cells[0]?.path.split('L')).toHaveLength(5)
  expect(drawn.isSchematic).toBe(true)
})

test('names do not cover each other', () => {
  const labels = drawMap(exampleCells(99), rules).labels.wide
  expect(labels.length).toBeGreaterThan(50)
  const boxes = labels.map(({ x, y, lines }) => ({ x, y, half: 6 * lines.length }))
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const near = Math.abs(one.x - other.x) < 5 && Math.abs(one.y - other.y) < one.half + other.half
      expect(near).toBe(false)
    }
  }
})

test('ten thousand cells are drawn within seconds and a few megabytes', () => {
  const cells = Array.from({ length: 10_000 }, (_, index) =>
    cell(String(index), { lat: 8 + 15 * ((index * 0.618) % 1), lon: 102 + 7 * ((index * 0.7548) % 1) })
  )
  const started = performance.now()
  const drawn = drawMap(cells, { ...rules, labels: false })
  expect(performance.now() - started).toBeLessThan(5000)
  expect(drawn.cells.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThan(2_000_000)
})

test('beyond twelve categories colours repeat, but not for neighbours', () => {
  const categories = Array.from({ length: 18 }, (_, index) => String(index))
  const cells = categories.map((category) => ({ category }))
  const beside = (index: number) => [index - 1, index + 1].filter((it) => it >= 0 && it < 18)
  const tones = tonesOf(categories, cells, beside)
  expect(Math.max(...tones.values())).toBeLessThanOrEqual(12)
  for (let index = 1; index < 18; index++) {
    expect(tones.get(String(index))).not.toBe(tones.get(String(index - 1)))
  }
})

test('a convex polygon is cut by another', () => {
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10]
  ] as const
  expect(Math.abs(signedArea(clipConvex([...square], circle([5, 5], 100))))).toBeCloseTo(100)
  expect(Math.abs(signedArea(clipConvex([...square], circle([0, 0], 4, 96))))).toBeCloseTo(
    (16 * Math.PI) / 4,
    1
  )
  expect(clipConvex([...square], circle([50, 50], 4))).toEqual([])
})
