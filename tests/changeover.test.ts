import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import {
  enactPlan,
  importPlan,
  type Operation,
  type PlanDocument,
  proposeForPlan,
  rehearsePlan,
  revokePlan
} from '../src/modules/changeover/index.ts'
import { custodiansOf, rename, unitByCode } from '../src/modules/organization/index.ts'
import { type Database, read } from '../src/platform/database/index.ts'
import { perform } from '../src/platform/record/index.ts'
import { testDatabase } from './support/database.ts'
import { testProvince } from './support/localities.ts'
import { placePeople } from './support/place-people.ts'
import { act, clerk, decided, refusals } from './support/small-province.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase(await testProvince())
})

/** Two communes of the test province become one on 2027-01-01; nothing is said of their bodies yet. */
const merger: PlanDocument = {
  title: 'Nhập xã Đại Đồng và xã Hòa Lạc Mới',
  decision: { number: '20/NQ-TN', issuedOn: '2026-11-01', demonstration: true },
  decisions: [],
  effectiveOn: '2027-01-01',
  propose: false,
  announced: { 'units.communes': 4 },
  operations: [
    {
      id: '1',
      clause: 'khoản 1 Điều 1',
      act: 'merge',
      unit: 'area',
      from: [
        { code: '99110', extent: 'whole' },
        { code: '99105', extent: 'whole' }
      ],
      into: [{ code: '99110', name: 'Đồng Lạc', kind: 'xa', parent: '99', demonstration: true }]
    }
  ]
}
let id = ''
const name = (code: string, at: string, known?: string) =>
  read(database, (tx) => unitByCode(tx, 'area', code, { at, known })).then((unit) => unit?.name)
const rehearse = () => perform(database, rehearsePlan, clerk, { id }, { rollback: true })
const believed = [
  'area_version',
  'organization_version',
  'custody',
  'post',
  'appointment',
  'departure',
  'vesting',
  'substitution'
]
const register = () =>
  read(database, (tx) =>
    sql<{ all: string }>`select md5(string_agg(t, '' order by t)) as all from (${sql.raw(
      believed
        .map((table) => `select (to_jsonb(v) - 'recorded_in' - 'recorded_at')::text as t from ${table} v`)
        .join(' union all ')
    )}) r`
      .execute(tx)
      .then(({ rows }) => rows[0]?.all)
  )

test('a merger that forgets the bodies is refused, naming each of them', async () => {
  id = (await act(database, importPlan, { plan: merger })).id
  const evaluation = await rehearse()
  expect(evaluation.ready).toBe(false)
  expect(evaluation.problems.map(({ messageKey }) => messageKey)).toContain('organization.refusal.orphan')
  expect(await refusals(act(database, enactPlan, { id }))).toContain('organization.refusal.orphan')
})

test('a plan that says nothing yet is not enacted', async () => {
  const empty = await act(database, importPlan, { plan: { ...merger, operations: [], announced: {} } })
  const evaluation = await perform(database, rehearsePlan, clerk, empty, { rollback: true })
  expect(evaluation).toMatchObject({ ready: false, problems: [{ path: 'operations' }] })
  expect(await refusals(act(database, enactPlan, empty))).toEqual(['changeover.refusal.no_operations'])
})

test('a number that two issuers gave is cited with the issuer, or both are named', async () => {
  const council = { number: '7/NQ', issuer: 'HĐND tỉnh Thử', issuedOn: '2026-10-01' }
  const other = { number: '7/NQ', issuer: 'HĐND tỉnh Kế', issuedOn: '2026-10-02' }
  const renaming = (decision?: string): Operation => ({
    ...{ id: '1', clause: '1', act: 'rename', unit: 'area', into: [{ name: 'Đại Đồng Mới' }] },
    ...{ from: [{ code: '99110', extent: 'whole' }], decision }
  })
  const tried = async (plan: Partial<PlanDocument>) => {
    const given = { ...merger, propose: false, announced: {}, operations: [renaming()], ...plan }
    const one = await act(database, importPlan, { plan: given })
    return perform(database, rehearsePlan, clerk, one, { rollback: true })
  }
  const both = { decision: merger.decision, decisions: [council, other] }
  const { problems } = await tried({ ...both, operations: [renaming('7/NQ')] })
  expect(problems).toMatchObject([
    {
      ...{ path: 'operations.0.decision', messageKey: 'organization.refusal.ambiguous_decision' },
      params: { candidates: expect.stringMatching(/Thử, 2026-10-01\); .*Kế, 2026-10-02/) }
    }
  ])
  for (const cited of ['7/NQ (HĐND tỉnh Kế)', '7/NQ (2026-10-02)'])
    expect((await tried({ ...both, operations: [renaming(cited)] })).problems).toEqual([])

  // Once the register knows both, the plan's own is meant where it brings one, and a bare number is refused.
  for (const decision of [council, other])
    await act(database, rename, {
      ...{ decision, effectiveOn: '2026-11-01', unit: 'area', from: [{ code: '99103' }] },
      into: [{ name: `Cao Sơn ${decision.issuer.at(-1)}` }]
    })
  expect((await tried({ decisions: [other], operations: [renaming('7/NQ')] })).problems).toEqual([])
  expect((await tried({ decision: { number: '7/NQ', issuer: other.issuer } })).problems).toEqual([])
  expect(await refusals(tried({ decision: { number: '7/NQ' } }))).toEqual([
    'organization.refusal.ambiguous_decision'
  ])
})

test('proposing what follows mends it; what people wrote stays', async () => {
  await act(database, proposeForPlan, { id })
  await placePeople(database, id)
  const evaluation = await rehearse()
  expect(evaluation.problems).toEqual([])
  expect(evaluation.rules.filter((rule) => rule.fresh.length)).toEqual([])
  expect(evaluation.ready).toBe(true)
})

test('a figure that disagrees with what the decision announces stops the plan', async () => {
  const wrong = await act(database, importPlan, {
    plan: { ...merger, propose: true, announced: { 'units.communes': 3 } }
  })
  await placePeople(database, wrong.id)
  expect(await refusals(act(database, enactPlan, { id: wrong.id }))).toEqual([
    'changeover.rule.figures_reconcile.violation'
  ])
})

test('a rehearsal leaves nothing behind', async () => {
  const before = await register()
  await rehearse()
  expect(await register()).toBe(before)
})

test('of two who enact at once, one does it and the other is told', async () => {
  const outcomes = await Promise.allSettled([
    act(database, enactPlan, { id }),
    act(database, enactPlan, { id })
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = outcomes.find((outcome) => outcome.status === 'rejected') as PromiseRejectedResult
  expect(refused.reason.messageKey).toBe('changeover.refusal.enacted_already')
})

test('enacted beforehand, both days have their own answer', async () => {
  expect(await name('99110', '2026-12-31')).toBe('Đại Đồng')
  expect(await name('99110', '2027-01-01')).toBe('Đồng Lạc')
  expect(await name('99105', '2026-12-31')).toBe('Hòa Lạc Mới')
  expect(await name('99105', '2027-01-01')).toBeUndefined()
  const answers = await read(database, async (tx) => {
    const origin = await unitByCode(tx, 'organization', 'UBND-99105', { at: '2026-12-31' })
    return (
      await custodiansOf(
        tx,
        { originId: origin?.id ?? '', functionCode: 'land', on: '2026-12-31' },
        { at: '2027-01-01' }
      )
    ).map((c) => c.custodianName)
  })
  expect(answers).toEqual(['Ủy ban nhân dân xã Đồng Lạc'])
})

test('what had left a body before a day is nothing it answered for on that day', async () => {
  // In 2025 a part of Hòa Lạc went to Kim Long; whoever asks for 2025 is told of both, whoever asks for 2026 is not.
  const names = await read(database, async (tx) => {
    const origin = await unitByCode(tx, 'organization', 'UBND-99105', { at: '2025-06-30' })
    return (
      await custodiansOf(
        tx,
        { originId: origin?.id ?? '', functionCode: 'land', on: '2025-06-30' },
        { at: '2027-01-01' }
      )
    ).map((c) => `${c.custodianName} ${c.extent}`)
  })
  expect(names).toEqual(['Ủy ban nhân dân phường Kim Long part', 'Ủy ban nhân dân xã Đồng Lạc part'])
})

test('it announces itself on the day', async () => {
  const due = await read(database, (tx) =>
    sql<{ type: string }>`select distinct type from announcement
    where occurs_on = '2027-01-01' order by type`.execute(tx)
  )
  expect(due.rows.map(({ type }) => type)).toEqual(['began', 'ended'])
})

test('a retry with the same key is answered, not done again', async () => {
  const again = await act(database, importPlan, { plan: { ...merger, title: 'Lần hai' } })
  const key = { idempotencyKey: 'một lần' }
  const first = await perform(
    database,
    rename,
    clerk,
    {
      decision: decided('21/QĐ', '2026-11-02'),
      effectiveOn: '2026-12-01',
      unit: 'area',
      from: [{ code: '99106' }],
      into: [{ name: 'Kim Long Mới' }]
    },
    key
  )
  const second = await perform(
    database,
    rename,
    clerk,
    {
      decision: decided('21/QĐ', '2026-11-02'),
      effectiveOn: '2026-12-01',
      unit: 'area',
      from: [{ code: '99106' }],
      into: [{ name: 'Kim Long Mới' }]
    },
    key
  )
  expect(second).toEqual(first)
  expect(again.operations).toBe(1)
})

test('revoked before its day, the register is as it was; what was known meanwhile stays readable', async () => {
  const enacted = new Date().toISOString()
  await act(database, revokePlan, { id, reason: 'Hoãn', today: '2026-12-31' })
  expect(await name('99105', '2027-01-01')).toBe('Hòa Lạc Mới')
  expect(await name('99110', '2027-01-01')).toBe('Đại Đồng')
  expect(await name('99110', '2027-01-01', enacted)).toBe('Đồng Lạc')
  const before = await register()
  await act(database, enactPlan, { id })
  await act(database, revokePlan, { id, reason: 'Hoãn lần nữa', today: '2026-12-31' })
  expect(await register()).toBe(before)
})

test('from its day on only a new plan corrects', async () => {
  await act(database, enactPlan, { id })
  expect(await refusals(act(database, revokePlan, { id, reason: 'Muộn', today: '2027-01-01' }))).toEqual([
    'changeover.refusal.in_effect'
  ])
})

test('what something later builds on cannot be revoked', async () => {
  await act(database, rename, {
    decision: decided('22/QĐ', '2027-02-01'),
    effectiveOn: '2027-02-01',
    unit: 'area',
    from: [{ code: '99110' }],
    into: [{ name: 'Đồng Lạc Mới' }]
  })
  expect(await refusals(act(database, revokePlan, { id, reason: 'Muộn', today: '2026-12-31' }))).toEqual([
    'changeover.refusal.built_upon'
  ])
})
