import { beforeAll, describe, expect, test } from 'vitest'
import { TestServer } from './fixtures/test-server.tsx'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start()
})

describe('errors', () => {
  test('an unknown page says so, with the reader’s words', async () => {
    const page = await server.get('/nowhere?lang=en')
    expect(page.statusCode).toBe(404)
    expect(page.body).toContain('There is no page “/nowhere”')
    expect((await server.get('/<script>alert(1)</script>')).body).not.toContain('<script>alert')
  })

  test('under /api every error is a problem by RFC 9457', async () => {
    const answer = await server.get('/api/nowhere', { 'accept-language': 'en' })
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.json()).toEqual({
      type: '/api/docs#not_found',
      title: 'Not found',
      status: 404,
      detail: 'There is no page “/api/nowhere”. The address may be mistyped or out of date.',
      instance: '/api/nowhere',
      code: 'http.error.no_such_page',
      request_id: answer.headers['x-request-id'],
      errors: []
    })
  })

  test('programs that want JSON of a page get a problem too', async () => {
    expect((await server.get('/nowhere', { accept: 'application/json' })).headers['content-type']).toContain(
      'problem+json'
    )
  })

  test('an id that cannot be one is not found', async () => {
    expect((await server.get('/units/abc')).statusCode).toBe(404)
    expect((await server.get('/units/0197c0de-0000-7000-8000-000000000000')).statusCode).toBe(404)
  })

  test('what nobody foresaw is a 500 with the number of the request and nothing else', async () => {
    const page = await server.get('/bug')
    expect(page.statusCode).toBe(500)
    expect(page.body).toContain(page.headers['x-request-id'])
    expect(page.body).not.toContain('secret')
  })

  const long = 'x'.repeat(3000)
  test.each([
    ['/when?q=%00', 422],
    ['/units/%00', 404],
    ['/%E0%A4%A', 400],
    ['/when?q=%E0%A4%A', 200],
    ['/when?q=LONG&q=LONG&q=LONG', 414],
    ['/units/LONG', 414],
    ['//evil.example/', 404],
    ['/overflow?n=99999999999999', 422],
    ['/overflow?n=abc', 422],
    ['/api/when/../../etc/passwd', 404]
  ])('%s -> %i', async (url, status) => {
    expect((await server.get(url.replaceAll('LONG', long))).statusCode).toBe(status)
  })

  test('an address that no server would read is answered in every language', async () => {
    const url = await server.app.listen({ port: 0, host: '127.0.0.1' })
    const answer = await fetch(`${url}/${'x'.repeat(20_000)}`)
    expect(answer.status).toBe(431)
    expect(await answer.text()).toMatch(/địa chỉ quá dài.*\n.*too long.*\n.*zu lang/)
  })

  test('who must sign in is offered to, and comes back', async () => {
    server.actor = null
    const page = await server.get('/mine?at=2025-06-30')
    expect(page.statusCode).toBe(401)
    expect(page.body).toContain('/sign-in?return_to=%2Fmine%3Fat%3D2025-06-30')
  })
})
