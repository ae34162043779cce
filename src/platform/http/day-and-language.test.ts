import { beforeAll, describe, expect, test } from 'vitest'
import { html, TestServer } from './fixtures/test-server.tsx'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start()
})

describe('the day', () => {
  test('is the present one unless the address names another', async () => {
    expect((await server.get('/api/when')).json()).toEqual({ at: '2025-10-20', known: null })
    expect((await server.get('/api/when?at=2025-06-30&known=2025-07-02T08:00:00%2B07:00')).json()).toEqual({
      at: '2025-06-30',
      known: '2025-07-02T01:00:00Z'
    })
  })

  test('a day of knowledge ends at midnight of the province', async () => {
    expect((await server.get('/api/when?known=2025-07-02')).json()).toMatchObject({
      known: '2025-07-02T17:00:00Z'
    })
  })

  test('is kept in links, when it was chosen', async () => {
    expect((await server.get('/when')).body).toContain('2025-10-20 null /x<')
    expect((await server.get('/when?at=2025-06-30')).body).toContain('/x?at=2025-06-30<')
  })

  test.each([
    'at=2025-02-30',
    'at=yesterday',
    'at=2025-07-01&at=2025-07-02',
    'at=0000-01-01',
    "at=';drop table record--"
  ])('that does not exist is named: %s', async (query) => {
    const page = await server.get(`/when?${query}`)
    expect(page.statusCode).toBe(422)
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).toMatch(/<strong>at: <\/strong>Đây không phải là một ngày/)
    const problem = await server.get(`/api/when?${query}`, { 'accept-language': 'de' })
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
    const page = await server.get(url, { ...html, ...headers } as Record<string, string>)
    expect(page.body).toMatch(new RegExp(`<html[^>]* lang="${language}"`))
    expect(page.headers['content-language']).toBe(language)
  })

  test('once chosen it is kept', async () => {
    expect((await server.get('/when?lang=en')).cookies).toContainEqual(
      expect.objectContaining({ name: 'haicap_language', value: 'en' })
    )
  })
})
