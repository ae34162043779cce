import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act, clerk, refusals } from '../../../../tests/support/small-province.ts'
import { type Database, read, write } from '../../../platform/database/index.ts'
import { perform } from '../../../platform/record/index.ts'
import { findSet, runSet } from '../../../platform/sets/index.ts'
import { discardPlan } from '../../changeover/acts/discard-plan.ts'
import { enactPlan, getPlan, rehearsePlan, revokePlan } from '../../changeover/index.ts'
import '../index.ts'
import { clearPlacement } from './acts/clear-placement.ts'
import { importPlacements } from './acts/import-placements.ts'
import { placePerson } from './acts/place-person.ts'
import { proposeForPeople } from './acts/propose-for-people.ts'
import {
  eve,
  fingerprint,
  merger,
  mergerDay,
  seat,
  servingOn,
  staffedProvince
} from './fixtures/staffed-province.ts'
import { personsCoded } from './store-placements.ts'

const people = [
  { code: 'TN-01', name: 'Lý Thị Mai', body: 'u1', position: 'chair', since: '2020-02-01' },
  { code: 'TN-02', name: 'Giàng A Páo', body: 'u1', position: 'vice_chair' },
  { code: 'TN-03', name: 'Vàng Thị Dín', body: 'u1', position: 'land_clerk' },
  { code: 'TN-04', name: 'Hoàng Văn Thái', body: 'u2', position: 'chair', since: '2021-03-01' },
  { code: 'TN-05', name: 'Lò Văn Sơn', body: 'u2', position: 'vice_chair' },
  { code: 'TN-06', name: 'Sùng A Tủa', body: 'u2', position: 'registrar' },
  { code: 'TN-07', name: 'Trần Thị Hạnh', body: 'u3', position: 'chair' }
]

let database: Database
let planId: string
beforeEach(async () => {
  database = await testDatabase()
  await staffedProvince(database, people)
  planId = await merger(database)
})

const rehearse = () => perform(database, rehearsePlan, clerk, { id: planId }, { rollback: true })
const propose = () => act(database, proposeForPeople, { planId })
const enact = () => act(database, enactPlan, { id: planId })
const idOf = async (code: string) =>
  (await read(database, (tx) => personsCoded(tx, [code]))).get(code)?.id ?? ''
const place = (line: object) => act(database, placePerson, { planId, ...line })
const fresh = async () =>
  (await rehearse()).rules.flatMap(({ id, fresh }) => fresh.map((row) => `${id}: ${row.person ?? row.label}`))
const violations = (id: string, at: string) =>
  read(database, async (tx) => {
    const set = findSet('rules', id)
    return set ? (await runSet(tx, set, { at })).map(({ label }) => label) : ['no such rule']
  })

test('a merger that says nothing of people is refused, with what to do', async () => {
  const { ready, problems } = await rehearse()
  expect(ready).toBe(false)
  expect(problems).toMatchObject([
    { path: 'people', messageKey: 'placement.refusal.nothing_placed', params: { people: 6, bodies: 2 } }
  ])
  expect(await refusals(enact())).toEqual(['placement.refusal.nothing_placed'])
})

test('proposals place everybody: one chair, the other a vice chair; who serves elsewhere is left alone', async () => {
  expect(await propose()).toEqual({ proposed: 6, open: 0 })
  expect(await fresh()).toEqual([])
  const { notes } = await enact()
  expect(notes).toMatchObject([{ params: { placed: 6, leaving: 0, posts: 6 } }])
  expect(await servingOn(database, eve)).toEqual([
    'Giàng A Páo: u1 vice_chair permanent',
    'Hoàng Văn Thái: u2 chair permanent',
    'Lò Văn Sơn: u2 vice_chair permanent',
    'Lý Thị Mai: u1 chair permanent',
    'Sùng A Tủa: u2 registrar permanent',
    'Trần Thị Hạnh: u3 chair permanent',
    'Vàng Thị Dín: u1 land_clerk permanent'
  ])
  expect(await servingOn(database, mergerDay)).toEqual([
    'Giàng A Páo: u9 vice_chair permanent',
    'Hoàng Văn Thái: u9 vice_chair permanent',
    'Lò Văn Sơn: u9 vice_chair permanent',
    'Lý Thị Mai: u9 chair permanent',
    'Sùng A Tủa: u9 registrar permanent',
    'Trần Thị Hạnh: u3 chair permanent',
    'Vàng Thị Dín: u9 land_clerk permanent'
  ])
})

test('a deputy above the cap is tolerated until the last day that the law gives, and then told', async () => {
  await propose()
  await enact()
  const tolerated = await read(database, (tx) =>
    sql<{ name: string; until: string }>`select s.name, p.tolerated_until as until
      from post p join appointment a on a.post_id = p.id join person s on s.id = a.person_id
      where p.tolerated_until is not null and p.tolerated_by = p.began_by`.execute(tx)
  )
  expect(tolerated.rows).toEqual([{ name: 'Hoàng Văn Thái', until: '2026-12-31' }])
  for (const rule of ['deputies_within_caps', 'tolerated_excess_over'])
    expect(await violations(rule, '2026-12-31')).toEqual([])
  expect(await violations('deputies_within_caps', '2027-01-01')).toEqual(['Ủy ban nhân dân xã Mường Hợp'])
  expect(await violations('tolerated_excess_over', '2027-01-01')).toEqual([
    'Phó Chủ tịch, Ủy ban nhân dân xã Mường Hợp'
  ])
})

test('without the tolerance the same deputy stops the plan', async () => {
  await propose()
  await place({ person: 'TN-04', body: 'u9', position: 'vice_chair' })
  expect(await fresh()).toEqual(['deputies_within_caps: Ủy ban nhân dân xã Mường Hợp'])
  await place({ person: 'TN-04', body: 'u9', position: 'vice_chair', tolerated: true })
  expect(await fresh()).toEqual([])
})

test('one forgotten person stops the plan and is named', async () => {
  await propose()
  await act(database, clearPlacement, { planId, personId: await idOf('TN-06') })
  expect(await fresh()).toEqual(['everyone_placed: Sùng A Tủa'])
  expect(await refusals(enact())).toEqual(['staffing.rule.everyone_placed.violation'])
  await place({ person: 'TN-06', leaving: 'retired_early', note: 'Nghị định về tinh giản' })
  expect(await fresh()).toEqual([])
  await enact()
  expect(await servingOn(database, mergerDay)).not.toContainEqual(expect.stringContaining('Sùng A Tủa'))
  const left = await read(database, (tx) =>
    sql`select d.reason, d.on_date, a.end_reason from departure d join appointment a on a.person_id = d.person_id`.execute(
      tx
    )
  )
  expect(left.rows).toEqual([{ reason: 'retired_early', on_date: mergerDay, end_reason: 'retired_early' }])
})

test('who is not signed in does not learn from a rule who was forgotten', async () => {
  const set = findSet('rules', 'everyone_placed')
  await write(database, (tx) =>
    sql`update appointment set valid = daterange(lower(valid), '2021-05-01'), ended_by = began_by
      where person_id = (select id from person where code = 'TN-06')`.execute(tx)
  )
  const told = (confidential: boolean) =>
    read(database, async (tx) => (set ? runSet(tx, set, { at: '2021-05-01', confidential }) : []))
  expect(await told(true)).toMatchObject([{ person: 'Sùng A Tủa' }])
  expect(JSON.stringify(await told(false))).not.toContain('Sùng A Tủa')
})

test('without a head the plan is stopped; someone acting will do, and two heads will not', async () => {
  await propose()
  await place({ person: 'TN-01', body: 'u9', position: 'vice_chair', tolerated: true })
  expect(await fresh()).toEqual(['body_has_head: Ủy ban nhân dân xã Mường Hợp'])
  await place({ person: 'TN-02', kind: 'acting', body: 'u9', position: 'chair' })
  expect(await fresh()).toEqual([])
  await place({ person: 'TN-01', body: 'u9', position: 'chair' })
  expect(await fresh()).toEqual(['one_head: Ủy ban nhân dân xã Mường Hợp'])
})

test('what hangs on a post that ends, ends with it and is told; what stands elsewhere stays', async () => {
  await seat(database, [
    { code: 'TN-07', name: 'Trần Thị Hạnh', body: 'u1', position: 'registrar', kind: 'concurrent' },
    { code: 'TN-03', name: 'Vàng Thị Dín', body: 'u3', position: 'land_clerk', kind: 'secondment' }
  ])
  await propose()
  await act(database, clearPlacement, { planId, personId: await idOf('TN-07') })
  const { notes } = await enact()
  expect(notes).toMatchObject([{}, { messageKey: 'placement.note.besides', params: { count: 1 } }])
  const lines = await servingOn(database, mergerDay)
  expect(lines.filter((line) => /Hạnh|Dín/.test(line))).toEqual([
    'Trần Thị Hạnh: u3 chair permanent',
    'Vàng Thị Dín: u3 land_clerk secondment',
    'Vàng Thị Dín: u9 land_clerk permanent'
  ])
})

test('revoked, posts, appointments and departures are exactly as before', async () => {
  await propose()
  await place({ person: 'TN-05', leaving: 'retired' })
  const before = await fingerprint(database)
  await enact()
  expect(await fingerprint(database)).not.toBe(before)
  await act(database, revokePlan, { id: planId, reason: 'Hoãn', today: eve })
  expect(await fingerprint(database)).toBe(before)
  await enact()
  await act(database, revokePlan, { id: planId, reason: 'Hoãn lần nữa', today: eve })
  expect(await fingerprint(database)).toBe(before)
})

test('what somebody built upon an enactment cannot be revoked', async () => {
  await propose()
  await enact()
  await perform(
    database,
    {
      ...clearPlacement,
      name: 'test.appoint',
      run: async ({ tx }, { personId }) => {
        await sql`insert into appointment (valid, person_id, post_id, kind, began_by)
          select daterange('2022-02-01', null), ${personId}::uuid, p.id, 'concurrent', p.began_by
          from post p where lower(p.valid) = '2022-01-01' and p.position_code = 'registrar'`.execute(tx)
        return { result: { personId } }
      }
    },
    clerk,
    { planId, personId: await idOf('TN-07') }
  )
  expect(await refusals(act(database, revokePlan, { id: planId, reason: 'Muộn', today: eve }))).toEqual([
    'changeover.refusal.built_upon'
  ])
})

test('a post that a body has vacant is taken first', async () => {
  await write(database, (tx) =>
    sql`insert into post (id, valid, organization_id, position_code, began_by)
      select '00000000-0000-7000-8000-000000000001', daterange('2020-01-01', null), organization_id, 'land_clerk', (select id from decision limit 1)
      from organization_version where code = 'u3'`.execute(tx)
  )
  await propose()
  await place({ person: 'TN-03', body: 'u3', position: 'land_clerk' })
  await enact()
  const seats = await read(database, (tx) =>
    sql<{
      post_id: string
    }>`select v.post_id from serving(${mergerDay}::date) v join person s on s.id = v.person_id where s.code = 'TN-03'`.execute(
      tx
    )
  )
  expect(seats.rows).toEqual([{ post_id: '00000000-0000-7000-8000-000000000001' }])
})

test('what would have ended later keeps its end', async () => {
  await seat(database, [
    { code: 'TN-08', name: 'Mã Văn Long', body: 'u1', position: 'registrar', until: '2022-06-01' }
  ])
  await propose()
  await enact()
  expect(await servingOn(database, '2022-05-31')).toContain('Mã Văn Long: u9 registrar permanent')
  expect(await servingOn(database, '2022-06-01')).not.toContainEqual(expect.stringContaining('Mã Văn Long'))
})

test('a list is taken in whole or not at all, each mistake at its line', async () => {
  const lines = [
    { person: 'TN-01', body: 'u9', position: 'chair', line: 2 },
    { person: 'TN-99', body: 'u9', position: 'chair', line: 3 },
    { person: 'TN-02', body: 'u1', position: 'vice_chair', line: 4 },
    { person: 'TN-03', body: 'u9', position: 'old_post', line: 5 },
    { person: 'TN-04', leaving: 'retired', body: 'u9', line: 6 },
    { person: 'TN-05', body: 'u9', position: 'land_clerk', tolerated: true, line: 7 },
    { person: 'TN-06', line: 8 }
  ]
  const failed = await act(database, importPlacements, { planId, lines }).catch((error) => error.details)
  expect(
    failed.map((one: { line: number; path: string; messageKey: string }) => `${one.line} ${one.messageKey}`)
  ).toEqual([
    '3 placement.refusal.unknown_person',
    '4 placement.refusal.unknown_body',
    '5 placement.refusal.not_for_body',
    '6 placement.refusal.leaves_or_serves',
    '7 placement.refusal.no_tolerance',
    '8 placement.refusal.no_body',
    '8 placement.refusal.no_position'
  ])
  expect((await rehearse()).problems).toMatchObject([{ messageKey: 'placement.refusal.nothing_placed' }])
})

test('what people wrote stays when haicap proposes again', async () => {
  await propose()
  await place({ person: 'TN-04', body: 'u9', position: 'chair' })
  await propose()
  await enact()
  expect((await servingOn(database, mergerDay)).filter((line) => line.includes('chair'))).toEqual([
    'Giàng A Páo: u9 vice_chair permanent',
    'Hoàng Văn Thái: u9 chair permanent',
    'Lò Văn Sơn: u9 vice_chair permanent',
    'Lý Thị Mai: u9 vice_chair permanent',
    'Trần Thị Hạnh: u3 chair permanent'
  ])
})

test('whoever left since they were placed is named before the plan is enacted', async () => {
  await propose()
  await write(database, (tx) =>
    sql`update appointment set valid = daterange(lower(valid), '2021-12-01'), ended_by = began_by
      where person_id = (select id from person where code = 'TN-06')`.execute(tx)
  )
  expect((await rehearse()).problems).toMatchObject([
    { path: 'people.TN-06', messageKey: 'placement.refusal.not_in_post', params: { code: 'TN-06' } }
  ])
})

test('a draft that is thrown away takes its placements along, and the record keeps them', async () => {
  await propose()
  const { revision } = await read(database, (tx) => getPlan(tx, planId))
  await act(database, discardPlan, { id: planId, revision })
  const kept = await read(database, (tx) =>
    sql<{ left: number; kept: number }>`select (select count(*)::int from plan_placement) as left,
      jsonb_array_length(before->'parts'->'people') as kept from record where act = 'changeover.discard_plan'`.execute(
      tx
    )
  )
  expect(kept.rows).toEqual([{ left: 0, kept: 6 }])
})
