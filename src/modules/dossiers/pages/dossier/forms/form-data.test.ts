import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../../../tests/support/database.ts'
import { act } from '../../../../../../tests/support/small-province.ts'
import { read, write } from '../../../../../platform/database/index.ts'
import { enactPlan } from '../../../../changeover/index.ts'
import { acts } from '../../../acts/index.ts'
import { merger, mergerPeople, onDay, onEve, planned } from '../../../custody/fixtures/reform.ts'
import { type Office, smallOffice } from '../../../fixtures/small-office.ts'
import { foundIn } from '../read-dossier.ts'
import { type CaseForm, formData } from './form-data.ts'

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
})

/** What a form says to whoever prints it at a moment. */
const printed = (kind: CaseForm, id: string, now: string, who = 'MAI') =>
  read(office.database, async (tx) => {
    const day = now.slice(0, 10)
    const found = await foundIn(tx, office.gov.actor(who, day), id, day, now)
    return formData(tx, kind, found, undefined) as Promise<object>
  })

const papers = (original: number) => [{ component: 1, original, copy: 0 }]

test('a receipt says what was handed in when it was given, whatever took its place since', async () => {
  const { id, code } = await office.received(onEve('08:00:00'), 'chung-thuc-ban-sao', { papers: papers(1) })
  const asked = { id, items: ['Bản chính'], reason: 'Ảnh mờ' }
  await office.does('LIEN', acts['ask-supplement'], asked, onEve('09:00:00'))
  await office.does('LIEN', acts.supplement, { id, papers: papers(2) }, onEve('10:00:00'))
  expect(await printed('receipt', id, onEve('11:00:00'))).toMatchObject({
    components: [{ originals: 1 }],
    book: { volume: '2025', number: code }
  })
})

test('the register goes by the years of the place: an early morning of New Year is of the new one', async () => {
  const { id } = await office.received('2026-01-01T06:00:00+07:00', 'chung-thuc-ban-sao', {
    papers: papers(1)
  })
  expect(await printed('receipt', id, '2026-01-02T08:00:00+07:00')).toMatchObject({
    book: { volume: '2026' }
  })
})

test('who asks for more says whom to call, where their office has a telephone', async () => {
  const { id } = await office.received(onEve('08:00:00'), 'chung-thuc-ban-sao', { papers: papers(1) })
  const asked = { id, items: ['Bản chính'], reason: 'Ảnh mờ' }
  await office.does('LIEN', acts['ask-supplement'], asked, onEve('09:00:00'))
  expect(await printed('supplement', id, onEve('10:00:00'))).not.toHaveProperty('contact')
  const { LIEN } = office.gov.person
  await write(office.database, (tx) =>
    sql`update post set phone = '0214 3 000 111' where id = (select post_id from appointment where person_id = ${LIEN}::uuid limit 1)`.execute(
      tx
    )
  )
  expect(await printed('supplement', id, onEve('10:00:00'))).toMatchObject({
    contact: { name: 'Sùng Thị Liên', phone: '0214 3 000 111' }
  })
})

test('a notice of stop says by which law, and where the papers are fetched again', async () => {
  const { id } = await office.received(onEve('08:00:00'), 'chung-thuc-ban-sao', { papers: papers(1) })
  await office.does('MAI', acts.stop, { id, reason: 'Tranh chấp', basis: 'Điều 12' }, onEve('09:00:00'))
  expect(await printed('stop', id, onEve('10:00:00'))).toMatchObject({
    legalGround: 'Điều 12',
    takeBack: 'nhận lại tại Trung tâm Phục vụ hành chính công xã Bản Pho'
  })
})

test('a notice is of the body that had the dossier when it was given out, whoever prints it later', async () => {
  const { id } = await office.received(onEve('08:00:00'))
  const { id: stopped } = await office.received(onEve('08:00:00'))
  const until = onDay('16:00:00')
  await office.does('MAI', acts.extend, { id, until, reason: 'Cần xác minh' }, onEve('09:00:00'))
  await act(office.database, enactPlan, { id: await planned(office.database, merger, mergerPeople) })
  await office.does('PHA', acts.stop, { id: stopped, reason: 'Tranh chấp' }, onDay('09:00:00'))
  expect(await printed('extension', id, onDay('10:00:00'), 'PHA')).toMatchObject({
    head: { agency: 'Ủy ban nhân dân xã Bản Pho' }
  })
  expect(await printed('stop', stopped, onDay('10:00:00'), 'PHA')).toMatchObject({
    head: { agency: 'Ủy ban nhân dân xã Mường Hợp' }
  })
})
