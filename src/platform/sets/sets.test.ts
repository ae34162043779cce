import { expect, test } from 'vitest'
import { bindParameters } from './bind-parameters.ts'
import { figureValue } from './figure-value.ts'
import { parseSet } from './parse-set.ts'

const place = { family: 'figures', room: 'organization', file: 'communes.sql' } as const

test('a parameter becomes a typed position, the same name the same position', () => {
  const bound = bindParameters('select :at, :since - 1, v @> :at::date where :known is null;')
  expect(bound.text).toBe(
    'select ($1::date), ($2::date) - 1, v @> ($1::date)::date where ($3::timestamptz) is null'
  )
  expect(bound.parameters).toEqual(['at', 'since', 'known'])
})

test('casts, strings, comments, quoted names and slices are left alone', () => {
  const sql = `select x::date, ':at', E'it\\'s :at', "a:at", $$ :since $$, a[1:at] -- :nonsense it's\n/* :known */ from t`
  const bound = bindParameters(sql)
  expect(bound.parameters).toEqual([])
  expect(bound.text).toContain(`x::date, ':at', E'it\\'s :at', "a:at", $$ :since $$, a[1:at]`)
})

test('an unknown parameter is named with its line', () => {
  expect(() => bindParameters('select 1\nwhere x = :day')).toThrow('line 2: unknown parameter :day')
})

test('the header gives id, kind and message keys', () => {
  const set = parseSet(place, '-- id: units.communes\n-- unit: units\n-- kind: net\nselect 1')
  expect(set).toMatchObject({
    id: 'units.communes',
    kind: 'net',
    unit: 'units',
    nameKey: 'organization.figure.units_communes.name',
    violationKey: null
  })
  expect(() => parseSet(place, 'select 1')).toThrow('communes.sql: no line "-- id: …"')
  expect(() => parseSet(place, '-- id: a\n-- kind: mean\nselect 1')).toThrow('unknown kind "mean"')
})

test('a share names its numerator and denominator; without a denominator it has no value', () => {
  const row = { kind: 'area', id: '1', label: 'Sa Pa' }
  const rows = [
    { ...row, counted: true },
    { ...row, counted: false }
  ]
  expect(figureValue({ kind: 'ratio' }, rows)).toEqual({ value: 50, numerator: 1, denominator: 2 })
  expect(figureValue({ kind: 'ratio' }, [])).toEqual({ value: null, numerator: 0, denominator: 0 })
  const changes = [
    { ...row, weight: 1 },
    { ...row, weight: 1 },
    { ...row, weight: -1 }
  ]
  expect(figureValue({ kind: 'net' }, changes)).toEqual({ value: 1 })
  const quotas = [
    { ...row, weight: 47 },
    { ...row, weight: 3 }
  ]
  expect(figureValue({ kind: 'sum' }, quotas)).toEqual({ value: 50 })
})
