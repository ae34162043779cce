import { beforeAll, describe, expect, test } from 'vitest'
import { hoa, html, TestServer } from './fixtures/test-server.tsx'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start()
})

describe('posting', () => {
  test('without a token, or with a foreign one, changes nothing', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', ...html }
    const bare = await server.app.inject({
      method: 'POST',
      url: '/words',
      payload: 'word=abc',
      headers: form
    })
    expect(bare.statusCode).toBe(403)
    expect((await server.post('/words', { word: 'abc', _csrf: 'wrong' })).statusCode).toBe(403)
    expect(
      (await server.post('/words', { word: 'abc' }, { 'sec-fetch-site': 'cross-site' })).statusCode
    ).toBe(403)
    const api = await server.app.inject({ method: 'POST', url: '/api/words', payload: { word: 'abc' } })
    expect(api.json()).toMatchObject({ status: 403, code: 'http.error.stale_form' })
  })

  test('leads on, and the next page says once what was done', async () => {
    const done = await server.post('/words?at=2025-06-30', { word: 'Mây' })
    expect(done.statusCode).toBe(303)
    expect(done.headers.location).toBe('/when?at=2025-06-30&word=M%C3%A2y')
    const [said] = done.cookies.filter(({ name }) => name === 'haicap_say')
    const cookie = `haicap_say=${encodeURIComponent(said?.value ?? '')}`
    const next = await server.get('/when', { ...html, cookie })
    expect(next.body).toContain('Bạn đã đăng nhập với tên Mây.')
    expect(next.cookies).toContainEqual(expect.objectContaining({ name: 'haicap_say', value: '' }))
    expect((await server.get('/when', { ...html, cookie: 'haicap_say=forged.abc' })).body).not.toContain(
      'Bạn đã đăng nhập'
    )
  })

  test('what a form holds that nobody sees is left out, also where files come with it', async () => {
    const done = await server.post('/words', { word: '\u202AMâ\u200By\u202C' })
    expect(done.headers.location).toBe('/when?word=M%C3%A2y')
    const file = new File(['\u202Ex'], 'x.txt')
    const sent = await server.upload('/files', { note: 'Sa\u00ADpa', file })
    expect(sent.json()).toMatchObject({ note: 'Sapa', size: 4 })
  })

  test('mistakes come back in the same form, at their field', async () => {
    const page = await server.post('/words', { word: 'quá dài rồi' })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('value="quá dài rồi"')
    expect(page.body).toContain('<p class="error">Không được quá 5 ký tự.</p>')
    const nul = await server.post('/words', { word: 'a\u0000' })
    expect(nul.statusCode).toBe(422)
    const refused = await server.post('/words', { word: 'no' })
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toMatch(/<p class="summary">Khóa “no”/)
  })

  test('JSON with a bearer needs no token; mistakes are problems', async () => {
    server.actor = hoa
    const send = (payload: string, type = 'application/json') =>
      server.app.inject({
        method: 'POST',
        url: '/api/words',
        payload,
        headers: { authorization: 'Bearer t', 'content-type': type, 'accept-language': 'en' }
      })
    expect((await send('{"word":"abc"}')).json()).toEqual({ said: 'Nguyễn Thị Hoà: abc' })
    expect((await send('{"word":')).json()).toMatchObject({ status: 400, code: 'http.error.malformed_json' })
    expect((await send('')).json()).toMatchObject({ status: 400 })
    expect((await send('{"word":"a\\u0000"}')).json()).toMatchObject({
      status: 422,
      errors: [{ path: 'word' }]
    })
    expect((await send('{"word":"abcdef"}')).json()).toMatchObject({
      status: 422,
      errors: [{ path: 'word', detail: 'This may have at most 5 characters.' }]
    })
    expect((await send('{"word":"no"}')).json()).toMatchObject({ status: 409, title: 'This cannot be done' })
    expect((await send('{"word":"bug"}')).json()).toMatchObject({ status: 500, errors: [] })
    expect((await send('word', 'text/plain')).json()).toMatchObject({ status: 415 })
    expect((await send(JSON.stringify({ word: 'x'.repeat(2 ** 20) }))).json()).toMatchObject({
      status: 413,
      detail: expect.stringContaining('1 MB')
    })
    expect((await send('{"__proto__":{"word":"x"},"word":"abc"}')).statusCode).toBe(400)
    server.actor = null
    expect((await send('{"word":"abc"}')).headers['www-authenticate']).toBe('Bearer realm="haicap"')
  })
})
