import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act } from '../../../../tests/support/small-province.ts'
import { type Database, read, type Snapshot } from '../../../platform/database/index.ts'
import type { Actor } from '../../../platform/record/index.ts'
import { enactPlan } from '../../changeover/index.ts'
import { acts } from '../acts/index.ts'
import { signWith } from '../acts/sign.ts'
import { getDossier } from '../book/read.ts'
import { assignInPlan } from '../custody/acts/assign-in-plan.ts'
import { nameRest } from '../custody/acts/name-rest.ts'
import { day, eve, onDay, onEve, planned, split, splitPeople } from '../custody/fixtures/reform.ts'
import { my, type Office, officialOf, smallOffice } from '../fixtures/small-office.ts'
import { registerOf } from '../pages/dossier/forms/store-register.ts'
import { submittedOf } from '../pages/reception/start/store.ts'
import { seenDossier } from '../see.ts'
import { countDesk } from './counts.ts'
import { proposalsFor } from './decide.ts'
import { unitHeld } from './held.ts'
import { listDossiers } from './list.ts'
import { type Desk, deskOf } from './scope.ts'
import { workloadOf } from './workload.ts'

const births = 'dang-ky-khai-sinh'
const now = onDay('08:00:00')

let database: Database
let office: Office
/** What went to Tả Van (u2) with the rest, and what was given to Nậm Cang (u3) singly. */
let rest: string
let given: string
let givenUnassigned: string
let online: string
let begun: string

// Bản Pho (u1, its division g1, its counter tt1) is divided. What was assigned at g1 stays assigned to a unit that is no more.
beforeAll(async () => {
  database = await testDatabase()
  office = await smallOffice(database)
  const { body, person, area } = office.gov
  const planId = await planned(database, split, splitPeople)
  rest = (await office.received(onEve('08:00:00'), births)).id
  given = (await office.received(onEve('08:05:00'), births)).id
  givenUnassigned = (await office.received(onEve('08:06:00'), births)).id
  for (const id of [rest, given])
    await office.does('MAI', acts.assign, { id, personId: person.HOA, unitId: body.g1 }, onEve('09:00:00'))
  const facts = office.facts(births, { channel: 'online', placeId: area.c1 })
  online = (await office.applies(my, acts.draft, { facts }, onEve('10:00:00'))).id
  await office.applies(my, acts.submit, { id: online }, onEve('16:50:00'))
  const draft = { receptionId: body.tt1, facts: office.facts(births) }
  begun = (await office.does('LIEN', acts.draft, draft, onEve('10:00:00'))).id
  const assign = (custodian: string, dossiers: string[]) =>
    act(database, assignInPlan, { planId, custodian, dossiers })
  await assign('u2', [rest, begun])
  await assign('u3', [given, givenUnassigned, online])
  await act(database, nameRest, { planId, originId: body.u1 ?? '', custodian: 'u2' })
  await act(database, enactPlan, { id: planId })
})

const atDesk = <T>(who: string, work: (tx: Snapshot, actor: Actor, desk: Desk) => Promise<T>): Promise<T> =>
  read(database, async (tx) => {
    const actor = officialOf(office.gov, who, now)
    return work(tx, actor, await deskOf(tx, actor, day))
  })
const everybody = ['HOA', 'YEN', 'KIM', 'LU', 'PHA', 'TAN', 'DAO', 'PAO', 'LIEN', 'SUA', 'CHU']

describe('after a commune was divided', () => {
  test.each(everybody)('what %s sees in a list they may open, and it counts as often', async (who) => {
    await atDesk(who, async (tx, actor, desk) => {
      for (const view of ['mine', 'unit', 'body', 'counter'] as const) {
        const { items } = await listDossiers(tx, desk, { view, now })
        for (const { id } of items) expect((await seenDossier(tx, actor, id, day)).id).toBe(id)
        const { states } = await countDesk(tx, desk, { view, now, others: [] })
        expect(states.open ?? 0, view).toBe(items.length)
      }
    })
  })

  test('each unit has what its body has, whatever was assigned before', async () => {
    const ofUnit = (who: string) =>
      atDesk(who, async (tx, _actor, desk) =>
        (await listDossiers(tx, desk, { view: 'unit', now })).items.map(({ id }) => id).sort()
      )
    expect(await ofUnit('KIM')).toEqual([rest])
    expect(await ofUnit('YEN')).toEqual([given, givenUnassigned, online].sort())
  })

  test('each counter has what its body has; an online submission is at the counter that may receive it', async () => {
    const submitted = (who: string) =>
      atDesk(who, async (tx, _actor, desk) =>
        (await submittedOf(tx, desk, { now, limit: 9 })).map(({ id }) => id)
      )
    expect([await submitted('LIEN'), await submitted('CHU')]).toEqual([[], [online]])
    const drafts = (who: string) =>
      atDesk(who, async (tx, _actor, desk) =>
        (await listDossiers(tx, desk, { view: 'drafts', now })).items.map(({ id }) => id)
      )
    expect([await drafts('LIEN'), await drafts('CHU')]).toEqual([[begun], []])
  })

  test('each register has what its body, or its counter, goes on with', async () => {
    const { body } = office.gov
    const lines = (of: string) =>
      read(database, async (tx) => {
        const span = { from: eve, until: day, timeZone: 'Asia/Ho_Chi_Minh', limit: 100 }
        return (await registerOf(tx, body[of] ?? '', span)).map(({ id }) => id).sort()
      })
    expect([await lines('u2'), await lines('u3')]).toEqual([[rest], [given, givenUnassigned].sort()])
    expect([await lines('tt2'), await lines('tt3')]).toEqual([[rest], [given, givenUnassigned].sort()])
  })

  test('names are found as numbers are', async () => {
    for (const who of ['YEN', 'TAN', 'KIM', 'PHA'])
      await atDesk(who, async (tx, _actor, desk) => {
        for (const view of ['unit', 'body'] as const) {
          const find = async (q: string) =>
            (await listDossiers(tx, desk, { view, now, q })).items.map(({ id }) => id).sort()
          expect(await find('vàng thị mỷ'), `${who} ${view}`).toEqual(await find('010186001234'))
        }
      })
  })

  test('the load of a unit is what its link shows', async () => {
    for (const who of ['PHA', 'TAN'])
      await atDesk(who, async (tx, _actor, desk) => {
        const { units } = await workloadOf(tx, desk, now)
        expect(units.length).toBeGreaterThan(0)
        for (const { id, open, name } of units) {
          const unit = await unitHeld(tx, desk, id)
          const { items } = await listDossiers(tx, desk, { view: 'body', unit, now })
          expect(items.length, name).toBe(open)
        }
      })
  })

  test('a proposal lies before whoever may sign it, and before nobody else', async () => {
    await office.does('YEN', acts['take-over'], { id: given }, onDay('08:00:00'))
    await office.does('YEN', acts.propose, { id: given, outcome: 'grant' }, onDay('08:01:00'))
    await office.does('KIM', acts['take-over'], { id: rest }, onDay('08:00:00'))
    await office.does('KIM', acts.propose, { id: rest, outcome: 'grant' }, onDay('08:01:00'))
    const toSign = (who: string) =>
      atDesk(who, async (tx, actor, desk) => (await proposalsFor(tx, actor, desk, now)).map(({ id }) => id))
    expect([await toSign('PHA'), await toSign('TAN')]).toEqual([[rest], [given]])
  })

  test('what came in after the drafts were signed is not signed unseen', async () => {
    const { events } = await read(database, (tx) => getDossier(tx, given, day))
    const mayNot = office.does('TAN', signWith([], events - 1), { id: given }, onDay('09:00:00'))
    await expect(mayNot).rejects.toMatchObject({ messageKey: 'dossiers.refusal.changed_meanwhile' })
    expect((await office.does('TAN', signWith([], events), { id: given }, onDay('09:00:00'))).phase).toBe(
      'signed'
    )
  })
})
