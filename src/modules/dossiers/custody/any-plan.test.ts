import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act, smallProvince } from '../../../../tests/support/small-province.ts'
import { type Database, read, write } from '../../../platform/database/index.ts'
import { findSet, loadSets, runSet } from '../../../platform/sets/index.ts'
import { enactPlan, getPlan, revokePlan } from '../../changeover/index.ts'
import { pileOf } from '../reference.ts'
import { assignInPlan } from './acts/assign-in-plan.ts'
import { nameRest } from './acts/name-rest.ts'
import { bookOf, custodiansOn, day, eve, planned } from './fixtures/reform.ts'
import { custodyOfPlan, leftOpen } from './groups.ts'
import { listLeftOpen } from './left-open.ts'

type Plan = Parameters<typeof planned>[1]

const numbers = [1, 2, 3]
const both = (n: number, into: number[], act: 'merge' | 'split'): Plan =>
  (['area', 'organization'] as const).map((unit) => {
    const letter = unit === 'area' ? 'c' : 'u'
    return {
      act,
      unit,
      from: [{ code: `${letter}${n}`, extent: 'whole' as const }],
      into: into.map((m) => ({ code: `${letter}${m}`, existing: true }))
    }
  })

/** Plans as different as the register allows: communes join others, are divided, give fields or a part of their land away. */
const plans = fc.constantFrom<[string, Plan]>(
  ...numbers.flatMap((n): [string, Plan][] => {
    const [one = 0, two = 0] = numbers.filter((m) => m !== n)
    const gives = (functions: string[] | null, extent: 'whole' | 'part'): Plan => [
      {
        act: 'transfer',
        unit: 'organization',
        from: [{ code: `u${n}`, extent, ...(functions && { functions }) }],
        into: [{ code: `u${one}`, existing: true }]
      }
    ]
    return [
      [`${n} joins ${one}`, both(n, [one], 'merge')],
      [`${n} is divided`, both(n, [one, two], 'split')],
      [`${n} gives land away`, gives(['land'], 'whole')],
      [`${n} gives a part of civil status away`, gives(['justice.civil_status'], 'part')]
    ]
  })
)
const dossiers = fc.array(
  fc.record({
    n: fc.constantFrom(...numbers),
    field: fc.constantFrom('land', 'justice', 'justice.civil_status'),
    late: fc.boolean()
  }),
  { minLength: 1, maxLength: 8 }
)

test('whatever a plan does, each open dossier has one custodian on the day before and one on the day, as was foretold', async () => {
  const database = await testDatabase()
  await smallProvince(database)
  await loadSets('rules')
  const ids = await prepared(database)
  await fc.assert(
    fc.asyncProperty(plans, dossiers, fc.integer(), async ([_name, operations], lying, luck) => {
      await revokeAll(database)
      await write(database, async (tx) => {
        for (const table of ['plan_dossier', 'plan_dossier_rest'])
          await sql`delete from ${sql.table(table)}`.execute(tx)
        await sql`update dossier set ended_at = last_at where ended_at is null`.execute(tx)
      })
      for (const one of lying.filter(({ late }) => !late)) await lay(database, ids, one)
      const planId = await planned(database, operations, [])
      const foretold = await read(database, async (tx) => custodyOfPlan(tx, await getPlan(tx, planId)))
      const { items } = await read(database, async (tx) =>
        listLeftOpen(tx, await getPlan(tx, planId), foretold.groups, {}, { limit: null })
      )
      for (const [at, { id, candidates }] of items.entries()) {
        const taker = candidates[Math.abs(luck + at) % candidates.length] ?? ''
        const custodian = foretold.bodies.named(taker).code
        await act(database, assignInPlan, { planId, custodian, dossiers: [id] })
      }
      const open = new Map(foretold.groups.filter(leftOpen).map((group) => [group.originId, group.after]))
      for (const [originId, after] of open) {
        const custodian = foretold.bodies.named(after[Math.abs(luck) % after.length] ?? '').code
        await act(database, nameRest, { planId, originId, custodian })
      }
      const before = await bookOf(database)
      await act(database, enactPlan, { id: planId })
      expect(await bookOf(database)).toEqual(before)

      // What still comes in is foreseen too, whether or not anything was open.
      for (const one of lying.filter(({ late }) => late)) await lay(database, ids, one)
      const found = await read(database, (tx) =>
        sql<{ id: string; eve: number; day: number }>`select d.id,
          (select count(*)::int from dossier_custodians(d.id, ${eve}::date)) as eve,
          (select count(*)::int from dossier_custodians(d.id, ${day}::date)) as day
          from dossier d where d.ended_at is null`.execute(tx)
      )
      for (const row of found.rows) expect(row).toMatchObject({ eve: 1, day: 1 })
      const set = findSet('rules', 'dossier_one_custodian')
      for (const at of [eve, day])
        expect(
          set && (await read(database, (tx) => runSet(tx, set, { at, since: at, known: null })))
        ).toEqual([])
      const lines = await read(database, (tx) =>
        sql<{
          id: string
          code: string
        }>`select dossier_id as id, custodian_code as code from plan_dossier`.execute(tx)
      )
      for (const { id, code } of lines.rows) expect(await custodiansOn(database, id, day)).toEqual([code])

      await revokeAll(database)
      const left = await read(database, (tx) =>
        sql`select (select count(*)::int from dossier_custody) + (select count(*)::int from dossier_rest) as n`.execute(
          tx
        )
      )
      expect(left.rows).toEqual([{ n: 0 }])
    }),
    { numRuns: 30 }
  )
}, 180_000)

/** Also what an attempt that failed left behind. */
async function revokeAll(database: Database): Promise<void> {
  const found = await read(database, (tx) =>
    sql<{ id: string }>`select plan_id as id from enactment`.execute(tx)
  )
  for (const { id } of found.rows) await act(database, revokePlan, { id, reason: 'Thử', today: eve })
}

interface Ids {
  body: Record<string, string>
  area: Record<string, string>
  version: string
  procedure: string
  next: number
}

async function prepared(database: Database): Promise<Ids> {
  return write(database, async (tx) => {
    const body = await sql<{
      code: string
      id: string
    }>`select code, organization_id as id from organization_version`.execute(tx)
    const area = await sql<{
      code: string
      id: string
    }>`select code, area_id as id from area_version`.execute(tx)
    const made = await sql<{ version: string; procedure: string }>`
      with named as (insert into procedure (key) values ('mot-thu-tuc') returning id)
      insert into procedure_version (procedure_id, number, name_vi, function_code, level, subjects, agency, channels, limit_amount, limit_unit)
      select id, 1, 'Một thủ tục', 'justice', 'commune', 'Cá nhân', 'UBND', '{direct}', 1, 'days' from named
      returning id as version, procedure_id as procedure`.execute(tx)
    const codes = (rows: { code: string; id: string }[]) =>
      Object.fromEntries(rows.map(({ code, id }) => [code, id]))
    const version = made.rows[0] as { version: string; procedure: string }
    return { body: codes(body.rows), area: codes(area.rows), ...version, next: 1 }
  })
}

/** A dossier that was received on the day before, as far as custody looks at it. */
async function lay(database: Database, ids: Ids, { n, field }: { n: number; field: string }): Promise<void> {
  const of = { originId: ids.body[`u${n}`] ?? '', functionCode: field, placeId: ids.area[`c${n}`] ?? '' }
  await write(database, async (tx) => {
    const pile = await pileOf(tx, of, eve)
    await sql`insert into dossier (code, procedure_id, version_id, pile_id, channel, applicant_name, phase, received_at,
        life, events, last_at, hash, search)
      values (${`T-250630-${ids.next++}`}, ${ids.procedure}::uuid, ${ids.version}::uuid, ${pile.id}, 'counter', 'Vàng Thị Mỷ',
        'received', '2025-06-30T08:00:00+07:00', '{}', 1, '2025-06-30T08:00:00+07:00', decode(repeat('00', 32), 'hex'), '')`.execute(
      tx
    )
  })
}
