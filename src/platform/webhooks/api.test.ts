import type { FastifyInstance } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, write } from '../database/index.ts'
import { type Actor, allRights, noRights } from '../record/index.ts'
import { allReadable, happened, openHarbour } from './fixtures/harbour.ts'
import { Listener } from './fixtures/listener.ts'
import { type Seat, webhookSite } from './fixtures/site.ts'
import { deliverEvents, poster } from './index.ts'

const hoa: Actor = { subject: 'hoa', name: 'Nguyễn Thị Hoà', personId: null, rights: allRights }
const mai: Actor = { ...hoa, subject: 'mai', name: 'Vi Thị Mai', rights: noRights }
const seat: Seat = { actor: hoa }
let database: Database
let app: FastifyInstance
beforeAll(async () => {
  database = await testDatabase()
  await openHarbour(database)
  app = await webhookSite(database, seat)
})

async function call(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, key?: string) {
  const headers = { authorization: 'Bearer test', ...(key && { 'idempotency-key': key }) }
  const answer = await app.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}

test('addresses subscribe and leave', async () => {
  const made = await call('POST', '/api/webhooks', { url: 'https://example.org/su-kien' })
  expect(made).toMatchObject({ status: 201, body: { secret: expect.stringMatching(/^whsec_.{44}$/) } })
  expect((await call('GET', '/api/webhooks')).body.items).toMatchObject([{ id: made.body.id, waiting: 0 }])
  expect(await call('POST', '/api/webhooks', { url: 'ftp://example.org' })).toMatchObject({ status: 422 })
  expect(await call('POST', '/api/webhooks', { url: 'https://a:b@example.org' })).toMatchObject({
    status: 422
  })
  expect((await call('DELETE', `/api/webhooks/${made.body.id}`)).status).toBe(200)
  expect((await call('DELETE', `/api/webhooks/${made.body.id}`)).status).toBe(404)
})

test('only who holds the power sees addresses, sets them up or ends them', async () => {
  for (const [actor, status] of [
    [null, 401],
    [mai, 403]
  ] as const) {
    seat.actor = actor
    expect((await call('GET', '/api/webhooks')).status).toBe(status)
    expect((await call('POST', '/api/webhooks', { url: 'https://example.org/' })).status).toBe(status)
  }
  seat.actor = hoa
})

test('a request that is repeated after a broken connection gets the same secret and makes one address', async () => {
  const body = { url: 'https://example.org/hai-lan' }
  const first = await call('POST', '/api/webhooks', body, 'lap-1')
  expect(await call('POST', '/api/webhooks', body, 'lap-1')).toEqual(first)
  expect((await call('GET', '/api/webhooks')).body.items).toHaveLength(1)
  await call('DELETE', `/api/webhooks/${first.body.id}`)
})

test('a program sees what is stuck, tries again, skips, pauses, goes on and changes the secret', async () => {
  const listener = new Listener()
  listener.status = 400
  const { id, secret } = (await call('POST', '/api/webhooks', { url: await listener.open() })).body
  for (const ship of ['Sông Gâm', 'Sông Lô']) await write(database, (tx) => happened(tx, ship))
  await allReadable(database)
  await deliverEvents(database, { post: poster({ privateAddresses: true }) })
  const path = `/api/webhooks/${id}`
  const { items } = (await call('GET', `${path}/stuck`)).body
  expect(items).toMatchObject([
    { subject: 'ship/Sông Gâm', attempts: 1, answer: 'HTTP 400' },
    { subject: 'ship/Sông Lô' }
  ])
  const reason = 'Tàu đã bị xóa tên'
  expect((await call('POST', `${path}/skip`, { delivery: items[0].seq, reason })).status).toBe(200)
  expect((await call('POST', `${path}/skip`, { delivery: items[0].seq, reason })).status).toBe(404)
  listener.status = 204
  expect((await call('POST', `${path}/retry`, {})).status).toBe(200)
  await deliverEvents(database, { post: poster({ privateAddresses: true }) })
  expect(listener.got.map(({ subject }) => subject)).toEqual(['ship/Sông Lô'])
  listener.close()

  expect((await call('POST', `${path}/pause`, { reason: 'Bảo trì' })).status).toBe(200)
  expect((await call('POST', `${path}/pause`, { reason: 'Bảo trì' })).status).toBe(409)
  expect((await call('GET', '/api/webhooks')).body.items).toMatchObject([{ pause: { reason: 'Bảo trì' } }])
  expect((await call('POST', `${path}/resume`, {})).status).toBe(200)
  const rotated = await call('POST', `${path}/rotate`, { hours: 1 })
  expect(rotated.body).toMatchObject({ id, secret: expect.stringMatching(/^whsec_/) })
  expect(rotated.body.secret).not.toBe(secret)
  expect((await call('POST', `${path}/rotate`, { hours: 1000 })).status).toBe(422)
})

test('the description names every route', async () => {
  const { paths } = (await call('GET', '/api/openapi.json')).body
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining(['/api/webhooks', '/api/webhooks/{id}', '/api/webhooks/{id}/skip'])
  )
})
