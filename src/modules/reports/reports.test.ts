import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { testProvince } from '../../../tests/support/localities.ts'
import { act, decided } from '../../../tests/support/small-province.ts'
import { type Database, read, write } from '../../platform/database/index.ts'
import { translator } from '../../platform/i18n/index.ts'
import { loadSets } from '../../platform/sets/index.ts'
import { establish } from '../organization/index.ts'
import { figureRecords, figures, type Moment } from './figures.ts'
import { ruleAt, rulesAt, violationText } from './rules.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase(await testProvince())
})

const figure = (id: string, moment: Moment) => read(database, (tx) => figureRecords(tx, id, moment))

test('all figures of all rooms are there, each with its unit and day', async () => {
  const found = await read(database, (tx) => figures(tx, { at: '2026-01-01' }))
  expect(found.map(({ id }) => id)).toEqual(loadSets('figures').map(({ id }) => id))
  for (const { unit, at } of found) expect([unit, at]).toEqual([expect.stringMatching(/./), '2026-01-01'])
})

test('the value of a figure is the number of its records', async () => {
  const { figure: communes, records } = await figure('units.communes', { at: '2026-01-01' })
  expect(communes.value).toBe(records.length)
  expect(communes.since).toBeUndefined()
})

test('a reduction counts from the baseline, and before it nothing is reduced', async () => {
  const { rows } = await read(database, (tx) =>
    sql<{ day: string }>`select baseline as day from locality`.execute(tx)
  )
  const baseline = rows[0]?.day ?? ''
  expect((await figure('reduction.commune_units', { at: '2026-01-01' })).figure.since).toBe(baseline)
  expect((await figure('reduction.commune_units', { at: '2000-01-01' })).figure).toMatchObject({
    value: 0,
    since: '2000-01-01'
  })
})

test('a share without a denominator has no value', async () => {
  const { figure: share } = await figure('units.established_share', { at: '1500-01-01' })
  expect(share).toMatchObject({ unit: 'percent' })
  if (share.denominator === 0) expect(share.value).toBeNull()
  else expect(share.value).toBe((100 * (share.numerator ?? 0)) / (share.denominator ?? 1))
})

test('a figure and a rule can be asked by what was known before', async () => {
  const at = '2026-06-01'
  const count = async (known?: string) => (await figure('units.communes', { at, known })).figure.value ?? 0
  const before = await count()
  const known = new Date().toISOString()
  const into = [{ code: '99777', name: 'Bản Mới', kind: 'xa', parent: '99' }]
  await act(database, establish, {
    decision: decided('7/NQ-TN', '2026-01-01'),
    effectiveOn: '2026-05-01',
    unit: 'area',
    into
  })
  expect([await count(), await count(known), await count('2001-01-01T00:00:00Z')]).toEqual([
    before + 1,
    before,
    0
  ])

  const rule = (moment: Moment) => read(database, (tx) => ruleAt(tx, 'norms_met', moment))
  const [violation] = (await rule({ at })).violations
  expect(violation).toMatchObject({ kind: 'area', label: 'Xã Bản Mới' })
  expect((await rule({ at, known })).violations).toEqual([])
  for (const language of ['vi', 'en', 'de'] as const)
    expect(violation && violationText(translator(language), 'norms_met', violation)).toMatch(/^Xã Bản Mới: /)
})

test('every figure and rule answers by earlier knowledge too', async () => {
  const moment = { at: '2026-01-01', known: '2001-01-01T00:00:00Z' }
  const found = await read(database, (tx) => figures(tx, moment))
  expect(found.filter(({ value }) => value !== 0 && value !== null)).toEqual([])
  expect((await read(database, (tx) => rulesAt(tx, moment))).length).toBe(loadSets('rules').length + 1)
})

test('figures that differ from what was announced break a rule, on the effective date alone', async () => {
  const enacted = await read(database, (tx) =>
    sql<{
      id: string
      day: string
    }>`select plan_id as id, effective_on as day from enactment order by recorded_in desc limit 1`.execute(tx)
  )
  const { id = '', day = '' } = enacted.rows[0] ?? {}
  const rule = (at: string) => read(database, (tx) => ruleAt(tx, 'figures_reconcile', { at }))
  expect((await rule(day)).violations).toEqual([])
  await write(database, (tx) =>
    sql`update plan set announced = '{"units.communes": 1234, "units.nonsense": 1}' where id = ${id}::uuid`.execute(
      tx
    )
  )
  const { violations } = await rule(day)
  expect(violations).toMatchObject([
    { kind: 'figure', id: 'units.communes', announced: 1234 },
    { kind: 'figure', id: 'units.nonsense', announced: 1, after: null }
  ])
  expect(violations.map((row) => violationText(translator('en'), 'figures_reconcile', row))[0]).toMatch(
    /^Commune-level units: announced 1,?234, counted \d+$/
  )
  expect((await rule('2000-01-01')).violations).toEqual([])
})

test('what does not exist is not found', async () => {
  await expect(figure('units.nonsense', { at: '2026-01-01' })).rejects.toMatchObject({ status: 404 })
  await expect(read(database, (tx) => ruleAt(tx, 'nonsense', { at: '2026-01-01' }))).rejects.toMatchObject({
    status: 404
  })
})
