import { beforeAll, expect, test } from 'vitest'
import { TestServer } from './fixtures/test-server.tsx'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start()
})

test('every page carries the headers that keep it safe', async () => {
  const { headers } = await server.get('/when')
  const policy = String(headers['content-security-policy'])
  expect(policy).toMatch(/script-src 'nonce-[0-9a-f]{32}'/)
  expect(policy).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
  expect(policy).not.toContain('unsafe')
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
  expect(headers).not.toHaveProperty('x-powered-by')
})

test('health: the process answers, and so does the database', async () => {
  expect((await server.get('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await server.get('/readyz')).json()).toMatchObject({ status: 'ready' })
})

test('too many requests are refused, saying when to come back', async () => {
  const narrow = await TestServer.start({ requestsPerMinute: 2 })
  const codes = []
  for (let i = 0; i < 3; i++) codes.push((await narrow.get('/when')).statusCode)
  expect(codes).toEqual([200, 200, 429])
  expect((await narrow.get('/when')).headers['retry-after']).toBeDefined()
  expect((await narrow.get('/healthz')).statusCode).toBe(200)
})
