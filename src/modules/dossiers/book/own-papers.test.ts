import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { read } from '../../../platform/database/index.ts'
import { acts } from '../acts/index.ts'
import { earlierPapers, papersOf } from '../detail/read.ts'
import { fileOf as file } from '../fixtures/file-of.ts'
import { at, type Office, smallOffice } from '../fixtures/small-office.ts'

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
})

const fileOf = (subject: string) => file(office.database, subject)

const receives = (papers: object[], number = '010186001234') =>
  office.received(at('09T08:00'), 'chung-thuc-ban-sao', {
    applicant: { name: 'Vàng Thị Mỷ', number },
    papers
  })
const own = { status: 422, messageKey: 'dossiers.refusal.not_own_paper' }

test('a file is handed in by whoever uploaded it, and by nobody else who knows its id', async () => {
  const mine = await fileOf('lien')
  const { id } = await receives([{ component: 1, fileId: mine }])
  expect(await read(office.database, (tx) => papersOf(tx, id))).toMatchObject([{ fileId: mine }])
  await expect(receives([{ component: 1, fileId: await fileOf('kim') }])).rejects.toMatchObject(own)
})

test('a colleague goes on with what lies in a draft', async () => {
  const { tt1: receptionId, tt2: returnId } = office.gov.body
  const papers = [{ component: 1, fileId: await fileOf('lien') }]
  const facts = office.facts('chung-thuc-ban-sao', { papers, returnId })
  const { id } = await office.does('LIEN', acts.draft, { facts, receptionId }, at('09T08:00'))
  await office.does('SUA', acts.revise, { id, facts }, at('09T08:05'))
  expect(await read(office.database, (tx) => papersOf(tx, id))).toMatchObject([{ fileId: papers[0]?.fileId }])
})

test('a paper is used again by the same applicant, not by another', async () => {
  const first = await receives([{ component: 1, fileId: await fileOf('lien') }])
  const [paper] = await read(office.database, (tx) => papersOf(tx, first.id))
  const again = [{ component: 1, reusedFrom: paper?.id }]
  const { id } = await receives(again)
  expect(await read(office.database, (tx) => papersOf(tx, id))).toMatchObject([{ fileId: paper?.fileId }])
  await expect(receives(again, '010190009999')).rejects.toMatchObject(own)
  // Somebody who gave an organization the number of a person gets nothing of that person's, and cannot slip them anything.
  const organization = { kind: 'organization', name: 'Hợp tác xã', number: '010186001234' }
  const asOrganization = (papers: object[]) =>
    office.received(at('09T08:00'), 'chung-thuc-ban-sao', { applicant: organization, papers })
  await expect(asOrganization(again)).rejects.toMatchObject(own)
  const slipped = await fileOf('lien')
  await asOrganization([{ component: 1, fileId: slipped }])
  const known = async (kind: string) => {
    const found = await read(office.database, (tx) =>
      earlierPapers(tx, { kind, number: '010186001234' }, null)
    )
    return found.map(({ fileId }) => fileId)
  }
  expect(await known('citizen')).not.toContain(slipped)
  expect(await known('organization')).toEqual([slipped])
})
