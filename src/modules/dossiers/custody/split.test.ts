import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act, refusals } from '../../../../tests/support/small-province.ts'
import { type Database, read } from '../../../platform/database/index.ts'
import { findSet, loadSets, runSet } from '../../../platform/sets/index.ts'
import { enactPlan, getPlan, revokePlan } from '../../changeover/index.ts'
import { acts } from '../acts/index.ts'
import { getDossier } from '../book/read.ts'
import { type Office, smallOffice } from '../fixtures/small-office.ts'
import { assignInPlan } from './acts/assign-in-plan.ts'
import { importAssignments } from './acts/import-assignments.ts'
import { nameRest } from './acts/name-rest.ts'
import {
  bookOf,
  custodiansOn,
  day,
  eve,
  onDay,
  onEve,
  planned,
  split,
  splitPeople
} from './fixtures/reform.ts'
import { custodyOfPlan } from './groups.ts'
import { custodyHistoryOf } from './history.ts'
import { sumsOf } from './summary.ts'

let database: Database
let office: Office
let planId: string
beforeEach(async () => {
  database = await testDatabase()
  office = await smallOffice(database)
  planId = await planned(database, split, splitPeople)
})

const births = 'dang-ky-khai-sinh'
const from = (address: string) => ({
  applicant: { name: 'Vàng Thị Mỷ', number: '010186001234', phone: '0912345678', address }
})
const received = (time: string, address: string) =>
  office.received(onEve(`${time}:00`), births, from(address))
const enact = () => act(database, enactPlan, { id: planId })
const assign = (custodian: string, which: object) =>
  act(database, assignInPlan, { planId, custodian, ...which })
const restTo = (custodian: string) =>
  act(database, nameRest, { planId, originId: office.gov.body.u1, custodian })
const sums = () =>
  read(database, async (tx) => sumsOf((await custodyOfPlan(tx, await getPlan(tx, planId))).groups))
const broken = (at: string) =>
  read(database, async (tx) => {
    await loadSets('rules')
    const set = findSet('rules', 'dossier_one_custodian')
    return set ? runSet(tx, set, { at, since: at, known: null }) : []
  })

describe('the dossiers of a commune that is divided', () => {
  test('are listed, and the plan is not enacted before each has somebody who takes it over', async () => {
    await received('08:00', 'Thôn Bản Pho 1')
    await received('08:05', 'Thôn Bản Pho 10')
    expect(await sums()).toEqual({ open: 2, followed: 0, assigned: 0, unassigned: 2 })
    expect(await refusals(enact())).toEqual(['custody.refusal.unassigned', 'custody.refusal.no_rest'])
    await assign('u2', { all: { q: 'ban pho 1' } })
    expect(await sums()).toEqual({ open: 2, followed: 0, assigned: 1, unassigned: 1 })
    await assign('u3', { all: { state: 'open' } })
    expect(await refusals(enact())).toEqual(['custody.refusal.no_rest'])
    await restTo('u2')
    const { notes } = await enact()
    expect(notes.map(({ messageKey, params }) => [messageKey, params])).toContainEqual([
      'custody.note.done',
      { count: 2, followed: 0, assigned: 2 }
    ])
    // Nothing is different for having been enacted.
    expect(await sums()).toEqual({ open: 2, followed: 0, assigned: 2, unassigned: 0 })
  })

  test('have one custodian on the day before and another on the day; nothing of them is written', async () => {
    const one = await received('08:00', 'Thôn Bản Pho 1')
    const two = await received('08:05', 'Thôn Nậm Lúc')
    await office.does('MAI', acts.assign, { id: one.id, personId: office.gov.person.HOA }, onEve('09:00:00'))
    await assign('u2', { dossiers: [one.id] })
    await assign('u3', { dossiers: [two.id] })
    await restTo('u2')
    const before = await bookOf(database)
    await enact()
    expect(await bookOf(database)).toEqual(before)
    // What comes in after the enactment was foreseen too.
    const late = await received('16:00', 'Thôn Lùng Phình')
    for (const [{ id }, taker] of [
      [one, 'u2'],
      [two, 'u3'],
      [late, 'u2']
    ] as const) {
      expect(await custodiansOn(database, id, eve)).toEqual(['u1'])
      expect(await custodiansOn(database, id, day)).toEqual([taker])
    }
    expect(await broken(eve)).toEqual([])
    expect(await broken(day)).toEqual([])
    const { code, promisedAt } = await read(database, (tx) => getDossier(tx, one.id, day))
    expect([code, promisedAt]).toEqual([one.code, one.promisedAt])
  })

  test('are worked on by the old body until midnight and by the new one from then on, at its own place', async () => {
    const { id } = await received('08:00', 'Thôn Nậm Lúc')
    await assign('u3', { dossiers: [id] })
    await restTo('u2')
    await enact()
    await office.does('HOA', acts['take-over'], { id }, onEve('23:59:59'))
    // Hòa now serves in Tả Van, which did not get it.
    expect(
      await refusals(office.does('HOA', acts.propose, { id, outcome: 'grant' }, onDay('00:00:00')))
    ).toHaveLength(1)
    await office.does('YEN', acts['take-over'], { id }, onDay('00:00:00'))
    await office.does('YEN', acts.propose, { id, outcome: 'grant' }, onDay('08:00:00'))
    expect(await refusals(office.does('PHA', acts.sign, { id }, onDay('09:00:00')))).toHaveLength(1)
    const signed = await office.does('TAN', acts.sign, { id }, onDay('09:00:00'))
    expect(signed).toMatchObject({ phase: 'signed' })
  })

  test('go back where they were when the plan is revoked', async () => {
    const { id } = await received('08:00', 'Thôn Bản Pho 1')
    await assign('u3', { dossiers: [id] })
    await restTo('u2')
    const all = () =>
      read(database, (tx) =>
        sql`select (select count(*)::int from dossier_custody) as given, (select count(*)::int from dossier_rest) as rests,
          (select count(*)::int from custody) as custody, (select count(*)::int from plan_dossier) as lines`.execute(
          tx
        )
      )
    const before = (await all()).rows
    await enact()
    expect(await custodiansOn(database, id, day)).toEqual(['u3'])
    await act(database, revokePlan, { id: planId, reason: 'Thử', today: eve })
    expect((await all()).rows).toEqual(before)
    expect(await custodiansOn(database, id, day)).toEqual(['u1'])
  })

  test('tell with whom they were and are, by which decision', async () => {
    const { id } = await received('08:00', 'Thôn Bản Pho 1')
    await assign('u3', { dossiers: [id] })
    await restTo('u2')
    await enact()
    const history = await read(database, (tx) => custodyHistoryOf(tx, id))
    expect(history.map(({ name, from, decision }) => [name, from, decision?.number])).toEqual([
      ['Ủy ban nhân dân xã Bản Pho', null, undefined],
      ['Ủy ban nhân dân xã Nậm Cang', day, '4-2025-07-01/NQ']
    ])
  })

  test('are given again when the body that got them is itself merged', async () => {
    const { id } = await received('08:00', 'Thôn Bản Pho 1')
    const rest = await received('08:10', 'Thôn Lùng Phình')
    await assign('u3', { dossiers: [id] })
    await assign('u2', { dossiers: [rest.id] })
    await restTo('u3')
    await enact()
    const late = await received('16:00', 'Thôn Lùng Phình')
    const next = await planned(
      database,
      [
        ['area', 'c3', 'c2'] as const,
        ['organization', 'u3', 'u2'] as const,
        ['organization', 'g3', 'g2'] as const,
        ['organization', 'tt3', 'tt2'] as const
      ].map(([unit, code, into]) => ({
        act: 'merge',
        unit,
        from: [{ code, extent: 'whole' }],
        into: [{ code: into, existing: true }]
      })),
      [
        { person: 'TAN', leaving: 'term_over' },
        ...['YEN', 'LU'].map((person) => ({ person, body: 'g2', position: 'clerk' })),
        { person: 'CHU', body: 'tt2', position: 'receptionist' }
      ],
      { effectiveOn: '2026-01-01' }
    )
    await act(database, enactPlan, { id: next })
    for (const dossier of [id, rest.id, late.id])
      expect(await custodiansOn(database, dossier, '2026-01-01')).toEqual(['u2'])
    expect(await custodiansOn(database, id, '2025-12-31')).toEqual(['u3'])
    expect(await broken('2026-01-01')).toEqual([])
  })
})

describe('what a plan may say of dossiers', () => {
  test('a list names every mistake with its line, and is taken whole or not at all', async () => {
    const { code } = await received('08:00', 'Thôn Bản Pho 1')
    const lines = [
      { dossier: code, custodian: 'up', line: 2 },
      { dossier: 'H00.C9-250101-0001', custodian: 'u2', line: 3 }
    ]
    expect(await refusals(act(database, importAssignments, { planId, lines }))).toEqual([
      'custody.refusal.no_taker',
      'custody.refusal.not_open'
    ])
    const right = [{ dossier: code, custodian: 'u2' }]
    expect(await act(database, importAssignments, { planId, lines: right })).toEqual({ count: 1 })
    expect(await sums()).toMatchObject({ assigned: 1, unassigned: 0 })
  })

  test('a body that takes nothing over gets nothing', async () => {
    const { id } = await received('08:00', 'Thôn Bản Pho 1')
    expect(await refusals(assign('up', { dossiers: [id] }))).toEqual(['custody.refusal.not_for_all'])
    expect(await refusals(restTo('up'))).toEqual(['custody.refusal.takes_nothing'])
  })

  test('whoever assigns the dossiers of the body says it, nobody else', async () => {
    const { id } = await received('08:00', 'Thôn Bản Pho 1')
    const input = { planId, custodian: 'u2', dossiers: [id] }
    const status = (work: Promise<unknown>) =>
      work.then(
        () => 200,
        (error: { status: number }) => error.status
      )
    expect(await status(office.does('HOA', assignInPlan, input, onEve('10:00:00')))).toBe(403)
    expect(await status(office.does('PHA', assignInPlan, input, onEve('10:00:00')))).toBe(403)
    expect(await status(office.does('MAI', assignInPlan, input, onEve('10:00:00')))).toBe(200)
  })

  test('haicap proposes for the rest whoever gets most of the people', async () => {
    const proposed = await planned(database, split, [], { propose: true, effectiveOn: '2025-08-01' })
    const plan = await read(
      database,
      async (tx) => (await custodyOfPlan(tx, await getPlan(tx, proposed))).groups
    )
    expect(plan).toEqual([])
    const rests = await read(database, (tx) =>
      sql`select v.code, r.custodian_code as taker, r.proposed from plan_dossier_rest r
        join organization_version v on v.organization_id = r.origin_id where r.plan_id = ${proposed}::uuid`.execute(
        tx
      )
    )
    expect(rests.rows).toEqual([{ code: 'u1', taker: 'u2', proposed: true }])
  })
})
