import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { h } from 'preact'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { config } from '../config.ts'
import { type Database, read, write } from '../database/index.ts'
import { buildServer, type Room, signedIn } from '../http/index.ts'
import { familyOf } from './family.ts'
import { Browser, csrf } from './fixtures/browser.ts'
import { type TestPeople, testPeople } from './fixtures/people.ts'
import { endSessions, listSessions, openIdentity } from './index.ts'

const site = { name: { vi: 'T', en: 'T', de: 'T' }, timeZone: 'Asia/Ho_Chi_Minh', exampleDates: [] }
const room: Room = {
  name: 'test',
  api: async (app) => {
    app.get('/me', async (request) => ({ ...signedIn(request), session: request.sessionId }))
  },
  pages: async (app) => {
    app.get('/my', async (request, reply) =>
      reply.page(h('p', null, signedIn(request).name), { title: 'My' })
    )
    app.get('/here', async ({ view }, reply) =>
      reply.page(h('p', null, `${view.href('/there')} ${view.here({ page: 2 })}`), { title: 'Here' })
    )
  }
}

let database: Database
let app: FastifyInstance
let people: TestPeople
beforeAll(async () => {
  database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'haicap-'))
  const env = { HAICAP_DATA: dataDir, HAICAP_LOG_LEVEL: 'silent', PORT: '3999' }
  const settings = config({ ...env, HAICAP_SESSION_HOURS: '10', HAICAP_SESSION_IDLE_MINUTES: '30' })
  people = testPeople()
  const identity = await openIdentity(settings, database, people)
  app = await buildServer({ database, config: settings, site, rooms: [room], identity })
  return async () => {
    await app.close()
    await rm(dataDir, { recursive: true })
  }
})

let van: Browser
beforeEach(async () => {
  await sql`delete from session`.execute(database.db)
  van = new Browser(app)
  await van.signIn('van')
})

/** So many minutes pass. */
const later = (minutes: number) =>
  sql`update session set created_at = created_at - ${sql.lit(`${minutes} minutes`)}::interval,
    expires_at = expires_at - ${sql.lit(`${minutes} minutes`)}::interval,
    idle_until = idle_until - ${sql.lit(`${minutes} minutes`)}::interval,
    last_used_at = last_used_at - ${sql.lit(`${minutes} minutes`)}::interval,
    renewed_at = renewed_at - ${sql.lit(`${minutes} minutes`)}::interval,
    taken_up_at = taken_up_at - ${sql.lit(`${minutes} minutes`)}::interval`.execute(database.db)
const cookieOf = (browser: Browser) => browser.cookies.get('haicap_session')?.value ?? ''
const isSignedIn = async (browser: Browser) => (await browser.open('/api/me')).status === 200
/** A copy of a browser's cookies, in a browser of the same make. */
function copyOf(browser: Browser): Browser {
  const copy = new Browser(app)
  for (const [name, cookie] of browser.cookies) copy.cookies.set(name, cookie)
  return copy
}

describe('a session', () => {
  test('ends when nobody uses it for a while, and lasts while somebody does', async () => {
    await later(20)
    expect(await isSignedIn(van)).toBe(true)
    await later(20)
    expect(await isSignedIn(van)).toBe(true)
    await later(31)
    expect(await isSignedIn(van)).toBe(false)
    expect(van.cookies.has('haicap_session')).toBe(false)
  })

  test('ends after its hours however much it is used', async () => {
    for (let minutes = 0; minutes < 590; minutes += 25) {
      await later(25)
      expect(await isSignedIn(van)).toBe(minutes + 25 < 600)
    }
    await later(25)
    expect(await isSignedIn(van)).toBe(false)
  })

  test('notes its use to the minute, not more often', async () => {
    const used = async () =>
      (await read(database, (tx) => listSessions(tx, { subject: 'van' })))[0]?.lastUsedAt
    await isSignedIn(van)
    const first = await used()
    await isSignedIn(van)
    expect(await used()).toBe(first)
    await later(2)
    await isSignedIn(van)
    expect(Date.parse((await used()) ?? '')).toBeGreaterThan(Date.now() - 60_000)
  })

  test('goes on when the network changes', async () => {
    van.address = '10.20.30.40'
    await later(2)
    expect(await isSignedIn(van)).toBe(true)
    const [session] = await read(database, (tx) => listSessions(tx, { subject: 'van' }))
    expect(session).toMatchObject({
      device: 'Chrome · Windows',
      address: '10.20.30.40',
      name: 'Nguyễn Thị Hồng Vân'
    })
  })

  test('goes on when the browser is updated, and is ended when another shows its value', async () => {
    van.userAgent = van.userAgent.replace('Chrome/142', 'Chrome/143')
    expect(await isSignedIn(van)).toBe(true)
    const thief = copyOf(van)
    thief.userAgent = 'curl/8.5.0'
    expect(await isSignedIn(thief)).toBe(false)
    expect(await isSignedIn(van)).toBe(false)
  })
})

describe('the value in the cookie', () => {
  test('is replaced from time to time; requests on their way still pass', async () => {
    const first = cookieOf(van)
    const tab = copyOf(van)
    await later(16)
    expect(await isSignedIn(van)).toBe(true)
    expect(cookieOf(van)).not.toBe(first)
    expect(await isSignedIn(van)).toBe(true)
    expect(await isSignedIn(tab)).toBe(true)
  })

  test('of several requests at once one replaces it', async () => {
    await later(16)
    const tabs = [copyOf(van), copyOf(van), copyOf(van)]
    expect(await Promise.all(tabs.map(isSignedIn))).toEqual([true, true, true])
    expect(new Set(tabs.map(cookieOf)).size).toBe(2)
  })

  test('that was replaced long ago is a copy in other hands: the session ends for both', async () => {
    const thief = copyOf(van)
    await later(16)
    await isSignedIn(van)
    await isSignedIn(van)
    await later(2)
    expect(await isSignedIn(thief)).toBe(false)
    expect(await isSignedIn(van)).toBe(false)
  })

  test('a browser that never got the new one keeps the old one until it does', async () => {
    const lost = copyOf(van)
    await later(16)
    await isSignedIn(lost)
    await later(5)
    expect(await isSignedIn(van)).toBe(true)
    await later(5)
    expect(await isSignedIn(van)).toBe(true)
  })
})

describe('rights', () => {
  test('are found anew at each request of the same session', async () => {
    expect(await van.json('/api/me')).toMatchObject({ capacities: [{ postId: 'office' }] })
    people.posts.set('van', [])
    expect(await van.json('/api/me')).toMatchObject({ capacities: [] })
    people.posts.set('van', [{ postId: 'office', title: 'Trưởng phòng' }])
  })

  test('two tabs act in two capacities, and each keeps its own', async () => {
    people.posts.set('van', [
      { postId: 'office', title: 'Trưởng phòng' },
      { postId: 'board', title: 'Ủy viên' }
    ])
    expect(await van.json('/api/me?as=board')).toMatchObject({ capacity: { title: 'Ủy viên' } })
    expect((await van.json('/api/me')).capacity).toBeUndefined()
    const page = (await van.open('/here?as=board&at=2025-07-01')).body
    expect(page).toContain('/there?at=2025-07-01&amp;as=board /here?as=board&amp;at=2025-07-01&amp;page=2')
    expect(page).toContain('Ủy viên</strong>')
    expect((await van.open('/here')).body).toContain('/there /here?page=2')
  })

  test('a capacity that has ended is refused with the way out, and nothing is done in another', async () => {
    people.posts.set('van', [{ postId: 'office', title: 'Trưởng phòng' }])
    const page = await van.open('/here?as=board')
    expect(page.status).toBe(403)
    expect(page.body).toContain('Tư cách này không còn')
    expect(page.body).toContain('href="/here?as=office"')
    expect(page.body).toContain('href="/here"')
    expect(page.body).toContain('Nguyễn Thị Hồng Vân')
    const answer = await app.inject({
      url: '/api/me?as=board',
      headers: { authorization: 'Bearer haicap_good' }
    })
    expect(answer.json()).toMatchObject({ status: 403, code: 'http.error.capacity_ended' })
  })

  test('an account that the register does not know is signed in and led to where it says what to do', async () => {
    people.posts.delete('khach')
    const browser = new Browser(app)
    expect((await browser.signIn('khach', '/here')).url).toBe('/my')
    people.posts.set('khach', [])
  })

  test('a token of our own acts for its person, within its powers', async () => {
    const me = (token: string) =>
      app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } })
    expect((await me('haicap_good')).json()).toMatchObject({
      subject: 'van',
      scopes: ['register.change'],
      session: null
    })
    expect((await me('haicap_bad')).statusCode).toBe(401)
  })
})

test('signing out everywhere ends every session of the account and no other', async () => {
  const phone = new Browser(app)
  phone.userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1'
  await phone.signIn('van')
  const other = new Browser(app)
  await other.signIn('khach')
  const ended = await write(database, (tx) => endSessions(tx, { subject: 'van' }))
  expect(ended.map(({ device }) => device).toSorted()).toEqual(['Chrome · Windows', 'Safari · iPhone'])
  expect(await Promise.all([van, phone, other].map(isSignedIn))).toEqual([false, false, true])
})

test('the demonstration finds anybody by name', async () => {
  const browser = new Browser(app)
  const { url } = await browser.open('/sign-in?return_to=/api/me')
  const found = await browser.open(`${url}?q=Sử`)
  expect(found.body).toContain('value="khach"')
  expect(found.body).toContain('hiện không giữ vị trí nào')
  await browser.open(url, { _csrf: csrf(found.body), official: 'khach' })
  expect(await browser.json('/api/me')).toMatchObject({ subject: 'khach' })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36 Edg/142.0', 'Edge · Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/130.0 Chrome/124.0 Safari/537.36', 'Cốc Cốc · Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  ['curl/8.5.0', 'curl'],
  [undefined, '?']
])('a device in words: %s', (agent, words) => {
  expect(familyOf(agent)).toBe(words)
})
