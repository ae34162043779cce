import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { follow, heading, openReader, withAndWithoutScripts } from './journey.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

/** From one language to the next, and what the page of figures is called there. */
const steps = [
  { language: 'en', link: 'English', figures: 'Figures', title: 'Figures' },
  { language: 'de', link: 'Deutsch', figures: 'Zahlen', title: 'Kennzahlen' },
  { language: 'vi', link: 'Tiếng Việt', figures: 'Số liệu', title: 'Số liệu' }
]

describe.each(withAndWithoutScripts)('a reader $scripts', (options) => {
  test('finds a dissolved commune by its old name and learns where to go today', async () => {
    const reader = await openReader(browser, site, options)
    const { page, accessible } = reader
    const main = page.getByRole('main')
    await page.goto('/')
    await accessible()

    await main.getByRole('searchbox').fill('thị trấn Bát Xát')
    await main.getByRole('searchbox').press('Enter')
    await page.waitForURL(/\/search\?/)
    await accessible()
    expect(await main.innerText()).toMatch(/Nay là:\s*Xã Bát Xát/)

    await follow(page, 'Thị trấn Bát Xát')
    await accessible()
    expect(await heading(page)).toBe('Thị trấn Bát Xát')
    const said = await main.innerText()
    expect(said).toContain('Hỏi ai bây giờ?')
    expect(said).toContain('đến hết 30/06/2025')
    for (const body of ['Hội đồng nhân dân', 'Ủy ban nhân dân']) expect(said).toContain(`${body} xã Bát Xát`)

    await follow(page, 'Xã Bát Xát')
    expect(await heading(page)).toBe('Xã Bát Xát')
    expect(await main.innerText()).toContain('Số 479, đường Hùng Vương')
    await reader.close()
  })

  test('asks who has taken over the work of a ward that is no more', async () => {
    const reader = await openReader(browser, site, options)
    const { page, accessible } = reader
    const main = page.getByRole('main')
    await page.goto('/search?q=coc+leu')
    await follow(page, 'Phường Cốc Lếu')
    await follow(page, 'Xem theo từng lĩnh vực, từng địa điểm')
    await accessible()
    expect(await main.innerText()).toContain('Ủy ban nhân dân phường Lào Cai')

    await page.goto('/custodian')
    await main.getByLabel('Đơn vị').first().fill('UBND-02644')
    await main.getByLabel('Vào ngày', { exact: false }).first().fill('2025-06-30')
    await main.getByRole('button').first().click()
    await page.waitForURL(/unit=UBND-02644/)
    await accessible()
    expect(await main.innerText()).toContain('Ủy ban nhân dân phường Lào Cai')
    await reader.close()
  })

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
