import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { config } from '../config.ts'
import { buildServer, type Room, signedIn } from '../http/index.ts'
import { testPeople } from './fixtures/people.ts'
import { ProviderElsewhere } from './fixtures/provider-elsewhere.ts'
import { openIdentity } from './index.ts'

const publicUrl = 'https://sobo.laocai.test'
const site = { name: { vi: 'T', en: 'T', de: 'T' }, timeZone: 'Asia/Ho_Chi_Minh', exampleDates: [] }
const room: Room = {
  name: 'test',
  api: async (app) => {
    app.get('/me', async (request) => signedIn(request))
  }
}

let elsewhere: ProviderElsewhere
let app: FastifyInstance
beforeAll(async () => {
  const database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'haicap-'))
  elsewhere = await ProviderElsewhere.start(publicUrl)
  const settings = config({
    HAICAP_DATA: dataDir,
    HAICAP_LOG_LEVEL: 'silent',
    HAICAP_PUBLIC_URL: publicUrl,
    HAICAP_OIDC_ISSUER: elsewhere.issuer,
    HAICAP_OIDC_CLIENT_ID: 'haicap-lao-cai',
    HAICAP_OIDC_CLIENT_SECRET: 'secret'
  })
  const identity = await openIdentity(settings, database, testPeople())
  app = await buildServer({ database, config: settings, site, rooms: [room], identity })
  return async () => {
    await app.close()
    await elsewhere.stop()
    await rm(dataDir, { recursive: true })
  }
})

const cookiesOf = (lines: string[]) => lines.map((line) => line.split(';')[0]).join('; ')

/** Goes through the provider's own pages, as a browser would, until it sends back to haicap. */
async function throughProvider(url: string): Promise<URL> {
  let cookies: string[] = []
  for (let next = url; ; ) {
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie: cookiesOf(cookies) } })
    cookies = [...cookies, ...answer.headers.getSetCookie()]
    const location = new URL(answer.headers.get('location') ?? '', next)
    if (location.origin === publicUrl) return location
    next = location.href
  }
}

test('a person signs in at the province’s provider, with cookies for https only', async () => {
  const start = await app.inject('/sign-in?return_to=/api/me')
  const leave = new URL(String(start.headers.location))
  expect(leave.origin).toBe(elsewhere.issuer)
  expect(leave.searchParams.get('redirect_uri')).toBe(`${publicUrl}/sign-in/callback`)
  expect(leave.searchParams.get('code_challenge_method')).toBe('S256')
  const pending = String([start.headers['set-cookie']].flat()[0])

  const back = await throughProvider(leave.href)
  const done = await app.inject({
    url: back.pathname + back.search,
    headers: { cookie: cookiesOf([pending]) }
  })
  expect(done.headers.location).toBe('/api/me')
  const session = [done.headers['set-cookie'] ?? []].flat().find((line) => line.startsWith('haicap_session'))
  expect(session).toMatch(/HttpOnly; Secure; SameSite=Lax/)

  const cookie = cookiesOf([session ?? ''])
  const me = await app.inject({ url: '/api/me', headers: { cookie } })
  expect(me.json()).toMatchObject({ subject: 'van', name: 'Nguyễn Thị Hồng Vân', personId: 'person-van' })
  expect(me.headers['strict-transport-security']).toContain('max-age')

  // The answer of the provider is good once, and only with the cookie of the one who began.
  const stolen = await app.inject({ url: back.pathname + back.search })
  expect(stolen.statusCode).toBe(400)
  const repeated = await app.inject({
    url: back.pathname + back.search,
    headers: { cookie: cookiesOf([pending]) }
  })
  expect(repeated.statusCode).toBe(400)

  const page = await app.inject({ url: '/nowhere', headers: { cookie, accept: 'text/html' } })
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const csrf = page.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const out = await app.inject({
    method: 'POST',
    url: '/sign-out',
    headers: { cookie: `${cookie}; ${csrf}`, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: token }).toString()
  })
  const leaveAgain = new URL(String(out.headers.location))
  expect(leaveAgain.origin).toBe(elsewhere.issuer)
  expect(leaveAgain.searchParams.get('post_logout_redirect_uri')).toBe(`${publicUrl}/`)
  expect(out.headers['content-security-policy']).toContain(`form-action 'self' ${elsewhere.issuer}`)
  expect((await app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(401)
})

describe('a program’s token', () => {
  async function tokenFor(client: string, resource?: string): Promise<string> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client,
      client_secret: 'secret'
    })
    if (resource) body.set('resource', resource)
    const answer = await fetch(`${elsewhere.issuer}/token`, { method: 'POST', body })
    return ((await answer.json()) as { access_token: string }).access_token
  }
  const me = (token: string) => app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } })

  test('that is opaque is shown to the provider, and must be haicap’s own', async () => {
    expect((await me(await tokenFor('haicap-lao-cai'))).statusCode).toBe(401)
    expect((await me(await tokenFor('program'))).statusCode).toBe(401)
    expect((await me('nonsense')).statusCode).toBe(401)
  })

  test('that is signed for another service opens nothing here', async () => {
    expect((await me(await tokenFor('program', 'https://other.test/'))).statusCode).toBe(401)
  })
})

test('a provider out of reach: the pages stand, signing in says so', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'haicap-'))
  const settings = config({
    HAICAP_DATA: dataDir,
    HAICAP_LOG_LEVEL: 'silent',
    HAICAP_OIDC_ISSUER: 'http://127.0.0.1:9/',
    HAICAP_OIDC_CLIENT_ID: 'haicap',
    HAICAP_OIDC_CLIENT_SECRET: 'secret'
  })
  const database = await testDatabase()
  const identity = await openIdentity(settings, database, testPeople())
  const alone = await buildServer({ database, config: settings, site, rooms: [room], identity })
  const headers = { accept: 'text/html', 'accept-language': 'en' }
  expect((await alone.inject({ url: '/api/docs', headers })).statusCode).toBe(200)
  const page = await alone.inject({ url: '/sign-in', headers })
  expect(page.statusCode).toBe(503)
  expect(page.body).toContain('The sign-in service does not answer at the moment')
  const call = await alone.inject({ url: '/api/me', headers: { authorization: 'Bearer a.b.c' } })
  expect(call.json()).toMatchObject({ status: 503, code: 'identity.provider_unreachable' })
  expect((await alone.inject('/demo-sign-in/.well-known/openid-configuration')).statusCode).toBe(404)
  await alone.close()
  await rm(dataDir, { recursive: true })
})
