import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { refusals } from '../../../../tests/support/small-province.ts'
import { read } from '../../../platform/database/index.ts'
import { getDossier } from '../book/read.ts'
import { verifyBooks } from '../book/verify.ts'
import { nextOf } from '../detail/next.ts'
import { possibleVerbs } from '../detail/possible.ts'
import { at, type Office, officialOf } from '../fixtures/small-office.ts'
import { landSupport, twoLevels } from '../fixtures/two-levels.ts'
import { seenDossier } from '../see.ts'
import { acts } from './index.ts'

let office: Office
beforeAll(async () => {
  office = await twoLevels(await testDatabase())
})

const day = '2026-03-10'
const stands = (id: string) => read(office.database, (tx) => getDossier(tx, id, day))
const may = (who: string, id: string) =>
  read(office.database, async (tx) =>
    possibleVerbs(tx, officialOf(office.gov, who, at('10T08:00')), await getDossier(tx, id, day), day)
  )
const sees = (who: string, id: string) =>
  read(office.database, (tx) => seenDossier(tx, officialOf(office.gov, who, at('10T08:00')), id, day)).then(
    () => true,
    () => false
  )

/** Received in Bản Pho, taken over by Nguyễn Văn Hòa, passed on to the department. */
async function atDepartment(): Promise<string> {
  const { id } = await office.received(at('09T08:00'), landSupport)
  await office.does('HOA', acts['take-over'], { id }, at('09T09:00'))
  await office.does('HOA', acts.pass, { id, note: 'Đề nghị Sở xác nhận' }, at('09T10:00'))
  return id
}

describe('a step that is done at a department of the province', () => {
  test('lies there; one lead, one clock, one code; and comes back with the confirmation', async () => {
    const before = await office.received(at('09T07:30'), landSupport)
    const id = await atDepartment()
    const { gov } = office
    const there = await stands(id)
    expect(there).toMatchObject({ step: 3, phase: 'in_work', personId: gov.person.HOA })
    expect(there.life.elsewhere).toMatchObject({ body: gov.body.sd, since: '2026-03-09T03:00:00.000000Z' })
    expect(there.pile.originId).toBe(gov.body.u1)
    // The step's own time goes by its share; the date of the whole is that of the lead.
    expect(there.stepDueAt).toBe('2026-03-18T01:00:00.000000Z')
    const next = await read(office.database, (tx) => nextOf(tx, there, day))
    expect(next).toMatchObject({
      for: 'step',
      bodies: [{ id: gov.body.sd }],
      lead: { people: [{ name: 'Nguyễn Văn Hòa' }] }
    })
    await office.does('QUY', acts.assign, { id, personId: gov.person.VAN }, at('10T08:00'))
    const given = await stands(id)
    expect([given.personId, given.life.elsewhere?.person]).toEqual([gov.person.HOA, gov.person.VAN])
    await office.does('VAN', acts.pass, { id, note: 'Đủ điều kiện' }, at('10T09:00'))
    const back = await stands(id)
    expect(back).toMatchObject({ step: 4, personId: gov.person.HOA, code: there.code, dueAt: there.dueAt })
    expect(back.life.elsewhere).toBeUndefined()
    await office.does('HOA', acts.propose, { id, outcome: 'grant' }, at('10T10:00'))
    await office.does('MAI', acts.sign, { id }, at('10T11:00'))
    const released = await office.does('BINH', acts.release, { id, number: '7/2026' }, at('10T11:10'))
    expect(released.phase).toBe('released')
    expect(before.code).not.toBe(released.code)
    expect((await read(office.database, (tx) => verifyBooks(tx))).faults).toEqual([])
  })

  test('its officers see it and work on the step; what the lead answers for stays with the lead', async () => {
    const id = await atDepartment()
    expect(await may('VAN', id)).toEqual(['take-over', 'pass', 'seek-opinion'])
    expect(await may('QUY', id)).toEqual(['assign', 'take-over', 'pass', 'seek-opinion'])
    expect(await may('HOA', id)).toEqual(['ask-supplement', 'ask-payment', 'pass', 'seek-opinion'])
    expect(await may('DAO', id)).toContain('extend')
    expect(
      await Promise.all(['VAN', 'THO', 'QUY', 'HOA', 'LIEN', 'KIM'].map((who) => sees(who, id)))
    ).toEqual([...Array(5).fill(true), false])
    const refuse = (who: string, verb: 'ask-supplement' | 'extend' | 'stop', more: object) =>
      refusals(office.does(who, acts[verb] as never, { id, reason: 'x', ...more }, at('10T08:00')))
    for (const who of ['VAN', 'QUY']) {
      expect(await refuse(who, 'ask-supplement', { items: ['x'] })).not.toEqual([])
      expect(await refuse(who, 'extend', { until: at('30T08:00') })).not.toEqual([])
      expect(await refuse(who, 'stop', {})).not.toEqual([])
    }
    // Nobody says at the department who works on it at the commune.
    const toCommune = { id, personId: office.gov.person.HOA }
    expect(await refusals(office.does('QUY', acts.assign, toCommune, at('10T08:00')))).not.toEqual([])
    expect(await refusals(office.does('VAN', acts.pass, toCommune, at('10T08:00')))).not.toEqual([])
    await office.does('VAN', acts['take-over'], { id }, at('10T08:05'))
    expect(await may('VAN', id)).toEqual(['pass', 'seek-opinion'])
    // A colleague takes it over first.
    expect(await may('THO', id)).toEqual(['take-over'])
    await office.does('THO', acts['take-over'], { id }, at('10T08:10'))
    expect((await stands(id)).life.elsewhere?.person).toBe(office.gov.person.THO)
  })

  test('the lead proposes nothing while it is away, and takes it back when it wants', async () => {
    const id = await atDepartment()
    const propose = () => office.does('HOA', acts.propose, { id, outcome: 'deny' }, at('10T09:00'))
    expect(await refusals(propose())).toEqual(['dossiers.refusal.step_elsewhere'])
    await office.does('HOA', acts.pass, { id, step: 2, note: 'Rút về' }, at('10T08:30'))
    const back = await stands(id)
    expect([back.step, back.life.elsewhere]).toEqual([2, undefined])
    expect(await sees('VAN', id)).toBe(false)
    expect((await propose()).phase).toBe('proposed')
    // What is proposed waits for whoever decides, and goes nowhere else.
    expect(await refusals(office.does('HOA', acts.pass, { id, step: 3 }, at('10T09:30')))).not.toEqual([])
    await office.does('MAI', acts.return, { id, reason: 'Thiếu xác nhận' }, at('10T10:00'))
    await office.does('HOA', acts.pass, { id, step: 3, personId: office.gov.person.VAN }, at('10T10:10'))
    expect((await stands(id)).life.elsewhere?.person).toBe(office.gov.person.VAN)
  })

  test('what ends ends there too; another step asks nothing of it', async () => {
    const id = await atDepartment()
    await office.does('LIEN', acts.withdraw, { id, reason: 'Không làm nữa' }, at('10T09:00'))
    expect((await stands(id)).life.elsewhere).toBeUndefined()
    const other = await office.received(at('09T08:00'), 'dang-ky-khai-sinh')
    const give = { id: other.id, personId: office.gov.person.HOA }
    await office.does('DAO', acts.assign, give, at('09T09:00'))
    expect(
      await refusals(
        office.does('DAO', acts.assign, { ...give, personId: office.gov.person.VAN }, at('09T09:10'))
      )
    ).toEqual(['dossiers.refusal.person_elsewhere'])
    expect((await read(office.database, (tx) => verifyBooks(tx))).faults).toEqual([])
  })
})
