import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { read } from '../../../platform/database/index.ts'
import { getDossier } from '../book/read.ts'
import { at, type Office, smallOffice } from '../fixtures/small-office.ts'
import { maySee } from '../see.ts'
import { acts } from './index.ts'

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
})

const refused = { status: 403 }

describe('who may do what to a dossier', () => {
  test('any counter of the province receives for any commune; the commune of the place is competent', async () => {
    const { body, area } = office.gov
    const input = { receptionId: body.tt2, facts: office.facts('dang-ky-khai-sinh', { placeId: area.c1 }) }
    const { id, code } = await office.does('SUA', acts.receive, input, at('09T08:00'))
    expect(code).toMatch(/^H00\.C2-/)
    await expect(office.does('KIM', acts['take-over'], { id }, at('09T08:10'))).rejects.toMatchObject(refused)
    await office.does('HOA', acts['take-over'], { id }, at('09T08:20'))
  })

  test('nobody receives at a counter that is not theirs', async () => {
    const input = { receptionId: office.gov.body.tt1, facts: office.facts() }
    await expect(office.does('SUA', acts.receive, input, at('09T08:00'))).rejects.toMatchObject(refused)
    await expect(office.does('HOA', acts.receive, input, at('09T08:00'))).rejects.toMatchObject(refused)
  })

  test('one person is accountable: a colleague takes it over first, and everybody sees it', async () => {
    const { id } = await office.received(at('09T08:00'), 'dang-ky-khai-sinh')
    await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('09T08:30'))
    const propose = () => office.does('YEN', acts.propose, { id, outcome: 'grant' }, at('09T09:00'))
    await expect(propose()).rejects.toMatchObject(refused)
    await office.does('YEN', acts['take-over'], { id }, at('09T08:45'))
    expect((await propose()).phase).toBe('proposed')
  })

  test('a dossier is assigned to somebody who is there, in a unit of the body that has it', async () => {
    const { id } = await office.received(at('09T08:00'), 'dang-ky-khai-sinh')
    const { person, body } = office.gov
    await expect(
      office.does('DAO', acts.assign, { id, personId: person.KIM }, at('09T08:30'))
    ).rejects.toMatchObject({ messageKey: 'dossiers.refusal.person_elsewhere' })
    await expect(
      office.does('MAI', acts.assign, { id, unitId: body.g2 }, at('09T08:30'))
    ).rejects.toMatchObject({ messageKey: 'dossiers.refusal.unit_elsewhere' })
  })

  test('whoever the law gives the decision signs, for their place alone', async () => {
    const { id } = await office.received(at('09T08:00'), 'dang-ky-khai-sinh')
    await office.does('HOA', acts['take-over'], { id }, at('09T08:30'))
    await office.does('HOA', acts.propose, { id, outcome: 'grant' }, at('09T09:00'))
    for (const who of ['HOA', 'DAO', 'PHA', 'LIEN'])
      await expect(office.does(who, acts.sign, { id }, at('09T09:30'))).rejects.toMatchObject(refused)
    expect((await office.does('MAI', acts.sign, { id }, at('09T10:00'))).phase).toBe('signed')
  })

  test('whoever has nothing to do with a dossier does not see it', async () => {
    const { id } = await office.received(at('09T08:00'))
    const sees = (who: string) =>
      read(office.database, async (tx) =>
        maySee(tx, office.gov.actor(who), await getDossier(tx, id, '2026-03-10'), '2026-03-10')
      )
    expect(await Promise.all(['LIEN', 'HOA', 'DAO', 'MAI', 'BINH'].map(sees))).toEqual(Array(5).fill(true))
    expect(await Promise.all(['SUA', 'KIM', 'PHA', 'SEN'].map(sees))).toEqual(Array(4).fill(false))
  })
})

test('opinions are asked side by side; those that wait stop the clock, and all keep a proposal back', async () => {
  const { id } = await office.received(at('09T08:00'), 'xac-nhan-dat')
  const { body, person } = office.gov
  await office.does('MAI', acts.assign, { id, unitId: body.g1, personId: person.HOA }, at('09T08:30'))
  const asked = { id, organizationIds: [body.g2, body.g3], question: 'Có tranh chấp không?', waits: true }
  await office.does('HOA', acts['seek-opinion'], asked, at('09T09:00'))
  const { life, dueAt } = await read(office.database, (tx) => getDossier(tx, id, '2026-03-10'))
  expect([life.openOpinions, dueAt]).toEqual([['3-1', '3-2'], null])
  const give = (who: string, opinion: string, time: string) =>
    office.does(who, acts['give-opinion'], { id, opinion, text: 'Không' }, at(time))
  await expect(give('KIM', '3-2', '10T08:00')).rejects.toMatchObject(refused)
  await give('KIM', '3-1', '10T08:00')
  await expect(
    office.does('HOA', acts.propose, { id, outcome: 'grant' }, at('10T08:30'))
  ).rejects.toMatchObject({ status: 409 })
  // A whole working day and the half hour for which it stood.
  expect((await give('LU', '3-2', '10T09:00')).dueAt).toBe('2026-03-17T01:00:00.000000Z')
})
