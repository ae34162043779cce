import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act, refusals } from '../../../../tests/support/small-province.ts'
import { type Database, read, write } from '../../../platform/database/index.ts'
import { findSet, loadSets, runSet } from '../../../platform/sets/index.ts'
import { enactPlan } from '../../changeover/index.ts'
import { copies, published } from '../../procedures/fixtures/copies.ts'
import { acts } from '../acts/index.ts'
import { getDossier } from '../book/read.ts'
import { verifyBooks } from '../book/verify.ts'
import type { Office } from '../fixtures/small-office.ts'
import { department, employ, landSupport, twoLevels } from '../fixtures/two-levels.ts'
import { Where } from '../where.ts'
import {
  bookOf,
  day,
  eve,
  merger,
  mergerPeople,
  onDay,
  onEve,
  planned,
  split,
  splitPeople
} from './fixtures/reform.ts'

/** The code of the body that leads a dossier on a day, and of the body that does its step: '' when that is the lead. */
async function holders({ database, gov }: Office, id: string, on: string) {
  const code = (body: string) => Object.entries(gov.body).find(([, one]) => one === body)?.[0] ?? body
  return read(database, async (tx) => {
    const where = new Where(tx, await getDossier(tx, id, on), on)
    const step = await where.step()
    return { leads: (await where.custodians()).map(code), steps: (step?.bodies ?? []).map(code) }
  })
}

async function learnBodies({ database, gov }: Office): Promise<void> {
  const found = await read(database, (tx) =>
    sql<{
      code: string
      id: string
    }>`select distinct code, organization_id as id from organization_version`.execute(tx)
  )
  for (const { code, id } of found.rows) gov.body[code] = id
}

async function violations(database: Database, at: string) {
  await loadSets('rules')
  const set = findSet('rules', 'dossier_step_held')
  if (!set) throw new Error('no rule')
  return read(database, (tx) => runSet(tx, set, { at, since: at, known: null }))
}

/** Received in Bản Pho on the eve, taken over by Nguyễn Văn Hòa, passed on to the department. */
async function atDepartment(office: Office): Promise<string> {
  const { id } = await office.received(onEve('08:00:00'), landSupport)
  await office.does('HOA', acts['take-over'], { id }, onEve('09:00:00'))
  await office.does('HOA', acts.pass, { id }, onEve('10:00:00'))
  return id
}

const newDepartment = {
  code: 'se',
  name: 'Sở Nông nghiệp, Môi trường và Đất đai tỉnh Mường Thử',
  kind: 'division',
  area: 'p1',
  parent: 'up',
  functions: ['land']
}
const whole = (code: string) => ({ code, extent: 'whole' as const })
const departmentsMerge = {
  act: 'merge' as const,
  unit: 'organization' as const,
  from: [whole('sd'), whole('sx')],
  into: [newDepartment]
}

describe('a department is merged while a step lies there, and the communes with it', () => {
  let office: Office
  beforeAll(async () => {
    office = await twoLevels(await testDatabase())
    await department(office, 'sx', 'Sở Xây dựng tỉnh Mường Thử')
  })

  test('the new department has the step from midnight on; lead, clock and book are what they were', async () => {
    const { database } = office
    const id = await atDepartment(office)
    const people = ['QUY', 'VAN', 'THO'].map((person) => ({
      person,
      body: 'se',
      position: person === 'QUY' ? 'head_department' : 'specialist'
    }))
    const planId = await planned(database, [departmentsMerge, ...merger], [...people, ...mergerPeople])
    const before = await bookOf(database)
    await act(database, enactPlan, { id: planId })
    await learnBodies(office)
    expect(await bookOf(database)).toEqual(before)
    expect(await holders(office, id, eve)).toEqual({ leads: ['u1'], steps: ['sd'] })
    expect(await holders(office, id, day)).toEqual({ leads: ['u9'], steps: ['se'] })
    const { dueAt, code } = await read(database, (tx) => getDossier(tx, id, eve))
    await office.does('QUY', acts.assign, { id, personId: office.gov.person.VAN }, onDay('00:00:00'))
    await office.does('VAN', acts.pass, { id }, onDay('08:00:00'))
    const back = await read(database, (tx) => getDossier(tx, id, day))
    expect(back).toMatchObject({ dueAt, code, step: 4, personId: office.gov.person.HOA })
    expect(await violations(database, day)).toEqual([])
    // Whoever passes on now passes on to the new one.
    await office.does('HOA', acts.pass, { id, step: 3 }, onDay('08:10:00'))
    expect(await holders(office, id, day)).toEqual({ leads: ['u9'], steps: ['se'] })
  })

  test('over any history, around midnight, each dossier has one lead and at most one body with its step', async () => {
    const { database, gov } = office
    const people = ['HOA', 'DAO', 'YEN', 'KIM', 'VAN', 'THO', 'QUY', 'MAI', 'PHA', 'LIEN'] as const
    const verbs = [
      'take-over',
      'assign',
      'pass',
      'propose',
      'sign',
      'return',
      'withdraw',
      'seek-opinion'
    ] as const
    const command = fc.record({
      who: fc.constantFrom(...people),
      verb: fc.constantFrom(...verbs, 'pass', 'pass', 'take-over'),
      step: fc.option(fc.integer({ min: 2, max: 6 }), { nil: undefined }),
      to: fc.option(fc.constantFrom(...people), { nil: undefined })
    })
    let passedThere = 0
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 6, maxLength: 14 }), async (commands) => {
        const id = await atDepartment(office)
        passedThere++
        for (const [at, { who, verb, step, to }] of commands.entries()) {
          // Half of it on the eve, half on the day; some of it within the second of midnight.
          const second = String(at).padStart(2, '0')
          const now = at * 2 < commands.length ? onEve(`23:59:59.${second}`) : onDay(`00:00:00.${second}`)
          const person = to && { personId: gov.person[to] }
          const more = {
            ...(verb === 'pass' && { step, ...person }),
            ...(verb === 'assign' && (person ?? { personId: gov.person.THO })),
            ...(verb === 'propose' && { outcome: 'grant' }),
            ...((verb === 'return' || verb === 'withdraw') && { reason: 'x' }),
            ...(verb === 'seek-opinion' && { organizationIds: [gov.body.up], question: 'x' })
          }
          await office.does(who, acts[verb] as never, { id, ...more }, now).catch((error) => {
            if (!('messageKey' in (error as object))) throw error
          })
          const { leads, steps } = await holders(office, id, now.slice(0, 10))
          expect(leads).toHaveLength(1)
          const { life, phase, personId } = await read(database, (tx) => getDossier(tx, id, day))
          expect(steps).toHaveLength(life.elsewhere ? 1 : 0)
          if (life.elsewhere) expect(['in_work', 'proposed']).toContain(phase)
          // Nobody of the department ever becomes accountable for it.
          expect([gov.person.VAN, gov.person.THO, gov.person.QUY]).not.toContain(personId)
        }
      }),
      { numRuns: 12 }
    )
    expect(passedThere).toBeGreaterThan(0)
    expect((await read(database, (tx) => verifyBooks(tx))).faults).toEqual([])
    expect(await violations(database, day)).toEqual([])
  })
})

test('a commune that is divided while a step of the province lies there passes it to one of its parts; the lead may pass it on to another', async () => {
  const office = await twoLevels(await testDatabase())
  const { database, gov } = office
  await employ(office, 'CAN', 'Ngô Thế Căn', 'clerk', 'up')
  const steps = [
    { name: 'Tiếp nhận', position: 'receptionist', share: 10 },
    { name: 'Thẩm định', position: 'clerk', share: 30 },
    { name: 'Xã xác minh', position: 'clerk', share: 30, at: { level: 'commune' as const } },
    { name: 'Ký', power: 'land.price', share: 10 },
    { name: 'Trả kết quả', position: 'receptionist', share: 10 }
  ]
  const content = { nationalCode: '1.066666', power: 'land.price', level: 'province' as const, steps }
  await published(
    database,
    copies({ ...content, limit: { amount: 10, unit: 'working_days' } }),
    '2025-01-01',
    'gia-dat'
  )
  const { id } = await office.received(onEve('08:00:00'), 'gia-dat')
  await office.does('CAN', acts['take-over'], { id }, onEve('09:00:00'))
  await office.does('CAN', acts.pass, { id, step: 3 }, onEve('09:30:00'))
  expect(await holders(office, id, eve)).toEqual({ leads: ['up'], steps: ['u1'] })
  // It lies at the committee, and falls to its division for the field.
  await office.does('HOA', acts['take-over'], { id }, onEve('10:00:00'))
  const planId = await planned(database, split, splitPeople)
  await act(database, enactPlan, { id: planId })
  expect(await holders(office, id, eve)).toEqual({ leads: ['up'], steps: ['u1'] })
  // The plan says who takes what of the old committee's work nobody else gets: there it is from midnight on.
  expect(await holders(office, id, day)).toEqual({ leads: ['up'], steps: ['u2'] })
  expect(await violations(database, day)).toEqual([])
  const undone = new Error('undone')
  await write(database, async (tx) => {
    await sql`delete from dossier_rest`.execute(tx)
    const set = findSet('rules', 'dossier_step_held')
    const found = set && (await runSet(tx, set, { at: day, since: day, known: null }))
    expect(found).toMatchObject([{ bodies: 2, dossiers: 1 }])
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
  const pass = (more = {}) => office.does('CAN', acts.pass, { id, step: 3, ...more }, onDay('08:00:00'))
  expect(await refusals(pass())).toEqual(['dossiers.refusal.step_several'])
  expect(await refusals(pass({ bodyId: gov.body.u1 }))).toEqual(['dossiers.refusal.step_nowhere'])
  await pass({ bodyId: gov.body.u3 })
  expect(await holders(office, id, day)).toEqual({ leads: ['up'], steps: ['u3'] })
  expect(await violations(database, day)).toEqual([])
  await office.does('LU', acts.pass, { id, step: 2 }, onDay('09:00:00'))
  expect((await read(database, (tx) => verifyBooks(tx))).faults).toEqual([])
})
