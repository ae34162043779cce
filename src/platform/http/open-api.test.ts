import { beforeAll, describe, expect, test } from 'vitest'
import { hoa, TestServer } from './fixtures/test-server.tsx'

/** Methods for which a browser does not look for leave. */
const safe = ['GET', 'HEAD', 'POST']
const elsewhere = 'https://bao-cao.example.vn'

/** What a browser does for a script of another site: it hands over an answer only if these headers let it. */
class Browser {
  readonly #server: TestServer
  constructor(server: TestServer) {
    this.#server = server
  }

  /** Whether the script gets to read; what must be asked for beforehand is asked for. */
  async reads(url: string, how: { method?: string; headers?: string[]; credentials?: boolean } = {}) {
    const { method = 'GET', headers = [], credentials = false } = how
    if (!safe.includes(method) || headers.length) {
      const before = await this.#ask('OPTIONS', url, {
        'access-control-request-method': method,
        'access-control-request-headers': headers.join(', ')
      })
      const allowed = (what: string) =>
        String(before[`access-control-allow-${what}`] ?? '')
          .toLowerCase()
          .split(/, */)
      if (!this.#mayRead(before, credentials)) return false
      if (!safe.includes(method) && !allowed('methods').includes(method.toLowerCase())) return false
      if (!headers.every((one) => allowed('headers').includes(one))) return false
    }
    return this.#mayRead(await this.#ask(method as 'GET', url, {}), credentials)
  }

  #mayRead(answer: Record<string, unknown>, credentials: boolean): boolean {
    const origin = answer['access-control-allow-origin']
    if (credentials) return origin === elsewhere && answer['access-control-allow-credentials'] === 'true'
    return origin === '*' || origin === elsewhere
  }

  async #ask(method: 'GET' | 'OPTIONS', url: string, headers: Record<string, string>) {
    const answer = await this.#server.app.inject({ method, url, headers: { origin: elsewhere, ...headers } })
    return answer.headers
  }
}

describe('a page of another site', () => {
  let browser: Browser
  let server: TestServer
  beforeAll(async () => {
    server = await TestServer.start()
    browser = new Browser(server)
  })

  test('reads what the API tells the public, and what was wrong with its question', async () => {
    expect(await browser.reads('/api/when')).toBe(true)
    expect(await browser.reads('/api/when?at=2025-02-30')).toBe(true)
    expect(await browser.reads('/api/nothing')).toBe(true)
    expect(await browser.reads('/api/when', { headers: ['if-none-match'] })).toBe(true)
  })

  test('reads nothing with somebody’s cookies, though they are signed in', async () => {
    server.actor = hoa
    expect(await browser.reads('/api/when', { credentials: true })).toBe(false)
    server.actor = null
  })

  test('sends no token, and changes nothing', async () => {
    expect(await browser.reads('/api/when', { headers: ['authorization'] })).toBe(false)
    expect(await browser.reads('/api/words', { method: 'POST', headers: ['content-type'] })).toBe(false)
    expect(await browser.reads('/api/words', { method: 'DELETE' })).toBe(false)
  })

  test('reads no page that people read', async () => {
    expect(await browser.reads('/when')).toBe(false)
    expect(await browser.reads('/apiary')).toBe(false)
  })
})

test('what somebody was told is kept by no cache; what anybody is told is asked for anew', async () => {
  const server = await TestServer.start()
  const told = async () => (await server.app.inject({ url: '/api/when' })).headers
  expect(await told()).toMatchObject({ 'cache-control': 'no-cache', vary: expect.stringMatching(/Cookie/) })
  server.actor = hoa
  expect(await told()).toMatchObject({ 'cache-control': 'private, no-store' })
})

test('only the sites that are set are let in, and caches are told', async () => {
  const server = await TestServer.start({ apiOrigins: [elsewhere] })
  expect(await new Browser(server).reads('/api/when')).toBe(true)
  const other = await server.app.inject({ url: '/api/when', headers: { origin: 'https://xau.example' } })
  expect(other.headers['access-control-allow-origin']).toBeUndefined()
  expect(other.headers.vary).toMatch(/origin/i)
  expect(await new Browser(await TestServer.start({ apiOrigins: [] })).reads('/api/when')).toBe(false)
})
