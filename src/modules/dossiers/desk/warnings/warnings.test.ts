import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/database.ts'
import { read, write } from '../../../../platform/database/index.ts'
import { rightsOf } from '../../../authority/index.ts'
import { type Office, smallOffice } from '../../fixtures/small-office.ts'
import { busyOffice } from '../fixtures/busy-office.ts'
import { listDossiers } from '../list.ts'
import { deskOf } from '../scope.ts'
import { openWarnings } from './store.ts'
import { warnDossiers } from './task.ts'

const now = '2026-03-09T03:00:00Z'
let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  await busyOffice(office, 28)
  for (const who of ['MAI', 'HOA'])
    await write(office.database, (tx) =>
      sql`insert into person_private (person_id, email)
        values (${office.gov.person[who]}::uuid, ${`${who.toLowerCase()}@xa.example`})`.execute(tx)
    )
})

const deskAt = (who: string, today: string) => {
  const personId = office.gov.person[who] ?? ''
  const rights = rightsOf({ personId, today, language: 'vi' })
  return read(office.database, (tx) => deskOf(tx, { subject: who, name: who, personId, rights }, today))
}
const counted = async (state: 'late' | 'soon', moment: string) => {
  const desk = await deskAt('MAI', moment.slice(0, 10))
  const { items } = await read(office.database, (tx) =>
    listDossiers(tx, desk, { view: 'body', state, now: moment, limit: 200 })
  )
  return items
}
const notices = () =>
  read(office.database, async (tx) => {
    const found = await sql<{ recipient: string; subject: string; body: string }>`
      select recipient, subject, body from notice order by created_at, recipient`.execute(tx)
    return found.rows
  })

test('what runs out of time is noted once, and told to whoever has it and to the head, without names', async () => {
  const [late, soon] = [await counted('late', now), await counted('soon', now)]
  expect(soon.length).toBeGreaterThan(0)
  expect(late.length).toBeGreaterThan(0)
  expect(await warnDossiers(office.database, now, 'https://tinh.example')).toBe(late.length + soon.length)
  expect(await warnDossiers(office.database, now)).toBe(0)
  const told = await notices()
  expect(told.map(({ recipient }) => recipient)).toEqual(['hoa@xa.example', 'mai@xa.example'])
  const [, head] = told
  expect(head?.subject).toBe(`${late.length} hồ sơ đã quá hạn`)
  expect(head?.body).toContain(`Hồ sơ sắp đến hạn: ${soon.length}. Hồ sơ đã quá hạn: ${late.length}.`)
  expect(head?.body).toContain('Xem tại Bàn làm việc: https://tinh.example/dossiers')
  for (const { code, applicant } of [...late, ...soon]) {
    expect(head?.body).toContain(code)
    expect(head?.body).not.toContain(applicant)
  }
})

test('what was soon late and is late now is told once more; what ended is no warning any longer', async () => {
  const later = '2026-03-11T03:00:00Z'
  const before = (await notices()).length
  const late = await counted('late', later)
  const known = await read(office.database, async (tx) => {
    const found = await sql<{
      id: string
    }>`select dossier_id as id from dossier_warning where kind = 'late'`.execute(tx)
    return new Set(found.rows.map(({ id }) => id))
  })
  const fresh = late.filter(({ id }) => !known.has(id)).length
  expect(fresh).toBeGreaterThan(0)
  const soon = (await counted('soon', later)).length
  expect(await warnDossiers(office.database, later)).toBeGreaterThanOrEqual(fresh)
  expect((await notices()).length).toBe(before + 2)
  const desk = await deskAt('MAI', '2026-03-11')
  const shown = await read(office.database, (tx) => openWarnings(tx, desk, later))
  expect(shown.count).toBe(late.length + soon)
  expect(shown.items.length).toBeLessThanOrEqual(5)
  await write(office.database, (tx) =>
    sql`update dossier set ended_at = now(), phase = 'stopped' where ended_at is null`.execute(tx)
  )
  expect(await read(office.database, (tx) => openWarnings(tx, desk, later))).toEqual({ count: 0, items: [] })
})

test('whoever leads another body is told nothing', async () => {
  const desk = await deskAt('PHA', '2026-03-11')
  expect((await read(office.database, (tx) => openWarnings(tx, desk, now))).count).toBe(0)
})
