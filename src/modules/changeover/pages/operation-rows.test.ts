import { expect, test } from 'vitest'
import type { Operation } from '../plan-format/types.ts'
import { readCount, readNumber, readPercent } from './numbers.ts'
import { compact, operationIn, rowsIn, valuesOf } from './operation-rows.ts'

const division: Operation = {
  id: '7',
  clause: 'khoản 7 Điều 1',
  act: 'rearrange',
  unit: 'area',
  from: [
    { code: '99104', extent: 'whole', shareArea: 0.625, sharePopulation: 0.58, into: ['99110'] },
    { code: '99104', extent: 'whole', shareArea: 0.375, sharePopulation: 0.42, into: ['99111'] },
    { code: '99105', extent: 'part', into: ['99111'] }
  ],
  into: [
    {
      continues: '99104',
      code: '99110',
      name: 'Đại Đồng',
      areaKm2: 72.32,
      population: 12514,
      otherNames: ['Nông trường Đại Đồng', 'Đồng']
    },
    { code: '99111', existing: true }
  ],
  note: 'Cần đối chiếu'
}

test('an operation goes through the form and comes back the same', () => {
  expect(JSON.parse(JSON.stringify(operationIn(valuesOf(division))))).toEqual(division)
})

test('blank rows are left out, and a row keeps its mistakes', () => {
  const values = compact({
    act: 'merge',
    'from.0.code': ' ',
    'from.0.extent': 'whole',
    'from.3.code': '99104',
    'from.3.shareArea': 'nhiều'
  })
  expect(values).toMatchObject({ act: 'merge', 'from.0.code': '99104', 'from.0.shareArea': 'nhiều' })
  expect(rowsIn(values, 'from')).toHaveLength(1)
  expect(operationIn(values)).toMatchObject({ from: [{ shareArea: Number.NaN }] })
})

test('what a browser should never send makes no row', () => {
  expect(
    rowsIn({ 'from.x.code': '1', 'from.99999.code': '1', '__proto__.0.code': '1', 'into.0': '1' }, 'from')
  ).toEqual([])
})

test('numbers are read as people write them', () => {
  expect([
    readNumber('72,32'),
    readNumber('72.32'),
    readNumber('1.234,5'),
    readNumber(' '),
    readNumber('-7')
  ]).toEqual([72.32, 72.32, 1234.5, undefined, -7])
  expect([readCount('12.514'), readCount('12,514'), readCount('1 778 785'), readCount('980')]).toEqual([
    12514, 12514, 1778785, 980
  ])
  expect([readPercent('40'), readPercent('37,5 %'), readPercent('')]).toEqual([0.4, 0.375, undefined])
  expect([readNumber('1e5'), readNumber('0x10'), readCount('nhiều')]).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN
  ])
})
