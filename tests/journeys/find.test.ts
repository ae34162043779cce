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
    for (const body of ['Ủy ban nhân dân', 'Trung tâm Phục vụ hành chính công', 'Phòng Kinh tế'])
      expect(said).toContain(`${body} xã Bát Xát`)

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
})
