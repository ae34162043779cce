import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, overflowing, screens } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { openReader, type Reader } from './journey.ts'

let browser: Browser
let site: TestSite
let reader: Reader
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  reader = await openReader(browser, site, { viewport: screens.phone })
  return () => browser.close()
})

const plan = async () => {
  const { plans } = await (await fetch(`${site.url}/api/plans`)).json()
  return `/plans/${plans[0].id}`
}
const pages: [string, () => string | Promise<string>][] = [
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
  ['operations of a plan', plan],
  ...['check', 'figures', 'flow', 'handover', 'notices', 'print'].map((tab): [string, () => Promise<string>] => [
    `${tab} of a plan`,
    async () => `${await plan()}/${tab}`
  ])
]

test.each(pages)('is accessible and within a phone’s screen: %s', async (_name, address) => {
  const { page, accessible } = reader
  const answer = await page.goto(await address())
  expect(answer?.status()).toBe(200)
  expect(await overflowing(page)).toEqual([])
  await accessible()
})

test('nothing has gone wrong in the browser', () => reader.close())
