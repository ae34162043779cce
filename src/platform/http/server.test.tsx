import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../../tests/support/database.ts'
import { config } from '../config.ts'
import type { Database } from '../database/index.ts'
import { notFound, refusal } from '../problem.ts'
import type { Actor } from '../record/index.ts'
import {
  asOf,
  blankForm,
  buildServer,
  type Form,
  type Room,
  signedIn,
  uploadedFile,
  type View
} from './index.ts'

const hoa: Actor = { subject: 'hoa', name: 'Nguyễn Thị Hoà', mayChangeRegister: true }
const site = {
  name: { vi: 'Tỉnh Thử', en: 'Test Province', de: 'Testprovinz' },
  timeZone: 'Asia/Ho_Chi_Minh',
  exampleDates: []
}

const WordForm = ({ view, form }: { view: View; form: Form }) => (
  <form method="post">
    <input type="hidden" name="_csrf" value={view.csrf} />
    <input name="word" value={form.field('word').value} />
    <p class="error">{form.field('word').error}</p>
    <p class="summary">{form.summary}</p>
  </form>
)

/** A room that does whatever the tests ask of a room. */
const room: Room = {
  name: 'test',
  api: async (app) => {
    const schema = {
      tags: ['Test'],
      summary: 'Says when',
      querystring: asOf,
      response: { 200: z.object({ at: z.string(), known: z.string().nullable() }) }
    }
    app.get('/when', { schema }, async ({ at, known }) => ({ at, known }))
    app.post(
      '/words',
      {
        schema: {
          tags: ['Test'],
          body: z.object({ word: z.string().max(5) }),
          response: { 200: z.object({ said: z.string() }) }
        }
      },
      async (request) => {
        const { word } = request.body
        if (word === 'no')
          throw refusal('record.refusal.constraint', { constraint: 'c', table: 't' }, [
            { path: 'word', messageKey: 'record.input.required' }
          ])
        if (word === 'bug') throw new Error('secret detail')
        return { said: `${signedIn(request).name}: ${word}` }
      }
    )
  },
  pages: async (app, { database }) => {
    app.get('/when', (request, reply) =>
      reply.page(<p id="when">{`${request.at} ${request.known} ${request.view.href('/x')}`}</p>, {
        title: 'When'
      })
    )
    app.get('/units/:id', { schema: { params: z.object({ id: z.uuid() }) } }, async () => {
      throw notFound('http.error.not_found')
    })
    app.get('/bug', async () => {
      throw new Error('secret detail')
    })
    app.get('/overflow', async (request) => {
      await sql`select ${(request.query as { n: string }).n}::int`.execute(database.db)
    })
    app.get('/mine', async (request, reply) => reply.page(<p>{signedIn(request).name}</p>, { title: 'Mine' }))
    app.get('/words', (request, reply) =>
      reply.page(<WordForm view={request.view} form={blankForm()} />, { title: 'Words' })
    )
    app.post('/words', (request, reply) =>
      reply.form({
        input: z.object({ word: z.string().min(1).max(5) }),
        act: ({ word }) => {
          if (word === 'no') throw refusal('record.refusal.key_reused', { key: word })
          return word
        },
        done: (word) => ({
          to: '/when',
          params: { word },
          say: { key: 'identity.done.signed_in', params: { name: word } }
        }),
        again: (form) => ({ page: <WordForm view={request.view} form={form} />, title: 'Words' })
      })
    )
    app.post(
      '/files',
      { schema: { body: z.object({ note: z.string(), file: uploadedFile }) } },
      async (request) => {
        const { note, file } = request.body
        return { note, name: file.filename, size: file.data.length }
      }
    )
  }
}

let app: FastifyInstance
let database: Database
let who: Actor | null = null
beforeAll(async () => {
  database = await testDatabase()
  const settings = config({
    HAICAP_LOG_LEVEL: 'silent',
    HAICAP_TODAY: '2025-10-20',
    HAICAP_SESSION_SECRET: 's'.repeat(32)
  })
  const identity = { identify: async () => who, routes: async () => undefined }
  app = await buildServer({ database, config: settings, site, rooms: [room], identity })
  return () => app.close()
})

const html = { accept: 'text/html' }
const get = (url: string, headers: Record<string, string> = html) => app.inject({ url, headers })

/** Cookies and token of a page with a form. */
async function opened(url = '/words') {
  const page = await get(url)
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const cookie = page.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  return { token, cookie }
}

async function post(url: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const { token, cookie } = await opened()
  const payload = new URLSearchParams({ _csrf: token, ...fields }).toString()
  const type = 'application/x-www-form-urlencoded'
  return app.inject({
    method: 'POST',
    url,
    payload,
    headers: { ...html, cookie, 'content-type': type, ...headers }
  })
}

describe('the day', () => {
  test('is the present one unless the address names another', async () => {
    expect((await get('/api/when')).json()).toEqual({ at: '2025-10-20', known: null })
    expect((await get('/api/when?at=2025-06-30&known=2025-07-02T08:00:00%2B07:00')).json()).toEqual({
      at: '2025-06-30',
      known: '2025-07-02T01:00:00Z'
    })
  })

  test('a day of knowledge ends at midnight of the province', async () => {
    expect((await get('/api/when?known=2025-07-02')).json()).toMatchObject({ known: '2025-07-02T17:00:00Z' })
  })

  test('is kept in links, when it was chosen', async () => {
    expect((await get('/when')).body).toContain('2025-10-20 null /x<')
    expect((await get('/when?at=2025-06-30')).body).toContain('/x?at=2025-06-30<')
  })

  test.each([
    'at=2025-02-30',
    'at=yesterday',
    'at=2025-07-01&at=2025-07-02',
    'at=0000-01-01',
    "at=';drop table record--"
  ])('that does not exist is named: %s', async (query) => {
    const page = await get(`/when?${query}`)
    expect(page.statusCode).toBe(422)
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).toMatch(/<strong>at: <\/strong>Đây không phải là một ngày/)
    const problem = await get(`/api/when?${query}`, { 'accept-language': 'de' })
    expect(problem.statusCode).toBe(422)
    expect(problem.json()).toMatchObject({
      status: 422,
      errors: [{ path: 'at', code: 'http.error.not_a_day' }]
    })
  })
})

describe('the language', () => {
  test.each([
    ['/when', {}, 'vi'],
    ['/when', { 'accept-language': 'fr, de;q=0.8, en;q=0.9' }, 'en'],
    ['/when?lang=de', { 'accept-language': 'en' }, 'de'],
    ['/when', { cookie: 'haicap_language=de', 'accept-language': 'en' }, 'de'],
    ['/when?lang=xx', {}, 'vi']
  ])('%s %j -> %s', async (url, headers, language) => {
    const page = await get(url, { ...html, ...headers } as Record<string, string>)
    expect(page.body).toMatch(new RegExp(`<html[^>]* lang="${language}"`))
    expect(page.headers['content-language']).toBe(language)
  })

  test('once chosen it is kept', async () => {
    expect((await get('/when?lang=en')).cookies).toContainEqual(
      expect.objectContaining({ name: 'haicap_language', value: 'en' })
    )
  })
})

describe('errors', () => {
  test('an unknown page says so, with the reader’s words', async () => {
    const page = await get('/nowhere?lang=en')
    expect(page.statusCode).toBe(404)
    expect(page.body).toContain('There is no page “/nowhere”')
    expect((await get('/<script>alert(1)</script>')).body).not.toContain('<script>alert')
  })

  test('under /api every error is a problem by RFC 9457', async () => {
    const answer = await get('/api/nowhere', { 'accept-language': 'en' })
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
    expect((await get('/nowhere', { accept: 'application/json' })).headers['content-type']).toContain(
      'problem+json'
    )
  })

  test('an id that cannot be one is not found', async () => {
    expect((await get('/units/abc')).statusCode).toBe(404)
    expect((await get('/units/0197c0de-0000-7000-8000-000000000000')).statusCode).toBe(404)
  })

  test('what nobody foresaw is a 500 with the number of the request and nothing else', async () => {
    const page = await get('/bug')
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
    expect((await get(url.replaceAll('LONG', long))).statusCode).toBe(status)
  })

  test('an address that no server would read is answered in every language', async () => {
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const answer = await fetch(`${url}/${'x'.repeat(20_000)}`)
    expect(answer.status).toBe(431)
    expect(await answer.text()).toMatch(/địa chỉ quá dài.*\n.*too long.*\n.*zu lang/)
  })

  test('who must sign in is offered to, and comes back', async () => {
    who = null
    const page = await get('/mine?at=2025-06-30')
    expect(page.statusCode).toBe(401)
    expect(page.body).toContain('/sign-in?return_to=%2Fmine%3Fat%3D2025-06-30')
  })
})

describe('posting', () => {
  test('without a token, or with a foreign one, changes nothing', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', ...html }
    const bare = await app.inject({ method: 'POST', url: '/words', payload: 'word=abc', headers: form })
    expect(bare.statusCode).toBe(403)
    expect((await post('/words', { word: 'abc', _csrf: 'wrong' })).statusCode).toBe(403)
    expect((await post('/words', { word: 'abc' }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    const api = await app.inject({ method: 'POST', url: '/api/words', payload: { word: 'abc' } })
    expect(api.json()).toMatchObject({ status: 403, code: 'http.error.stale_form' })
  })

  test('leads on, and the next page says once what was done', async () => {
    const done = await post('/words?at=2025-06-30', { word: 'Mây' })
    expect(done.statusCode).toBe(303)
    expect(done.headers.location).toBe('/when?at=2025-06-30&word=M%C3%A2y')
    const [said] = done.cookies.filter(({ name }) => name === 'haicap_say')
    const cookie = `haicap_say=${encodeURIComponent(said?.value ?? '')}`
    const next = await get('/when', { ...html, cookie })
    expect(next.body).toContain('Bạn đã đăng nhập với tên Mây.')
    expect(next.cookies).toContainEqual(expect.objectContaining({ name: 'haicap_say', value: '' }))
    expect((await get('/when', { ...html, cookie: 'haicap_say=forged.abc' })).body).not.toContain(
      'Bạn đã đăng nhập'
    )
  })

  test('mistakes come back in the same form, at their field', async () => {
    const page = await post('/words', { word: 'quá dài rồi' })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('value="quá dài rồi"')
    expect(page.body).toContain('<p class="error">Không được quá 5 ký tự.</p>')
    const nul = await post('/words', { word: 'a\u0000' })
    expect(nul.statusCode).toBe(422)
    const refused = await post('/words', { word: 'no' })
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toMatch(/<p class="summary">Khóa “no”/)
  })

  test('JSON with a bearer needs no token; mistakes are problems', async () => {
    who = hoa
    const send = (payload: string, type = 'application/json') =>
      app.inject({
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
    who = null
    expect((await send('{"word":"abc"}')).headers['www-authenticate']).toBe('Bearer realm="haicap"')
  })
})

describe('uploads', () => {
  async function upload(size: number, name = 'kế hoạch.csv') {
    const { token, cookie } = await opened()
    const body = new FormData()
    body.set('_csrf', token)
    body.set('note', 'ghi chú')
    body.set('file', new File([new Uint8Array(size)], name))
    const request = new Request('http://localhost/', { method: 'POST', body })
    const payload = Buffer.from(await request.arrayBuffer())
    const headers = { ...html, cookie, 'content-type': request.headers.get('content-type') ?? '' }
    return app.inject({ method: 'POST', url: '/files', payload, headers })
  }

  test('arrive with their name beside the other fields', async () => {
    expect((await upload(2 ** 20 * 2)).json()).toEqual({
      note: 'ghi chú',
      name: 'kế hoạch.csv',
      size: 2 ** 21
    })
  })

  test('of more than 20 MB are refused in plain words', async () => {
    for (const megabytes of [20.5, 30]) {
      const page = await upload(megabytes * 2 ** 20)
      expect(page.statusCode).toBe(413)
      expect(page.body).toContain('Tối đa là 20 MB')
    }
  })

  test('that are missing are asked for', async () => {
    const { token, cookie } = await opened()
    const body = new FormData()
    body.set('_csrf', token)
    body.set('note', 'x')
    body.set('file', new File([], ''))
    const request = new Request('http://localhost/', { method: 'POST', body })
    const headers = { ...html, cookie, 'content-type': request.headers.get('content-type') ?? '' }
    const page = await app.inject({
      method: 'POST',
      url: '/files',
      payload: Buffer.from(await request.arrayBuffer()),
      headers
    })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('Hãy chọn một tệp.')
  })
})

test('every page carries the headers that keep it safe', async () => {
  const { headers } = await get('/when')
  const policy = String(headers['content-security-policy'])
  expect(policy).toMatch(/script-src 'nonce-[0-9a-f]{32}'/)
  expect(policy).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
  expect(policy).not.toContain('unsafe')
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
  expect(headers).not.toHaveProperty('x-powered-by')
})

test('health: the process answers, and so does the database', async () => {
  expect((await get('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await get('/readyz')).json()).toMatchObject({ status: 'ready' })
})

test('too many requests are refused, saying when to come back', async () => {
  const settings = config({ HAICAP_LOG_LEVEL: 'silent', HAICAP_SESSION_SECRET: 's'.repeat(32) })
  const narrow = await buildServer({ database, config: settings, site, rooms: [room], requestsPerMinute: 2 })
  const codes = []
  for (let i = 0; i < 3; i++) codes.push((await narrow.inject({ url: '/when', headers: html })).statusCode)
  expect(codes).toEqual([200, 200, 429])
  expect((await narrow.inject({ url: '/when', headers: html })).headers['retry-after']).toBeDefined()
  expect((await narrow.inject('/healthz')).statusCode).toBe(200)
  await narrow.close()
})

describe('the description of the API', () => {
  test('is OpenAPI 3.1 out of the routes’ schemas, without the pages', async () => {
    const document = (await get('/api/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(['/api/when', '/api/words'])
    expect(document.paths['/api/when'].get.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'at',
      'known'
    ])
    expect(document.components.schemas.Problem.required).toContain('detail')
    expect(
      document.paths['/api/words'].post.responses.default.content['application/problem+json'].schema.$ref
    ).toBe('#/components/schemas/Problem')
  })

  test('reads as a page', async () => {
    const page = await get('/api/docs?lang=en')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('POST /api/words')
    expect(page.body).toContain('Says when')
    expect(page.body).toMatch(/<code>word<\/code>/)
  })
})
