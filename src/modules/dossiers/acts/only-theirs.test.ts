import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { refusals } from '../../../../tests/support/small-province.ts'
import { read } from '../../../platform/database/index.ts'
import { perform } from '../../../platform/record/index.ts'
import { getDossier } from '../book/read.ts'
import { possibleVerbs } from '../detail/possible.ts'
import { papersOf } from '../detail/read.ts'
import { fileOf } from '../fixtures/file-of.ts'
import { at, chairSettles, my, type Office, officialOf, smallOffice } from '../fixtures/small-office.ts'
import { acts } from './index.ts'

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  await chairSettles(office)
})

const day = '2026-03-10'
const stands = (id: string) => read(office.database, (tx) => getDossier(tx, id, day))
const online = () => office.facts('chung-thuc-ban-sao', { channel: 'online', placeId: office.gov.area.c1 })
const submitted = async () => {
  const { id } = await office.applies(my, acts.draft, { facts: online() }, at('10T08:00'))
  await office.applies(my, acts.submit, { id }, at('10T08:10'))
  return id
}

describe('a counter', () => {
  test('does not receive what was submitted to another one, nor what was begun there', async () => {
    const { body, area } = office.gov
    const id = await submitted()
    const facts = office.facts('chung-thuc-ban-sao', { placeId: area.c2 })
    const take = (who: string, one: string, more: object = {}) =>
      office.does(who, acts.receive, { id: one, receptionId: body.tt2, ...more }, at('10T09:00'))
    expect(await refusals(take('SUA', id, { facts }))).not.toEqual([])
    expect(await stands(id)).toMatchObject({ phase: 'submitted', applicant: { name: my.name } })
    const begun = { receptionId: body.tt1, facts: office.facts('chung-thuc-ban-sao') }
    const draft = await office.does('LIEN', acts.draft, begun, at('10T09:00'))
    expect(await refusals(take('SUA', draft.id, { facts }))).not.toEqual([])
    expect(
      (await office.does('LIEN', acts.receive, { id, receptionId: body.tt1 }, at('10T09:10'))).phase
    ).toBe('received')
  })

  test('is not written into a dossier by whoever settles elsewhere', async () => {
    const id = await submitted()
    const settle = (receptionId = office.gov.body.tt1) =>
      office.does('MAI', acts['settle-at-once'], { id, number: '7/CT', receptionId }, at('10T10:00'))
    expect(await refusals(settle(office.gov.body.tt2))).not.toEqual([])
    // It is offered to whoever may do all of it, and to nobody else.
    const offered = (who: string) =>
      read(office.database, async (tx) => {
        const actor = officialOf(office.gov, who, at('10T10:00'))
        return possibleVerbs(tx, actor, await getDossier(tx, id, day), day, ['settle-at-once'])
      })
    expect([await offered('MAI'), await offered('LIEN')]).toEqual([['settle-at-once'], []])
    expect((await settle()).phase).toBe('handed_over')
    expect(await offered('MAI')).toEqual([])
  })
})

test('a key stands for one request: for another act on the same dossier it is refused', async () => {
  const { id } = await office.received(at('10T08:00'))
  const actor = officialOf(office.gov, 'HOA', at('10T09:00'))
  const asked = (act: 'take-over' | 'send') =>
    perform(office.database, acts[act], actor, { id }, { now: at('10T09:00'), idempotencyKey: 'K-1' })
  await asked('take-over')
  expect((await asked('take-over')).phase).toBe('in_work')
  expect(await refusals(asked('send'))).toEqual(['record.refusal.key_reused'])
})

test('what officials add takes the place of nothing that was handed in, and the origin of a file is not theirs to say', async () => {
  const { id } = await office.received(at('10T08:00'))
  const before = await read(office.database, (tx) => papersOf(tx, id))
  await office.does('HOA', acts['take-over'], { id }, at('10T08:30'))
  const file = await fileOf(office.database, 'hoa')
  const papers = [{ component: 1, title: 'Giấy khác', fileId: file }]
  expect(await refusals(office.does('HOA', acts.pass, { id, papers }, at('10T09:00')))).toEqual([
    'record.input.unknown_field'
  ])
  const given = { id, opinion: '1-1', text: 'Đúng', papers }
  expect(await refusals(office.does('HOA', acts['give-opinion'], given, at('10T09:00')))).toEqual([
    'record.input.unknown_field'
  ])
  const signed = [{ paper: crypto.randomUUID(), id: crypto.randomUUID(), fileId: file, origin: file }]
  expect(await refusals(office.does('MAI', acts.sign, { id, signed }, at('10T09:00')))).toEqual([
    'record.input.unknown_field'
  ])
  expect(await read(office.database, (tx) => papersOf(tx, id))).toEqual(before)
})
