import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { figureRecords, figures, rulesAt } from '../src/modules/reports/index.ts'
import { type Database, read } from '../src/platform/database/index.ts'
import { figureValue, loadSets, runSet } from '../src/platform/sets/index.ts'
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

const figuresAt = (at: string) => read(database, (tx) => figures(tx, { at }))
const valuesAt = async (at: string) =>
  new Map((await figuresAt(at)).map(({ id, value }): [string, number | null] => [id, value]))

const days = [...new Set(published.map(({ as_of }) => as_of))]

test.each(days)('every figure published of %s comes out of the records', async (day) => {
  const counted = new Map(
    (await figuresAt(day)).map(({ id, value, numerator, denominator }): [string, string[]] => [
      id,
      [String(value), `${numerator}/${denominator}`]
    ])
  )
  const expected = published.filter(({ as_of }) => as_of === day)
  const wrong = expected.filter(({ id, value }) => !counted.get(id)?.includes(value))
  expect(wrong.map(({ id, value }) => [id, value, counted.get(id)])).toEqual([])
})

test('all that the province has published is compared, and what it says of units on one later day', async () => {
  expect(published.length).toBe(33)
  const counted = await valuesAt('2025-10-20')
  const units = published.filter(({ id }) => /^(units|reduction)/.test(id))
  expect(units.map(({ id }) => [id, counted.get(id)])).toEqual(
    units.map(({ id, value }) => [id, Number(value)])
  )
})

test('the commune civil servants of two reports differ by records: whoever left or came has a day and a reason', async () => {
  const [between] = (
    await read(database, (tx) =>
      sql<{ left: number; came: number }>`select
        (select count(*) from departure where on_date > '2025-10-20' and on_date <= '2025-11-09')::int as left,
        (select count(*) from appointment where kind = 'permanent'
          and lower(valid) > '2025-10-20' and lower(valid) <= '2025-11-09')::int as came`.execute(tx)
    )
  ).rows
  expect(between).toEqual({ left: 60, came: 4 })
})

test('a share says of how many: 121 leaders, 2,600 professionals of communes', async () => {
  const found = await figuresAt('2025-10-20')
  const share = (wanted: string) => found.find(({ id }) => id === wanted)
  expect(share('standards.leaders')).toMatchObject({ value: 100, numerator: 121, denominator: 121 })
  expect(share('standards.commune_professionals')).toMatchObject({ numerator: 2574, denominator: 2600 })
})

test('whoever leads is named in public, everybody else is told by their post', async () => {
  const { records } = await read(database, (tx) =>
    figureRecords(tx, 'staff.civil_servants.commune', { at: '2025-10-20' })
  )
  expect(records).toHaveLength(4195)
  const names = await read(database, (tx) =>
    sql<{ code: string; name: string; lead: string | null }>`
    select n.code, n.name, w.lead from person n join appointment a on a.person_id = n.id and a.kind = 'permanent'
      and a.valid @> '2025-10-20'::date
    join post p on p.id = a.post_id join position w on w.code = p.position_code and w.valid @> '2025-10-20'::date`.execute(
      tx
    )
  )
  const nameOf = new Map(names.rows.map((row) => [row.code, row]))
  const told = records.filter(({ id, label }) => label.includes(nameOf.get(id)?.name ?? '?'))
  expect(told.length).toBeGreaterThan(0)
  expect(told.filter(({ id }) => !nameOf.get(id)?.lead)).toEqual([])
})

test('a value that the database sums up is that of the rows, by what is known now as well', async () => {
  const moment = { at: '2025-10-20', since: '2025-06-30' }
  const now = await figuresAt('2025-10-20')
  const known = await read(database, (tx) =>
    figures(tx, { at: '2025-10-20', known: new Date().toISOString() })
  )
  expect(known).toEqual(now)
  for (const set of loadSets('figures')) {
    const rows = await read(database, (tx) => runSet(tx, set, moment))
    const { value, numerator } = figureValue(set, rows)
    expect(now.find(({ id }) => id === set.id)).toMatchObject({
      value,
      ...(numerator === undefined ? {} : { numerator })
    })
  }
}, 60_000)

test('a sum adds up what its records say', async () => {
  const { figure, records } = await read(database, (tx) =>
    figureRecords(tx, 'staff.civil_servants.commune.quota', { at: '2025-11-09' })
  )
  expect(figure.value).toBe(4659)
  expect(records.reduce((sum, { weight }) => sum + Number(weight), 0)).toBe(4659)
  expect(records).toHaveLength(198)
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
