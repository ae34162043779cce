import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { h } from 'preact'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { config } from '../config.ts'
import type { Database } from '../database/index.ts'
import { buildServer, type Room, signedIn, signedInCitizen } from '../http/index.ts'
import { Browser, csrf } from './fixtures/browser.ts'
import { my, testPeople } from './fixtures/people.ts'
import { openIdentity } from './index.ts'

const people = testPeople()
const site = {
  name: { vi: 'Tỉnh Thử', en: 'Test', de: 'Test' },
  timeZone: 'Asia/Ho_Chi_Minh',
  exampleDates: []
}
const room: Room = {
  name: 'test',
  api: async (app) => {
    app.get('/me', async (request) => signedIn(request))
    app.post('/change', async (request) => signedIn(request).name)
  },
  pages: async (app) => {
    app.get('/me', async (request) => signedIn(request))
    app.get('/citizen', async (request) => signedInCitizen(request))
    app.get('/my', async (request, reply) =>
      reply.page(h('p', null, signedIn(request).name), { title: 'My' })
    )
    app.get('/here', async (request, reply) =>
      reply.page(h('p', null, request.view.href('/there')), { title: 'Here' })
    )
  }
}

let database: Database
let app: FastifyInstance
beforeAll(async () => {
  database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'haicap-'))
  const settings = config({ HAICAP_DATA: dataDir, HAICAP_LOG_LEVEL: 'silent', PORT: '3999' })
  const identity = await openIdentity(settings, database, people)
  app = await buildServer({ database, config: settings, site, rooms: [room], identity })
  return async () => {
    await app.close()
    await rm(dataDir, { recursive: true })
  }
})

const browserAt = (host?: string) => new Browser(app, host)

describe('signing in', () => {
  test('offers the demonstration officials by name, and comes back to where one was', async () => {
    const browser = browserAt()
    const page = await browser.open('/sign-in?return_to=/api/me%3Fat%3D2025-06-30')
    expect(page.url).toMatch(/^\/demo-sign-in\/interaction\//)
    expect(page.body).toContain('Nguyễn Thị Hồng Vân')
    expect(page.body).toContain('Đây là bản trình diễn')
    expect(page.body).toContain('Trưởng phòng')
    const back = await browser.open(page.url, { _csrf: csrf(page.body), official: 'van' })
    expect(back.url).toBe('/api/me?at=2025-06-30')
    expect(JSON.parse(back.body)).toMatchObject({ subject: 'van', name: 'Nguyễn Thị Hồng Vân' })
  })

  test.each(['127.0.0.1:3999', 'lao-cai.test'])(
    'works by whatever name the browser uses: %s',
    async (host) => {
      const back = await browserAt(host).signIn('khach')
      expect(JSON.parse(back.body)).toMatchObject({
        subject: 'khach',
        name: 'Lý A Sử',
        personId: 'person-khach'
      })
    }
  )

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/%09/evil.example',
    'javascript:alert(1)'
  ])('never leads off the site: %s', async (target) => {
    const back = await browserAt().signIn('van', decodeURIComponent(target))
    expect(back.url).toBe('/')
  })

  test('leaves a session that only the cookie can claim', async () => {
    const browser = browserAt()
    await browser.signIn('van')
    const id = browser.cookies.get('haicap_session')?.value ?? ''
    const { rows } = await sql<{ subject: string; hidden: boolean }>`
      select subject, encode(id_hash, 'escape') <> ${id} as hidden from session where id_hash = sha256(convert_to(${id}, 'utf8'))`.execute(
      database.db
    )
    expect(rows).toEqual([{ subject: 'van', hidden: true }])
    const { statusCode } = await app.inject({ url: '/api/me', headers: { cookie: 'haicap_session=guess' } })
    expect(statusCode).toBe(401)
  })

  test('asks anew each time, so that one can be somebody else', async () => {
    const browser = browserAt()
    await browser.signIn('van')
    expect(JSON.parse((await browser.signIn('khach')).body)).toMatchObject({ subject: 'khach' })
  })

  test('can be broken off, and begun in two windows', async () => {
    const browser = browserAt()
    const page = await browser.open('/sign-in?return_to=/api/me')
    const away = await browser.open(page.url, { _csrf: csrf(page.body) })
    expect(away.status).toBe(400)
    expect(away.body).toContain('Đăng nhập không thành công')
    expect(away.body).toContain('return_to=%2Fapi%2Fme')
    expect((await browser.open('/api/me')).status).toBe(401)
  })

  test('an answer that nobody asked for signs nobody in', async () => {
    const browser = browserAt()
    expect((await browser.open('/sign-in/callback?code=x&state=y')).status).toBe(400)
    expect((await browser.open('/sign-in/callback')).status).toBe(400)
    expect((await browser.open('/demo-sign-in/interaction/none')).status).toBe(400)
    const stranger =
      '/demo-sign-in/auth?client_id=haicap&response_type=code&scope=openid&redirect_uri=https://evil.example/sign-in/callback'
    expect((await browser.open(stranger)).url).toBe('/sign-in/failed')
  })

  test('ends with signing out', async () => {
    const browser = browserAt()
    await browser.signIn('van')
    const cookie = browser.cookies.get('haicap_session')
    const page = await browser.open('/nowhere')
    await browser.open('/sign-out', { _csrf: csrf(page.body) })
    expect(browser.cookies.has('haicap_session')).toBe(false)
    if (cookie) browser.cookies.set('haicap_session', cookie)
    expect((await browser.open('/api/me')).status).toBe(401)
  })

  test('lasts until it expires', async () => {
    const browser = browserAt()
    await browser.signIn('van')
    await sql`delete from session`.execute(database.db)
    expect((await browser.open('/api/me')).status).toBe(401)
  })
})

describe('a citizen', () => {
  test('is whom the provider has verified, comes back to where they were, and is no official', async () => {
    const browser = browserAt()
    const page = await browser.open('/sign-in?return_to=/citizen')
    expect(page.body).toContain(my.name)
    const back = await browser.open(page.url, { _csrf: csrf(page.body), official: my.subject })
    const { name, number, birthDate } = my
    expect(JSON.parse(back.body)).toMatchObject({
      subject: my.subject,
      personId: null,
      citizen: { name, number, birthDate }
    })
    expect((await browser.open('/me')).status).toBe(403)
    expect((await browser.open('/api/me')).status).toBe(403)
    const here = await browser.open('/here')
    expect(here.body).toContain(name)
    expect(here.body).not.toContain('href="/my"')
  })

  test('an official is none, nor is anybody without a sign-in', async () => {
    const browser = browserAt()
    expect((await browser.open('/citizen')).status).toBe(401)
    expect((await browser.signIn('van', '/citizen')).status).toBe(403)
  })

  test('gets no token for a program', async () => {
    const payload = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: my.subject,
      client_secret: 'demonstration'
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const url = '/demo-sign-in/token'
    const answer = await app.inject({ method: 'POST', url, headers, payload: payload.toString() })
    expect(answer.json()).toMatchObject({ error: 'invalid_client' })
  })
})

describe('a program', () => {
  const tokenFor = async (client: string, secret = 'demonstration') => {
    const payload = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client,
      client_secret: secret
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await app.inject({
      method: 'POST',
      url: '/demo-sign-in/token',
      headers,
      payload: payload.toString()
    })
    return answer.json<{ access_token: string; token_type: string }>()
  }
  const call = (authorization: string, cookie = '') =>
    app.inject({
      method: 'POST',
      url: '/api/change',
      headers: { authorization, cookie, 'accept-language': 'en' }
    })

  test('acts with a token of the provider, without a form’s token', async () => {
    const { access_token: access } = await tokenFor('van')
    const answer = await call(`Bearer ${access}`)
    expect(answer.body).toBe('Nguyễn Thị Hồng Vân')
    const me = await app.inject({ url: '/api/me', headers: { authorization: `bearer ${access}` } })
    expect(me.json()).toMatchObject({ subject: 'van', name: 'Nguyễn Thị Hồng Vân', personId: 'person-van' })
  })

  test('gets no token with a wrong secret', async () => {
    expect(await tokenFor('van', 'wrong')).toMatchObject({ error: 'invalid_client' })
  })

  test('with a wrong token is told so, even beside a session', async () => {
    const browser = browserAt()
    await browser.signIn('van')
    const session = `haicap_session=${browser.cookies.get('haicap_session')?.value}`
    const { access_token: access } = await tokenFor('van')
    const [header, , signature] = access.split('.')
    const forged = `${header}.${Buffer.from('{"sub":"van","exp":9999999999}').toString('base64url')}.${signature}`
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${access.split('.')[1]}.`
    for (const wrong of ['', 'x', 'ø', forged, unsigned, `${access}x`]) {
      const answer = await call(`Bearer ${wrong}`, session)
      expect(answer.statusCode).toBe(401)
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="haicap", error="invalid_token"')
      expect(answer.json()).toMatchObject({ status: 401, code: 'http.error.token_refused' })
    }
  })

  test('cannot act with the ID token of a person', async () => {
    await browserAt().signIn('van')
    const { rows } = await sql<{
      idToken: string
    }>`select id_token as "idToken" from session limit 1`.execute(database.db)
    expect((await call(`Bearer ${rows[0]?.idToken}`)).statusCode).toBe(401)
  })
})
