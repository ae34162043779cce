import { expect, test } from 'vitest'
import { drawFlow } from './draw-flow.ts'
import { type FlowGroup, flowGroups } from './flow-groups.ts'

const units = (...ids: string[]) => ids.map((id) => ({ id, name: `Xã ${id}` }))
const ids = (group: FlowGroup | undefined) => [group?.from.map((it) => it.id), group?.into.map((it) => it.id)]

test('what hangs together makes one group, in the order of the new units', () => {
  const groups = flowGroups(units('a', 'b', 'c', 'd'), units('x', 'y', 'z'), [
    { from: 'c', into: 'x' },
    { from: 'a', into: 'y' },
    { from: 'b', into: 'y' },
    { from: 'b', into: 'z' }
  ])
  expect(groups.map(ids)).toEqual([
    [['c'], ['x']],
    [
      ['a', 'b'],
      ['y', 'z']
    ],
    [['d'], []]
  ])
  expect(groups[1]?.links.map((link) => link.share)).toEqual([1, 0.5, 0.5])
})

test('a unit that continues under the same id stands on both sides', () => {
  expect(flowGroups(units('a'), units('a'), [{ from: 'a', into: 'a' }]).map(ids)).toEqual([[['a'], ['a']]])
})

test('a link of a unit that is not there is left out', () => {
  expect(flowGroups(units('a'), units('x'), [{ from: 'a', into: 'q' }]).flatMap((it) => it.links)).toEqual([])
})

test('ribbons are as thick as what flows, and bars hold all of theirs', () => {
  const [group] = flowGroups(units('a', 'b'), units('x', 'y'), [
    { from: 'a', into: 'x', share: 0.75, part: true },
    { from: 'a', into: 'y', share: 0.25, part: true },
    { from: 'b', into: 'y' }
  ])
  const drawn = drawFlow(group as FlowGroup)
  expect(drawn.from.map((node) => node.height)).toEqual([16, 16])
  expect(drawn.into.map((node) => node.height)).toEqual([12, 20])
  expect(drawn.ribbons).toHaveLength(3)
  for (const node of [...drawn.from, ...drawn.into]) {
    expect(node.top).toBeGreaterThanOrEqual(0)
    expect(node.top + node.height).toBeLessThanOrEqual(drawn.height)
  }
})

test('ten thousand units are grouped at once', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => String(index))
  const links = many.map((id) => ({ from: id, into: String(Math.floor(Number(id) / 3)) }))
  expect(flowGroups(units(...many), units(...many.slice(0, 3334)), links)).toHaveLength(3334)
})
