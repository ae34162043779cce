import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, overflowing, screens } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { openOfficial, openReader, type Reader } from './journey.ts'
import { crawl } from './links.ts'
import { openBody } from './staff.ts'

let browser: Browser
let site: TestSite
let reader: Reader
let plan: string
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  reader = await openReader(browser, site, { viewport: screens.phone })
  const { items } = await (await fetch(`${site.url}/api/plans`)).json()
  plan = `/plans/${items[0].id}`
  return () => browser.close()
})

const pages: [string, (plan: string) => string][] = [
  ['home', () => '/'],
  ['search', () => '/search?q=bat+xat'],
  ['areas', () => '/areas'],
  ['organizations', () => '/organizations'],
  ['an area', () => '/areas/02683'],
  ['a body', () => '/organizations/UBND-02683'],
  ['map', () => '/map?at=2025-06-30'],
  ['staff', () => '/staff'],
  ['people', () => '/staff/people?q=Giàng'],
  ['vacancies', () => '/staff/vacancies'],
  ['positions', () => '/staff/positions'],
  ['leaders', () => '/leaders?unit=UBND-02683'],
  ['standards', () => '/standards'],
  ['schemes', () => '/schemes'],
  ['quotas', () => '/quotas'],
  ['who decides', () => '/authority'],
  ['an answer', () => '/authority?power=certify.will&place=02683'],
  ['powers', () => '/authority/powers?q=chứng+thực'],
  ['a power', () => '/authority/powers/certify.will'],
  ['what ends', () => '/authority/ending'],
  ['matrix', () => '/authority/matrix?field=certification'],
  ['delegations', () => '/delegations'],
  ['figures', () => '/figures'],
  ['a figure', () => '/figures/units.communes'],
  ['rules', () => '/rules'],
  ['decisions', () => '/decisions'],
  ['custodian', () => '/custodian?unit=02644&on=2025-06-30'],
  ['comparable', () => '/comparable'],
  ['plans', () => '/plans'],
  ['operations of a plan', (plan) => plan],
  ['check of a plan', (plan) => `${plan}/check`],
  ['figures of a plan', (plan) => `${plan}/figures`],
  ['flow of a plan', (plan) => `${plan}/flow`],
  ['handover of a plan', (plan) => `${plan}/handover`],
  ['notices of a plan', (plan) => `${plan}/notices`]
]

test.each(pages)('is accessible and within a phone’s screen: %s', async (_name, address) => {
  const { page, accessible } = reader
  const answer = await page.goto(address(plan))
  expect(answer?.status()).toBe(200)
  expect(await overflowing(page)).toEqual([])
  await accessible()
})

test('a plan in print is within a phone’s screen', async () => {
  await reader.page.goto(`${plan}/print`)
  expect(await overflowing(reader.page)).toEqual([])
})

/** What only officials see, each as somebody who may. */
const officials: [string, string, (body: string) => string][] = [
  ['my page', 'Lý Seo Dín', () => '/my'],
  ['my powers', 'Lý Seo Dín', () => '/my/powers'],
  ['my unit', 'Lý Seo Dín', () => '/my/unit'],
  ['my sessions', 'Lý Seo Dín', () => '/my/sessions'],
  ['my tokens', 'Lý Seo Dín', () => '/my/tokens'],
  ['emergency access', 'Lý Seo Dín', () => '/my/emergency'],
  ['staff of a body', 'Lý Seo Dín', (body) => `${body}/staff`],
  ['what happened to its staff', 'Lý Seo Dín', (body) => `${body}/staff/history`],
  ['powers of a body', 'Lý Seo Dín', (body) => `${body}/powers`],
  ['who takes care of what', 'Lý Seo Dín', (body) => `${body}/assignments`],
  ['a new post', 'Lý Seo Dín', (body) => `${body}/staff/open-post`],
  ['a new person', 'Lý Seo Dín', (body) => `${body}/staff/register`],
  ['a person', 'Lý Seo Dín', () => '/staff/people/15-000006'],
  ['correcting a person', 'Lý Seo Dín', () => '/staff/people/15-000006/correct'],
  ['an absence', 'Lý Seo Dín', () => '/staff/people/15-000006/absence'],
  ['leaving', 'Lý Seo Dín', () => '/staff/people/15-000006/depart'],
  ['standards of a person', 'Lý Seo Dín', () => '/staff/people/15-000006/standards'],
  ['exports', 'Lý Seo Dín', () => '/staff/export'],
  ['imports', 'Lý Seo Dín', () => '/staff/import'],
  ['an import', 'Lý Seo Dín', () => '/staff/import/persons'],
  ['a new delegation', 'Lý Seo Dín', () => '/delegations/new'],
  ['a new scheme', 'Lý Seo Dín', () => '/schemes/new'],
  ['quota of the province', 'Phạm Thị Thu Hằng', () => '/quotas/province'],
  ['people of a plan', 'Phạm Thị Thu Hằng', () => `${plan}/people`],
  ['what is sent to whom', 'Hoàng Thị Nhung', () => '/webhooks'],
  ['a new address for events', 'Hoàng Thị Nhung', () => '/webhooks/new'],
  ['the record', 'Phạm Thị Thu Hằng', () => '/record'],
  ['sessions of others', 'Phạm Thị Thu Hằng', () => '/authority/sessions'],
  ['alerts', 'Phạm Thị Thu Hằng', () => '/authority/alerts']
]

test.each(Object.entries(Object.groupBy(officials, ([, who]) => who)))(
  'what %s sees is accessible and within a phone’s screen',
  async (who, all = []) => {
    const official = await openOfficial(browser, site, [who], { viewport: screens.phone })
    const body = await openBody(official, { code: 'UBND-02683' })
    for (const [name, , address] of all) {
      const answer = await official.page.goto(address(body))
      expect([name, answer?.status()]).toEqual([name, 200])
      expect(await overflowing(official.page), name).toEqual([])
      await official.accessible()
    }
    await official.close()
  }
)

test('nothing went wrong in the browser meanwhile', () => reader.close())

const entries = ['staff', 'leaders', 'standards', 'schemes', 'quotas', 'authority', 'delegations']

test.each(['2025-06-30', '2026-01-15'])('every link leads to a page that is whole: %s', async (day) => {
  const { faults, seen } = await crawl(
    site.url,
    ['', ...entries].map((entry) => `/${entry}?at=${day}`)
  )
  expect(faults).toEqual([])
  expect(seen.size).toBeGreaterThan(100)
})

test('every link leads an official to a page that is whole', async () => {
  const official = await openOfficial(browser, site, ['Lý Seo Dín'])
  const body = await openBody(official, { code: 'UBND-02683' })
  const cookies = await official.page.context().cookies()
  const session = {
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    'user-agent': await official.page.evaluate(() => navigator.userAgent)
  }
  await official.close()
  const start = ['/my', `${body}/staff`, `${body}/assignments`, ...entries.map((entry) => `/${entry}`)]
  const { faults, seen } = await crawl(site.url, start, session)
  expect(faults).toEqual([])
  for (const deep of ['/staff/posts/', '/staff/people/', '/my/powers', '/posts/', '/delegations/new'])
    expect(
      [...seen].some((path) => path.startsWith(deep)),
      deep
    ).toBe(true)
})
