import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { figureRecords, figures, rulesAt } from '../src/modules/reports/index.ts'
import { type Database, read } from '../src/platform/database/index.ts'
import { testDatabase } from './support/database.ts'
import { laoCai } from './support/localities.ts'

/** What the province has published; nothing of it is in its locality's tables of units. */
const published: { id: string; value: string; as_of: string }[] = parse(
  readFileSync(join(import.meta.dirname, 'published-figures.csv')),
  { columns: true }
)

let database: Database
beforeAll(async () => {
  database = await testDatabase(await laoCai())
})

const valuesAt = (at: string) =>
  read(database, (tx) => figures(tx, { at })).then(
    (found) => new Map(found.map(({ id, value }) => [id, value]))
  )

test('every published figure of units and reductions comes out of the records', async () => {
  const counted = await valuesAt('2025-10-20')
  const expected = published.map(({ id, value }) => [id, Number(value)])
  expect(expected.length).toBe(17)
  expect(published.map(({ id }) => [id, counted.get(id)])).toEqual(expected)
})

test('the day before the change has the old tiers, the day itself the new', async () => {
  const before = await valuesAt('2025-06-30')
  expect([before.get('units.communes'), before.get('units.districts')]).toEqual([319, 18])
  expect(before.get('reduction.commune_units')).toBe(0)
  const after = await valuesAt('2025-07-01')
  expect([after.get('units.communes'), after.get('units.districts')]).toEqual([99, 0])
})

test('a reduction opens what is no longer there and what is new', async () => {
  const { figure, records } = await read(database, (tx) =>
    figureRecords(tx, 'reduction.district_units', { at: '2025-07-01' })
  )
  expect(figure).toMatchObject({ value: 18, since: '2025-06-30' })
  expect(records.map(({ weight }) => weight)).toEqual(Array(18).fill(1))
})

test('no rule is violated on the first day, and the figures are those that were announced', async () => {
  const rules = await read(database, (tx) => rulesAt(tx, { at: '2025-07-01' }))
  expect(rules.map(({ id }) => id)).toContain('figures_reconcile')
  expect(rules.filter(({ violations }) => violations.length)).toEqual([])
})
