import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/database.ts'
import { read } from '../../../../platform/database/index.ts'
import { acts } from '../../acts/index.ts'
import { getDossier } from '../../book/read.ts'
import { at, type Office, smallOffice } from '../../fixtures/small-office.ts'
import { type Exchange, message, openExchange } from '../fixtures/exchange.ts'
import { pullMessages } from './pull.ts'
import { takeInDue } from './take-in.ts'

let office: Office
let exchange: Exchange
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  exchange = await openExchange(office)
})

const dossier = (code: string) => read(office.database, (tx) => getDossier(tx, code, '2026-03-20'))
const count = async (code: string) => {
  const found = await sql<{ n: number }>`select count(*)::int as n from dossier where code = ${code}`.execute(
    office.database.db
  )
  return found.rows[0]?.n
}

test('files are fetched from the portal, with a limit; from elsewhere never', async () => {
  exchange.portal.files.set('/files/1', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF'))
  const file = (path: string, name: string) => ({ url: `${exchange.url}${path}`, name, component: 1 })
  const files = [file('/files/1', 'to-khai.pdf')]
  expect(
    await exchange.take(message('submission', 'DVC-30', '09T08:00', { files }), at('09T08:01'))
  ).toMatchObject({
    state: 'applied'
  })
  const { id } = await dossier('DVC-30')
  const papers = await sql<{
    name: string
  }>`select f.name from dossier_paper p join file f on f.id = p.file_id
    where p.dossier_id = ${id}::uuid`.execute(office.database.db)
  expect(papers.rows).toEqual([{ name: 'to-khai.pdf' }])

  // Too large, or gone: the dossier comes in all the same, and the office sees what it lacks.
  exchange.portal.files.set('/files/2', Buffer.alloc(2_000_000, '%PDF-1.7 '))
  const lacking = [file('/files/2', 'lon.pdf'), { ...file('/files/3', 'mat.pdf'), component: undefined }]
  const submission = message('submission', 'DVC-31', '09T08:00', { files: lacking })
  expect(await exchange.take(submission, at('09T08:01'))).toMatchObject({ state: 'applied' })
  const named =
    await sql`select p.title, p.copy, p.file_id from dossier_paper p join dossier d on d.id = p.dossier_id
    where d.code = 'DVC-31' order by p.title`.execute(office.database.db)
  expect(named.rows).toEqual([
    { title: 'lon.pdf', copy: 0, file_id: null },
    { title: 'mat.pdf', copy: 0, file_id: null }
  ])
  const { id: asked } = await dossier('DVC-31')
  await office.does(
    'LIEN',
    acts['ask-supplement'],
    { id: asked, items: ['lon.pdf'], reason: 'Thiếu' },
    at('09T08:10')
  )
  const supplement = message('supplement', 'DVC-31', '09T08:20', { files: lacking.slice(0, 1) })
  expect(await exchange.take(supplement, at('09T08:21'))).toMatchObject({
    state: 'refused',
    refusal: { messageKey: 'files.refused.too_large' }
  })
  expect(await dossier('DVC-31')).toMatchObject({ waiting: ['supplement'] })

  const elsewhere = [{ url: 'http://127.0.0.1:1/x', name: 'x.pdf' }]
  expect(
    await exchange.take(message('submission', 'DVC-32', '09T08:00', { files: elsewhere }), at('09T08:01'))
  ).toMatchObject({ state: 'applied' })
  const { id: outside } = await dossier('DVC-32')
  expect(
    (
      await sql`select copy, file_id from dossier_paper where dossier_id = ${outside}::uuid`.execute(
        office.database.db
      )
    ).rows
  ).toEqual([{ copy: 0, file_id: null }])
})

test('a submission does not wait for ever for a file that the portal does not give', async () => {
  const files = [{ url: `${exchange.url}/files/7`, name: 'anh.pdf' }]
  exchange.portal.broken.add('/files/7')
  exchange.portal.files.set('/files/7', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF'))
  const submission = message('submission', 'DVC-33', '09T08:00', { files })
  expect(await exchange.take(submission, at('09T08:01'))).toMatchObject({ state: 'later' })
  await takeInDue(office.database, exchange.means(at('09T20:00')))
  expect(await count('DVC-33')).toBe(0)
  await takeInDue(office.database, exchange.means(at('10T09:00')))
  expect(await count('DVC-33')).toBe(1)
})

test('a file that breaks off keeps no other message back, and is fetched when it comes whole', async () => {
  const path = '/files/6'
  exchange.portal.files.set(path, Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF'))
  exchange.portal.broken.add(path)
  const files = [{ url: `${exchange.url}${path}`, name: 'to-khai.pdf', component: 1 }]
  exchange.portal.messages.push(
    message('submission', 'DVC-61', '11T08:00', { files }),
    message('submission', 'DVC-62', '11T08:01')
  )
  const portal = { url: exchange.url, key: exchange.portal.key }
  const pull = () => pullMessages(office.database, portal, exchange.means(at('11T09:00')))
  expect(await pull()).toBe(2)
  expect([await count('DVC-61'), await count('DVC-62')]).toEqual([0, 1])
  expect(await pull()).toBe(0)
  exchange.portal.broken.delete(path)
  await takeInDue(office.database, exchange.means(at('11T15:00')))
  expect(await count('DVC-61')).toBe(1)
})
