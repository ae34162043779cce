import { sql } from 'kysely'
import pg from 'pg'
import { enactPlan, importPlan, revokePlan } from '../src/modules/changeover/index.ts'
import { custodiansOf, findUnit, listUnits, unitByCode } from '../src/modules/organization/index.ts'
import { config } from '../src/platform/config.ts'
import { type Database, openDatabase, read, write } from '../src/platform/database/index.ts'
import { perform, systemActor } from '../src/platform/record/index.ts'
import { nationalPlan } from './national-plan.ts'
import { country, generateRegister, type Size } from './national-register.ts'
import { repeatedChangeovers } from './yearly.ts'

/**
 * Measures a country: enacting its reorganization against the bare SQL floor, and as-of lookups without history,
 * after one changeover, and after thirty yearly ones. Every ratio is taken in the same run on the same data.
 *
 *   node --import tsx bench/national.ts [scale]      scale 1 = 10,000 communes; 0.1 = a tenth
 */
const scale = Number(process.argv[2] ?? 1)
const size: Size = {
  ...country,
  provinces: Math.max(2, Math.round(country.provinces * scale)),
  districts: Math.max(2, Math.round(country.districts * scale)),
  communes: Math.round(country.communes * scale)
}
const effectiveOn = '2025-07-01'
const actor = systemActor('bench')
const schema = `bench_${process.pid}`
const database = await openDatabase({ ...config(), schema })
const owner = new pg.Client({
  connectionString: database.ownerUrl,
  options: `-c search_path=${schema},extensions`
})
await owner.connect()
try {
  await report()
} finally {
  await owner.query(`drop schema ${schema} cascade`)
  await owner.end()
  await database.close()
}

async function report(): Promise<void> {
  await timed('register generated', () => write(database, (tx) => generateRegister(tx, size)))
  await owner.query('analyze')
  const bare = await lookups(database, 'c1', 'b1-c1', '2025-06-30')
  const { id } = await timed('plan imported', () =>
    perform(database, importPlan, actor, { plan: nationalPlan(size, effectiveOn) })
  )
  let duration = 0
  const enacted = await timed('plan enacted (check, rules, figures, changes, record)', async () => {
    const evaluation = await perform(database, enactPlan, actor, { id })
    duration = evaluation.duration
    return evaluation
  })
  say('rows', JSON.stringify(enacted.counts))
  const floor = await bareSql(id)
  say('bare SQL of the same rows', `${floor.toFixed(0)} ms`)
  say(
    'enactment: writing the changes',
    `${duration.toFixed(0)} ms, ${(duration / floor).toFixed(2)} x the floor (target 3)`
  )
  await perform(database, enactPlan, actor, { id })
  await owner.query('analyze')
  compare('after one changeover', bare, await lookups(database, 'C1', 'b1-c1', effectiveOn))
  await timed('thirty yearly changeovers', () => repeatedChangeovers(database, actor, 2026, 30))
  await owner.query('analyze')
  compare('after thirty more', bare, await lookups(database, 'C1', 'b1-c1', '2056-01-01'))
  compare('the old day, seen from there', bare, await lookups(database, 'c1', 'b1-c1', '2025-06-30'))
}

/** Takes the enactment back, then writes just its rows in one transaction with the same keys, checks and triggers. */
async function bareSql(planId: string): Promise<number> {
  const versions = [
    ['area_version', 'area_id'],
    ['organization_version', 'organization_id']
  ] as const
  const recordId = (await owner.query('select recorded_in from enactment')).rows[0].recorded_in
  for (const table of [
    'area_version',
    'organization_version',
    'area_succession',
    'organization_succession',
    'custody',
    'announcement'
  ])
    await owner.query(`create table floor_${table} as select * from ${table} where recorded_in = ${recordId}`)
  await perform(database, revokePlan, actor, { id: planId, reason: 'floor', today: '2025-01-01' })
  const start = performance.now()
  await owner.query('begin')
  for (const [table, key] of versions) {
    const identity = table.replace('_version', '')
    await owner.query(
      `insert into ${identity} select distinct ${key} from floor_${table} on conflict do nothing`
    )
    await owner.query(`update ${table} v set valid = f.valid, ended_by = f.ended_by, ended_clause = f.ended_clause
      from floor_${table} f where f.${key} = v.${key} and lower(f.valid) is not distinct from lower(v.valid)`)
    await owner.query(
      `insert into ${table} select * from floor_${table} f where lower(f.valid) = '${effectiveOn}'`
    )
  }
  for (const table of ['area_succession', 'organization_succession', 'custody', 'announcement'])
    await owner.query(`insert into ${table} select * from floor_${table}`)
  await owner.query('set constraints all immediate')
  const took = performance.now() - start
  await owner.query('rollback')
  return took
}

type Times = Record<string, number>

/** Medians, in milliseconds, of what a unit's page and a worklist ask. */
async function lookups(on: Database, areaCode: string, originCode: string, at: string): Promise<Times> {
  return read(on, async (tx) => {
    const area = await unitByCode(tx, 'area', areaCode, { at })
    const origin = await unitByCode(tx, 'organization', originCode, { at: '2025-06-30' })
    if (!area || !origin) throw new Error(`no ${areaCode} on ${at}`)
    const questions: Record<string, () => Promise<unknown>> = {
      'unit by id': () => findUnit(tx, 'area', area.id, { at }),
      'unit by code': () => unitByCode(tx, 'area', areaCode, { at }),
      'bodies of an area': () => listUnits(tx, 'organization', { at }, { areaId: area.id }),
      'custodian of a field': () => custodiansOf(tx, { originId: origin.id, functionCode: 'f7' }, { at }),
      'SQL floor: one row by key': () =>
        sql`select 1 from area_version where area_id = ${area.id}::uuid and valid @> ${at}::date`.execute(tx)
    }
    const times: Times = {}
    for (const [name, ask] of Object.entries(questions)) times[name] = await median(ask)
    return times
  })
}

async function median(ask: () => Promise<unknown>, rounds = 301): Promise<number> {
  for (let n = 0; n < 50; n++) await ask() // warm, so that the first asked is not the slow one
  const times: number[] = []
  for (let n = 0; n < rounds; n++) {
    const start = performance.now()
    await ask()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}

function compare(title: string, bare: Times, now: Times): void {
  for (const [name, time] of Object.entries(now))
    say(
      `${title}: ${name}`,
      `${time.toFixed(2)} ms, ${(time / (bare[name] ?? 1)).toFixed(2)} x without history`
    )
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  say(what, `${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}

function say(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(60)} ${value}\n`)
}
