import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { testProvince } from '../../../../tests/support/localities.ts'
import type { Database } from '../../../platform/database/index.ts'
import { announceDue } from '../announcements/index.ts'
import { changeoverSite, mai, type Seat, van } from '../fixtures/visitor.ts'

const seat: Seat = { actor: van }
let database: Database
let app: FastifyInstance
beforeAll(async () => {
  database = await testDatabase(await testProvince())
  app = await changeoverSite(database, seat, '2026-11-24')
  return () => app.close()
})

const plan = {
  format: 'haicap.plan/1',
  title: 'Đổi tên xã Đại Đồng',
  decision: { number: '30/NQ-TN', issued_on: '2026-11-01' },
  effective_on: '2027-01-01',
  operations: [
    {
      id: '1',
      clause: 'khoản 1',
      act: 'rename',
      unit: 'area',
      from: [{ code: '99110' }],
      into: [{ name: 'Đại Đồng Mới' }]
    }
  ]
}

type Headers = Record<string, string>
async function call(
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  payload?: unknown,
  headers: Headers = {}
) {
  const all = {
    authorization: 'Bearer test',
    ...(payload !== undefined && { 'content-type': 'application/json' }),
    ...headers
  }
  const body =
    payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }
  const answer = await app.inject({ method, url, headers: all, ...body })
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
}

test('a plan is imported once for one key, checked, enacted once, and revoked before its day', async () => {
  const key = { 'idempotency-key': 'nhap-1' }
  const imported = await call('POST', '/api/plans', plan, key)
  expect(imported).toMatchObject({ status: 201, body: { operations: 1 } })
  expect((await call('POST', '/api/plans', plan, key)).body).toEqual(imported.body)
  expect(await call('POST', '/api/plans', { ...plan, title: 'Khác' }, key)).toMatchObject({ status: 409 })
  const path = `/api/plans/${imported.body.id}`
  expect(await call('GET', path)).toMatchObject({
    status: 200,
    body: { state: 'draft', revision: 1, plan: { title: plan.title, effective_on: '2027-01-01' } }
  })
  expect(await call('POST', `${path}/check`)).toMatchObject({
    status: 200,
    body: { ready: true, problems: [], counts: { alters: { areas: 1 } } }
  })
  expect((await call('POST', `${path}/rehearse`)).body).toMatchObject({ ready: true })

  const enacting = { 'idempotency-key': 'ban-hanh-1' }
  const both = await Promise.all([
    call('POST', `${path}/enact`, undefined, enacting),
    call('POST', `${path}/enact`, undefined, enacting)
  ])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(await call('POST', `${path}/enact`)).toMatchObject({
    status: 409,
    body: { code: 'changeover.refusal.enacted_already' }
  })
  expect((await call('GET', '/api/plans')).body.items[0]).toMatchObject({
    id: imported.body.id,
    state: 'enacted'
  })
  expect(await call('POST', `${path}/revoke`, { reason: '' })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'reason' }] }
  })
  expect(await call('POST', `${path}/revoke`, { reason: 'Nhầm tên' })).toMatchObject({ status: 200 })
  expect((await call('GET', path)).body).toMatchObject({
    state: 'revoked',
    enactment: null,
    revocations: [{ reason: 'Nhầm tên' }]
  })
})

describe('what is wrong with a plan is told with line and column, all at once', () => {
  test('JSON', async () => {
    const text = `{\n  "format": "haicap.plan/1",\n  "title": "Thử",\n  "decision": "1/NQ",\n  "effective_on": "2027-02-30",\n  "operations": [{ "id": "1", "act": "merg" }]\n}`
    const { status, body } = await call('POST', '/api/plans', text)
    expect(status).toBe(422)
    expect(body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ line: 5, column: 19 }),
        expect.objectContaining({ line: 6 })
      ])
    )
  })
  test('text that is no JSON, or not even text', async () => {
    expect(await call('POST', '/api/plans', '{"a":')).toMatchObject({
      status: 422,
      body: { errors: [{ line: 1 }] }
    })
    const bytes = await app.inject({
      method: 'POST',
      url: '/api/plans',
      headers: { authorization: 'Bearer x', 'content-type': 'text/csv' },
      payload: Buffer.from([0xff, 0xfe, 0x00])
    })
    expect(bytes.statusCode).toBe(422)
  })
  test('a kind of content that nobody can read as a plan', async () => {
    expect(await call('POST', '/api/plans', '<plan/>', { 'content-type': 'application/xml' })).toMatchObject({
      status: 415
    })
    expect((await call('POST', '/api/plans', undefined)).status).toBe(422)
  })
  test('too large', async () => {
    expect(
      (await call('POST', '/api/plans', 'x'.repeat(1_100_000), { 'content-type': 'text/csv' })).status
    ).toBe(413)
  })
})

test('a plan goes out as JSON and CSV and comes in again the same', async () => {
  const { items } = (await call('GET', '/api/plans')).body
  const first = items.at(-1)
  for (const [ending, type] of [
    ['json', 'application/json'],
    ['csv', 'text/csv']
  ]) {
    const file = await app.inject({ url: `/api/plans/${first.id}/export.${ending}` })
    expect(file.headers['content-disposition']).toContain(`.${ending}`)
    const again = await app.inject({
      method: 'POST',
      url: '/api/plans?propose=no',
      headers: { authorization: 'Bearer x', 'content-type': type },
      payload: file.rawPayload
    })
    expect([ending, again.json()]).toEqual([ending, { id: expect.any(String), operations: first.operations }])
  }
})

test('reading is public; doing wants somebody who may', async () => {
  seat.actor = null
  expect((await call('GET', '/api/plans')).status).toBe(200)
  expect(await call('POST', '/api/plans', plan)).toMatchObject({ status: 401 })
  seat.actor = mai
  expect(await call('POST', '/api/plans', plan)).toMatchObject({ status: 403 })
  seat.actor = van
  expect(await call('GET', '/api/plans/nothing')).toMatchObject({ status: 404 })
})

test('the feed tells what has taken effect, page by page, and nothing before its day', async () => {
  await announceDue(database, { today: '2026-11-24' })
  const first = (await call('GET', '/api/events?limit=5')).body
  expect(first.items).toHaveLength(5)
  expect(first.items[0]).toMatchObject({
    specversion: '1.0',
    source: 'urn:haicap:thu-nghiem',
    datacontenttype: 'application/json'
  })
  const ids = new Set<string>()
  for (let after = '0'; ; ) {
    const { items, next } = (await call('GET', `/api/events?after=${after}&limit=50`)).body
    if (items.length === 0) break
    for (const { id, data } of items) {
      expect(ids.has(id)).toBe(false)
      expect(data.day <= '2026-11-24').toBe(true)
      ids.add(id)
    }
    after = next
  }
  expect(ids.size).toBeGreaterThan(20)
  expect(await call('GET', '/api/events?after=-1')).toMatchObject({ status: 422 })
})

test('the description names every route', async () => {
  const { paths } = (await call('GET', '/api/openapi.json')).body
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      '/api/plans',
      '/api/plans/{id}/enact',
      '/api/plans/{id}/export.csv',
      '/api/events'
    ])
  )
})
