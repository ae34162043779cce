import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, overflowing, screens } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { openReader, type Reader } from './journey.ts'
import { crawl } from './links.ts'

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

test('nothing went wrong in the browser meanwhile', () => reader.close())

test.each(['2025-06-30', '2026-01-15'])('every link leads to a page that is whole: %s', async (day) => {
  const { faults, seen } = await crawl(site.url, `/?at=${day}`)
  expect(faults).toEqual([])
  expect(seen).toBeGreaterThan(100)
})
