import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { read } from '../../../platform/database/index.ts'
import { rightsOf } from '../../authority/index.ts'
import { type Office, smallOffice } from '../fixtures/small-office.ts'
import { listDossiers } from './list.ts'
import { deskOf } from './scope.ts'

const day = '2026-03-10'
const now = `${day}T10:00:00+07:00`
let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
})

test('the first dossier of a kind is on the desks that were looked at before it came', async () => {
  const personId = office.gov.person.HOA ?? ''
  const rights = rightsOf({ personId, today: day, language: 'vi' })
  const codes = () =>
    read(office.database, async (tx) => {
      const desk = await deskOf(tx, { subject: 'hoa', name: 'HOA', personId, rights }, day)
      const { items } = await listDossiers(tx, desk, { view: 'unit', now })
      return items.map(({ code }) => code)
    })
  expect(await codes()).toEqual([])
  const { code } = await office.received(`${day}T09:00:00+07:00`, 'dang-ky-khai-sinh')
  expect(await codes()).toEqual([code])
})
