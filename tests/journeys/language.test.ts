import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { heading, openReader, withAndWithoutScripts } from './journey.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

const steps = [
  { language: 'en', link: 'English', figures: 'Figures', title: 'Figures' },
  { language: 'de', link: 'Deutsch', figures: 'Zahlen', title: 'Zahlen' },
  { language: 'vi', link: 'Tiếng Việt', figures: 'Số liệu', title: 'Số liệu' }
]

describe.each(withAndWithoutScripts)('a reader $scripts', (options) => {
  test('switches the language, which is kept from page to page', async () => {
    const reader = await openReader(browser, site, options)
    const { page, accessible } = reader
    const spoken = () => page.locator('html').getAttribute('lang')
    await page.goto('/areas?at=2025-06-30')
    expect(await spoken()).toBe('vi')
    for (const { language, link, figures, title } of steps) {
      await page.getByRole('banner').getByRole('link', { name: link }).click()
      await page.waitForLoadState('load')
      expect(await spoken()).toBe(language)
      expect(page.url(), 'the chosen day stays').toContain('at=2025-06-30')
      await page.getByRole('navigation').getByRole('link', { name: figures, exact: true }).click()
      await page.waitForURL(/\/figures/)
      expect(await spoken()).toBe(language)
      expect(await heading(page)).toBe(title)
      expect(page.url()).toContain('at=2025-06-30')
      await accessible()
    }
    await reader.close()
  })
})
