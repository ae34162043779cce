import type { FastifyInstance } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { testProvince } from '../../../tests/support/localities.ts'
import { localitySettings } from '../../locality/index.ts'
import { config } from '../../platform/config.ts'
import { buildServer } from '../../platform/http/index.ts'
import { loadSets } from '../../platform/sets/index.ts'
import { api, pages } from './index.ts'

let app: FastifyInstance
beforeAll(async () => {
  const database = await testDatabase(await testProvince())
  const settings = config({
    HAICAP_LOG_LEVEL: 'silent',
    HAICAP_TODAY: '2026-01-01T09:00',
    HAICAP_SESSION_SECRET: 's'.repeat(32)
  })
  const site = { ...(await localitySettings('localities/thu-nghiem')), demonstration: true }
  app = await buildServer({ database, config: settings, site, rooms: [{ name: 'reports', api, pages }] })
  return () => app.close()
})

const get = (url: string, language = 'vi') =>
  app.inject({ url, headers: { accept: 'text/html', 'accept-language': language } })
const json = async (url: string) => (await app.inject({ url })).json()

test('the home page says what this is and shows the figures of the day, each with its records', async () => {
  const home = await get('/')
  expect(home.statusCode).toBe(200)
  expect(home.body).toContain('Sổ đăng ký chính quyền địa phương hai cấp')
  expect(home.body).toContain('action="/search"')
  expect(home.body).toContain('href="/figures/units.communes"')
  expect((await get('/?at=2025-06-30')).body).toContain('href="/figures/units.communes?at=2025-06-30"')
})

test('every figure and every rule has a page, in each language, with no message missing', async () => {
  const urls = [
    '/',
    '/figures',
    '/rules',
    '/rules/figures_reconcile',
    ...loadSets('figures').map(({ id }) => `/figures/${id}`),
    ...loadSets('rules').map(({ id }) => `/rules/${id}`)
  ]
  for (const language of ['vi', 'en', 'de'])
    for (const url of urls) {
      const page = await get(url, language)
      expect([url, page.statusCode]).toEqual([url, 200])
      expect(page.body).not.toMatch(/>(reports|organization|changeover|ui)\.[a-z_.]+</)
    }
})

test('a rule that holds says so', async () => {
  expect((await get('/rules/codes_once')).body).toContain('Không có vi phạm')
})

test('a figure leads to each record; what a reduction counts is shown on the day before', async () => {
  const { since, records } = await json('/api/figures/reduction.commune_units?at=2026-01-01')
  const page = (await get('/figures/reduction.commune_units?at=2026-01-01')).body
  for (const { id, weight } of records)
    expect(page).toContain(`href="/areas/${id}?at=${weight > 0 ? since : '2026-01-01'}"`)
})

test('the records of a figure can be taken as CSV', async () => {
  const csv = await get('/figures/units.communes/records.csv?at=2026-01-01')
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  const [head, ...lines] = csv.body
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\n')
  expect(head).toBe('kind,id,code,label')
  expect(lines.length).toBe((await json('/api/figures/units.communes?at=2026-01-01')).value)
})

test('programs get what the pages show', async () => {
  const figures = await json('/api/figures?at=2026-01-01')
  expect(figures.map(({ id }: { id: string }) => id)).toEqual(loadSets('figures').map(({ id }) => id))
  expect(figures[0]).toMatchObject({ id: expect.any(String), value: expect.any(Number), at: '2026-01-01' })
  const rules = await json('/api/rules?at=2026-01-01')
  expect(rules.map(({ violations }: { violations: unknown[] }) => violations)).toEqual(rules.map(() => []))
  expect(await json('/api/rules/codes_once')).toEqual({ id: 'codes_once', violations: [] })
})

test('what is not there is not found, what is no day is said to be none', async () => {
  expect((await get('/figures/nonsense')).statusCode).toBe(404)
  expect((await get('/rules/nonsense')).statusCode).toBe(404)
  expect((await app.inject('/api/figures/nonsense')).json()).toMatchObject({ status: 404 })
  expect((await get('/figures?at=2025-02-30')).statusCode).toBe(422)
  expect((await get('/figures/units.communes?page=nonsense')).statusCode).toBe(200)
})
