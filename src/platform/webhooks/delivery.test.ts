import { sql } from 'kysely'
import { Webhook as Verifier } from 'standardwebhooks'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, read, write } from '../database/index.ts'
import { perform, systemActor } from '../record/index.ts'
import { claim } from './deliver.ts'
import { allReadable, happened, openHarbour, ownerOf } from './fixtures/harbour.ts'
import { Listener } from './fixtures/listener.ts'
import {
  deliverEvents,
  endWebhook,
  listWebhooks,
  makeWebhook,
  pauseWebhook,
  poster,
  resumeWebhook,
  retryWebhook,
  rotateSecret,
  secretOf,
  skipDelivery,
  startWebhooks
} from './index.ts'
import { stuckDeliveries } from './list.ts'

const hoa = systemActor('Nguyễn Thị Hoà')
const privateAddresses = true
const post = poster({ privateAddresses })
let database: Database
beforeEach(async () => {
  database = await testDatabase()
  await openHarbour(database)
})

interface Ear {
  listener: Listener
  id: string
  secret: string
}

/** An address that listens, until the test is done. */
async function ear(types?: string[]): Promise<Ear> {
  const listener = new Listener()
  onTestFinished(() => listener.close())
  const input = { url: await listener.open(), ...(types && { types }) }
  const { id, secretId } = await perform(database, makeWebhook({ privateAddresses }), hoa, input)
  return { listener, id, secret: await read(database, (tx) => secretOf(tx, secretId)) }
}

const arrives = (ship: string) => write(database, (tx) => happened(tx, ship))
/** Tells what can be told so many seconds from now. */
async function deliver(seconds = 0): Promise<number> {
  await allReadable(database)
  return deliverEvents(database, { post, now: () => new Date(Date.now() + seconds * 1000) })
}
const idsOf = ({ listener }: Ear) => listener.got.map(({ id }) => id)

test('an event whose transaction commits late is not skipped by those that began after and ended before it', async () => {
  const office = await ear()
  const slow = await ownerOf(database)
  onTestFinished(() => slow.end())
  await slow.query('begin')
  const early = await slow.query(
    "insert into harbour_event (ship, type) values ('Sông Thao', 'ship.arrived') returning id"
  )
  const late = await arrives('Sông Lô')
  expect(await deliverEvents(database, { post })).toBe(0)
  await slow.query('commit')
  await deliver()
  await deliver()
  expect(idsOf(office)).toEqual([early.rows[0].id, late])
})

test('what is rolled back is never told', async () => {
  const office = await ear()
  const rolledBack = write(database, async (tx) => {
    await happened(tx, 'Sông Đà')
    throw new Error('changed my mind')
  })
  await expect(rolledBack).rejects.toThrow('changed my mind')
  expect(await deliver()).toBe(0)
  expect(office.listener.got).toEqual([])
})

test('several workers at once tell each event once, in order', async () => {
  const office = await ear()
  office.listener.delay = 5
  const told = []
  for (let n = 0; n < 60; n += 1) told.push(await arrives(`Tàu ${n}`))
  const counts = await Promise.all([deliver(), deliver(), deliver(), deliver()])
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60)
  expect(idsOf(office)).toEqual(told)
})

test('a library of others finds the signature good, and that of a changed body bad', async () => {
  const office = await ear()
  await arrives('Hồng Hà')
  await deliver()
  const { headers, body } = office.listener.requests[0] ?? { headers: {}, body: '' }
  const verifier = new Verifier(office.secret)
  const given = headers as Record<string, string>
  expect(verifier.verify(body, given)).toMatchObject({
    type: 'harbour.ship.arrived',
    subject: 'ship/Hồng Hà'
  })
  expect(given['webhook-id']).toBe(idsOf(office)[0])
  expect(() => verifier.verify(body.replace('Hồng', 'Thanh'), given)).toThrow()
  expect(() => new Verifier(`${office.secret.slice(0, -6)}AAAAA=`).verify(body, given)).toThrow()
})

test('after a rotation both secrets are good for the time given, then only the new one', async () => {
  const office = await ear()
  const { secretId } = await perform(database, rotateSecret, hoa, { id: office.id, hours: 2 })
  const fresh = await read(database, (tx) => secretOf(tx, secretId))
  await arrives('Chảy')
  await deliver()
  await arrives('Chảy')
  await deliver(3 * 3600)
  const verdict = (secret: string) =>
    office.listener.requests.map(({ headers, body }) => {
      try {
        return Boolean(new Verifier(secret).verify(body, headers as Record<string, string>))
      } catch {
        return false
      }
    })
  expect(verdict(fresh)).toEqual([true, true])
  expect(verdict(office.secret)).toEqual([true, false])
})

test('the secret is neither in the record nor in the answer that a repeated request gets', async () => {
  const office = await ear()
  const bare = office.secret.slice('whsec_'.length)
  for (const table of ['record', 'idempotency']) {
    const kept = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(
      database.db
    )
    expect(kept.rows.filter(({ text }) => text.includes(bare))).toEqual([])
  }
})

test('who is down for long, or slow, holds up nobody; it gets all in order when it is back', async () => {
  const down = await ear()
  const slow = await ear()
  const fine = await ear()
  down.listener.status = 503
  slow.listener.delay = 4000
  const told: string[] = []
  for (let n = 0; n < 30; n += 1) told.push(await arrives(`Tàu ${n}`))
  await allReadable(database)
  const running = [1, 2].map(() => startWebhooks(database, { privateAddresses, every: 30 }))
  await vi.waitFor(() => expect(idsOf(fine)).toEqual(told), 3000)
  await Promise.all(running.map((loop) => loop.stop()))
  slow.listener.delay = 0
  expect(slow.listener.got.length).toBeLessThan(10)

  for (const hours of [1, 2, 4, 8, 24]) await deliver(hours * 3600)
  const [first] = await read(database, listWebhooks)
  expect(first).toMatchObject({ waiting: 30, tried: 1, failures: 6, lastError: 'HTTP 503' })
  down.listener.status = 200
  await deliver(48 * 3600)
  expect(idsOf(down)).toEqual(told)
  expect((await read(database, listWebhooks))[0]).toMatchObject({ waiting: 0, failures: 0, lastError: null })
})

test('what comes after a refused event of the same subject waits with it; other subjects do not', async () => {
  const office = await ear()
  office.listener.status = 422
  office.listener.words = 'No such ship'
  const first = await arrives('Sông Gâm')
  await deliver()
  office.listener.status = 200
  const second = await arrives('Sông Gâm')
  const other = await arrives('Sông Lô')
  await deliver()
  expect(idsOf(office)).toEqual([other])
  expect(await read(database, (tx) => stuckDeliveries(tx, office.id, { limit: 9 }))).toMatchObject([
    { eventId: first, attempts: 1, answer: 'HTTP 422 No such ship' }
  ])
  await deliver(61)
  expect(idsOf(office)).toEqual([other, first, second])
})

test('an event may be skipped with a reason: then what waited behind it goes on', async () => {
  const office = await ear()
  office.listener.status = 400
  const first = await arrives('Sông Gâm')
  await deliver()
  office.listener.status = 200
  const second = await arrives('Sông Gâm')
  const [stuck] = await read(database, (tx) => stuckDeliveries(tx, office.id, { limit: 9 }))
  const input = { id: office.id, delivery: stuck?.seq }
  await expect(perform(database, skipDelivery, hoa, { ...input, reason: ' ' })).rejects.toMatchObject({
    status: 422
  })
  await perform(database, skipDelivery, hoa, { ...input, reason: 'Tàu đã bị xóa tên' })
  await deliver()
  expect(idsOf(office)).toEqual([second])
  const kept = await sql`select reason, before from record where act = 'webhooks.skip'`.execute(database.db)
  expect(kept.rows).toMatchObject([{ reason: 'Tàu đã bị xóa tên', before: { eventId: first } }])
})

test('an address that refuses everything is left alone, not asked for each event', async () => {
  const office = await ear()
  office.listener.status = 500
  for (let n = 0; n < 40; n += 1) await arrives(`Tàu ${n}`)
  await deliver()
  expect(office.listener.requests).toHaveLength(5)
  await perform(database, retryWebhook, hoa, { id: office.id })
  office.listener.status = 200
  expect(await deliver()).toBe(40)
})

test('what happens in a pause waits; after the end of an address nothing is kept for it', async () => {
  const office = await ear()
  await perform(database, pauseWebhook, hoa, { id: office.id, reason: 'Bảo trì' })
  const waited = await arrives('Hồng Hà')
  expect(await deliver()).toBe(0)
  await perform(database, resumeWebhook, hoa, { id: office.id })
  await deliver()
  expect(idsOf(office)).toEqual([waited])
  await arrives('Hồng Hà')
  office.listener.status = 503
  await deliver()
  expect(await perform(database, endWebhook, hoa, { id: office.id })).toMatchObject({ dropped: 1 })
  await expect(perform(database, resumeWebhook, hoa, { id: office.id })).rejects.toMatchObject({
    status: 404
  })
  const left = await sql`select seq from webhook_delivery`.execute(database.db)
  expect(left.rows).toEqual([])
})

test('whoever ends an address in the middle of a batch means at once', async () => {
  const office = await ear()
  const [first] = [await arrives('Hồng Hà'), await arrives('Sông Chảy'), await arrives('Nậm Thi')]
  await allReadable(database)
  await deliverEvents(database, {
    post: async (...posting) => {
      const answer = await post(...posting)
      await perform(database, endWebhook, hoa, { id: office.id })
      return answer
    }
  })
  expect(idsOf(office)).toEqual([first])
})

test('an address is told of what it wants, from the moment when it was set up', async () => {
  await arrives('Trước đó')
  await allReadable(database)
  const tides = await ear(['harbour.tide.*'])
  const all = await ear()
  const arrived = await arrives('Sau đó')
  const turned = await write(database, (tx) => happened(tx, 'Sau đó', 'tide.turned'))
  await deliver()
  expect(idsOf(tides)).toEqual([turned])
  expect(idsOf(all)).toEqual([arrived, turned])
  const wrong = perform(database, makeWebhook({ privateAddresses }), hoa, {
    url: 'https://example.org/',
    types: ['harbour.ship.sunk']
  })
  await expect(wrong).rejects.toMatchObject({ status: 422 })
})

test('what a worker that died had taken up is told by another, once the claim runs out', async () => {
  const office = await ear()
  const id = await arrives('Hồng Hà')
  await allReadable(database)
  await deliverEvents(database, {
    now: () => new Date(),
    post: async () => {
      throw new Error('killed')
    }
  }).catch(() => undefined)
  await claim(database, new Date(), 1)
  expect(await deliver(200)).toBe(0)
  expect(await deliver(301)).toBe(1)
  expect(idsOf(office)).toEqual([id])
})
