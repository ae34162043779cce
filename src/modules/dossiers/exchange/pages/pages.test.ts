import { sql } from 'kysely'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, overflowing, screens, violations } from '../../../../../tests/support/browser.ts'
import { testDatabase } from '../../../../../tests/support/database.ts'
import { config } from '../../../../platform/config.ts'
import { buildServer } from '../../../../platform/http/index.ts'
import { type Actor, allRights, noRights } from '../../../../platform/record/index.ts'
import { acts } from '../../acts/index.ts'
import { at, type Office, smallOffice } from '../../fixtures/small-office.ts'
import { pages } from '../../pages/index.ts'
import { type Exchange, message, openExchange } from '../fixtures/exchange.ts'
import type { Mood } from '../fixtures/portal.ts'
import { exchangeApi } from '../index.ts'

const hoa: Actor = { subject: 'hoa', name: 'Nguyễn Thị Hoà', personId: null, rights: allRights }
const portal: Actor = { ...hoa, subject: 'token:cong', scopes: ['dossiers.exchange'] }
const mai: Actor = { ...hoa, subject: 'mai', name: 'Vi Thị Mai', rights: noRights }
let actor: Actor | null = hoa
let mood: Mood = 'fine'
let office: Office
let exchange: Exchange
let app: Awaited<ReturnType<typeof buildServer>>
let context: BrowserContext
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  exchange = await openExchange(office, { mood: () => mood })
  app = await buildServer({
    database: office.database,
    config: config({
      HAICAP_LOG_LEVEL: 'silent',
      HAICAP_TODAY: '2026-03-11T09:00',
      HAICAP_SESSION_SECRET: 's'.repeat(32),
      HAICAP_PORTAL_URL: exchange.url,
      HAICAP_PORTAL_AGENCY: 'H00',
      HAICAP_PORTAL_KEY: exchange.portal.key
    }),
    site: {
      name: { vi: 'Tỉnh Mường Thử', en: 'Test Province', de: 'Testprovinz' },
      timeZone: 'Asia/Ho_Chi_Minh',
      exampleDates: []
    },
    rooms: [{ name: 'dossiers', api: exchangeApi, pages }],
    identity: { identify: async () => actor, routes: async () => undefined }
  })
  const baseURL = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openBrowser()
  context = await browser.newContext({
    baseURL,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    viewport: screens.phone
  })
  return async () => {
    await browser.close()
    await app.close()
  }
})

const post = (payload: object) =>
  app.inject({
    method: 'POST',
    url: '/api/portal/events',
    headers: { authorization: 'Bearer hcp_token' },
    payload
  })

/** The page is one that everybody can use, on a phone. */
async function usable(page: Page): Promise<void> {
  expect(await violations(page), page.url()).toEqual([])
  expect(await overflowing(page), page.url()).toEqual([])
}

const main = (page: Page) => page.getByRole('main').innerText()

describe('the way in', () => {
  test('is open to whoever may exchange dossiers, and to nobody else', async () => {
    const submission = message('submission', 'DVC-1', '09T08:00')
    exchange.portal.messages.push(submission)
    actor = null
    expect((await post(submission)).statusCode).toBe(401)
    actor = mai
    expect((await post(submission)).statusCode).toBe(403)
    actor = portal
    const answer = await post(submission)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ id: 'submission-DVC-1', state: 'applied', event: 1 })
    expect((await post(submission)).json()).toEqual(answer.json())
  })

  test('says in words why something is not taken in, and what is malformed at its place', async () => {
    const refused = await post(message('submission', 'DVC-2', '09T08:00', { area: 'c99' }))
    expect(refused.statusCode).toBe(202)
    expect(refused.json()).toMatchObject({
      state: 'refused',
      refusal: { title: expect.stringContaining('c99') }
    })
    const malformed = await post({ kind: 'payment', id: '1', code: 'DVC-1', happenedAt: 'hôm qua' })
    expect(malformed.statusCode).toBe(422)
    expect((await post(message('payment', 'DVC-77', '09T09:00'))).json()).toMatchObject({ state: 'waits' })
  })

  test('tells the numbers, and how far a dossier is synchronized', async () => {
    await exchange.tell()
    const numbers = (await app.inject('/api/exchange')).json()
    expect(numbers).toMatchObject({ in: { waits: 1, refused: 1, open: 0 }, out: { open: 0 } })
    // Two days lie between what happened and the message.
    expect(numbers.in.lagSeconds).toBeGreaterThan(2 * 24 * 3600 - 12 * 3600)
    const sync = (await app.inject('/api/dossiers/DVC-1/portal')).json()
    expect(sync).toMatchObject({ told: true, waiting: 0, synchronized: { national: 1 } })
  })
})

test('what is stuck is seen with both times, tried again, and given up with a reason', async () => {
  actor = hoa
  const page = await context.newPage()
  await page.goto('/exchange')
  const list = await main(page)
  expect(list).toContain('Không có địa bàn nào từng mang mã c99')
  expect(list).toContain('Hồ sơ có mã này chưa đến')
  expect(list).toContain('08:00, 09/03/2026')
  expect(list).toContain('Cổng đã nhận mọi trạng thái')
  await usable(page)

  await page.getByRole('link', { name: 'DVC-2' }).click()
  await usable(page)
  await page.getByRole('button', { name: 'Thử lại ngay' }).click()
  expect(await main(page)).toContain('c99')
  const unplaced = message('submission', 'DVC-3', '09T08:00', { area: 'c98' })
  exchange.portal.messages.push(unplaced)
  await post(unplaced)
  await page.goto('/exchange/in/submission-DVC-3')
  await page.getByLabel('Mã địa bàn nơi giải quyết').fill('c1')
  await page.getByRole('button', { name: 'Thử lại ngay' }).click()
  expect(await main(page)).not.toContain('DVC-3')
  expect((await post(unplaced)).json()).toMatchObject({
    state: 'applied'
  })

  await page.goto('/exchange/in/submission-DVC-2')
  await page.getByRole('button', { name: 'Thôi đồng bộ mục này' }).click()
  expect(await main(page)).toContain('Hãy ghi lý do')
  await usable(page)
  await page.getByLabel('Lý do').fill('Người nộp đã nộp lại tại xã')
  await page.getByRole('button', { name: 'Thôi đồng bộ mục này' }).click()
  expect(await main(page)).not.toContain('DVC-2')
  await page.close()
})

test('a state that the portal does not take is seen with its answer, and sent again', async () => {
  mood = 'moody'
  const { id, code } = await office.received(at('10T08:00'), 'dang-ky-khai-sinh')
  await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('10T08:10'))
  await exchange.tell()
  const page = await context.newPage()
  await page.goto('/exchange')
  expect(await main(page)).toContain('HTTP 200 7 not now')
  await usable(page)
  await page.goto(`/dossiers/${code}`)
  expect(await main(page)).toMatch(
    /Chưa đồng bộ\s+2 trạng thái đang chờ gửi\.\s+Cổng chưa nhận sau 1 lần gửi\./
  )
  await page.goto('/exchange')
  await page.getByRole('link', { name: code ?? '' }).click()
  expect(await main(page)).toContain('Được tiếp nhận')
  await usable(page)
  mood = 'fine'
  await page.getByRole('button', { name: 'Thử lại ngay' }).click()
  expect(await main(page)).toContain('Trạng thái mà cổng chưa nhận')
  await exchange.tell()
  await page.reload()
  expect(await main(page)).toContain('Cổng đã nhận mọi trạng thái')
  expect(exchange.portal.statesOf(code ?? '')).toEqual(['2', '4'])
  await page.goto(`/dossiers/${code}`)
  expect(await main(page)).toContain('Đã đồng bộ đến “Đang xử lý” lúc')
  actor = mai
  expect((await page.goto('/exchange'))?.status()).toBe(403)
})

test('what was refused stands first, and everything is seen page by page', async () => {
  actor = hoa
  await sql`insert into portal_message (id, kind, code, happened_at, learned_at, digest, attempts, waits_since, refused_at, refusal)
    select 'many-' || lpad(n::text, 3, '0'), 'withdrawal', 'MANY-' || n, now(), now() + n * interval '1 second',
      decode(lpad(to_hex(n), 64, '0'), 'hex'), 1, case when n < 60 then now() end, case when n = 60 then now() end,
      case when n = 60 then '{"status": 409, "messageKey": "exchange.refusal.failed", "params": {}, "details": []}'::jsonb end
    from generate_series(1, 60) n`.execute(office.database.db)
  const listed = async (url: string) => {
    const { body } = await app.inject({ url, headers: { accept: 'text/html' } })
    const next = /href="([^"]*)"[^>]*rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
    return { codes: [...body.matchAll(/MANY-\d+/g)].map(([code]) => code), next }
  }
  const first = await listed('/exchange')
  const second = await listed(first.next ?? '')
  expect(first.codes).toContain('MANY-60')
  expect(first.codes.indexOf('MANY-60')).toBeLessThan(first.codes.indexOf('MANY-1'))
  expect(second.next).toBeUndefined()
  expect(new Set([...first.codes, ...second.codes]).size).toBe(60)
})
