import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { write } from '../../../platform/database/index.ts'
import type { CloudEvent } from '../../../platform/webhooks/index.ts'
import { acts } from '../acts/index.ts'
import { at, type Office, smallOffice } from '../fixtures/small-office.ts'
import { type Exchange, message, openExchange } from './fixtures/exchange.ts'
import { type DossierNews, dossierSource } from './source.ts'

let office: Office
let exchange: Exchange
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  exchange = await openExchange(office)
})

const readOn = async (cursor: string, limit = 100) => {
  await exchange.readable()
  return write(office.database, (tx) => dossierSource.next(tx, cursor, limit))
}
const latest = () => write(office.database, (tx) => dossierSource.latest(tx))

test('what happens to a dossier is told in its order, with stable ids and without a word of a person', async () => {
  const before = await latest()
  await office.does(
    'LIEN',
    acts.draft,
    { receptionId: office.gov.body.tt1, facts: office.facts() },
    at('09T07:30')
  )
  const { id, code } = await office.received(at('09T08:00'), 'xac-nhan-dat', { request: 'Xác nhận thửa 12' })
  await office.does('MAI', acts.assign, { id, personId: office.gov.person.MAI }, at('09T08:30'))
  const { events, cursor } = await readOn(before)
  expect(events.map((event) => [event.id, event.type])).toEqual([
    [`${id}/1`, 'haicap.dossier.receive'],
    [`${id}/2`, 'haicap.dossier.assign']
  ])
  const [receive, assign] = events as CloudEvent<DossierNews>[]
  expect(receive).toMatchObject({
    subject: `dossier/${code}`,
    source: 'urn:haicap:muong-thu',
    time: '2026-03-09T01:00:00.000000Z',
    data: {
      procedure: { key: 'xac-nhan-dat', code: '1.012345' },
      phase: 'received',
      national: 2,
      at: '2026-03-09T01:00:00.000000Z',
      learnedAt: '2026-03-09T01:00:00.000000Z',
      promised: expect.stringMatching(/^2026-03-16/),
      bodies: { competent: [{ code: 'u1', name: 'Ủy ban nhân dân xã Bản Pho' }], reception: { code: 'tt1' } }
    }
  })
  expect(assign?.data.national).toBe(4)
  expect(JSON.stringify(events)).not.toMatch(/Vàng Thị Mỷ|010186001234|0912345678|Lò Thị Mai|thửa/)
  expect(await readOn(cursor)).toEqual({ events: [], cursor })
  // Page by page it is the same, drafts left out.
  const first = await readOn(before, 1)
  const second = await readOn(first.cursor, 1)
  expect([...first.events, ...second.events]).toEqual(events)
})

test('what commits late is not skipped', async () => {
  const before = await latest()
  let committed: () => void = () => undefined
  const open = new Promise<void>((done) => {
    committed = done
  })
  const slow = write(office.database, async (tx) => {
    await sql`select pg_current_xact_id()`.execute(tx)
    await open
  })
  await new Promise((done) => setTimeout(done, 100))
  const { id } = await office.received(at('09T09:00'))
  // While an older transaction is open nothing is told, and nothing lost.
  expect((await write(office.database, (tx) => dossierSource.next(tx, before, 10))).events).toEqual([])
  committed()
  await slow
  expect((await readOn(before)).events.map((event) => event.id)).toEqual([`${id}/1`])
})

test('dossiers of the demonstration are told to nobody', async () => {
  const before = await latest()
  await office.received(at('09T08:00'), undefined, { demonstration: true })
  const { code } = await office.received(at('09T08:01'))
  const { events } = await readOn(before)
  expect(events.map(({ subject }) => subject)).toEqual([`dossier/${code}`])
})

test('a message that came late is told with both times', async () => {
  const before = await latest()
  await exchange.take(message('submission', 'DVC-9', '09T08:00'), at('11T08:00'))
  const { events } = await readOn(before)
  expect(events[0]?.data).toMatchObject({
    code: 'DVC-9',
    at: '2026-03-09T01:00:00.000000Z',
    learnedAt: '2026-03-11T01:00:00.000000Z'
  })
})
