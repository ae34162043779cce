import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, overflowing, screens } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { enter, typeAtCursor } from './dossiers.ts'
import { openOfficial, openReader, withAndWithoutScripts, words } from './journey.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

const officer = ['Tẩn Mùi Phạm', '15-000004'] as const
const card = '010186001234|123456789|Vàng Thị Mỷ|05091986|Nữ|Thôn Séo Pờ Hồ, Y Tý, Lào Cai|01012022'

const focused = (page: Page) => page.locator(':focus').getAttribute('name')

describe.each(withAndWithoutScripts)('reception by keyboard alone, $scripts', ({ javaScriptEnabled }) => {
  test('from the words of the person to the receipt, and on to the next', async () => {
    const { page, accessible, close } = await openOfficial(browser, site, officer, {
      javaScriptEnabled,
      at: '/reception'
    })
    await accessible()
    await typeAtCursor(page, 'sao y')
    await enter(page)
    await page
      .getByRole('main')
      .getByRole('link', { name: 'Chứng thực bản sao từ bản chính', exact: true })
      .focus()
    await enter(page)
    expect(await focused(page)).toBe('card')
    await accessible()
    await typeAtCursor(page, card)
    await enter(page)
    expect(await focused(page)).toBe('applicant.phone')
    expect(await page.locator('[name="applicant.name"]').inputValue()).toBe('Vàng Thị Mỷ')
    await typeAtCursor(page, '0912345678')
    await enter(page)
    expect(await words(page)).toContain('Thiếu: ')
    await accessible()
    await page.locator('[name="papers.1.there"]').focus()
    await page.keyboard.press('Space')
    await page.locator('[name="applicant.phone"]').focus()
    await enter(page)
    const text = await words(page)
    expect(text).toContain('Đã tiếp nhận')
    const code = /H38\.\S+-260115-\d{4}/.exec(text)?.[0] ?? ''
    expect(code).not.toBe('')
    await accessible()
    const paper = await page.getByRole('link', { name: 'In giấy tiếp nhận và hẹn trả' }).getAttribute('href')
    const receipt = await page.request.get(paper ?? '', { timeout: 120_000 })
    expect((await receipt.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await enter(page)
    expect(new URL(page.url()).pathname).toBe('/reception')
    await close()

    const citizen = await openReader(browser, site, { javaScriptEnabled, viewport: screens.phone })
    await citizen.page.goto(`/status?code=${code}`)
    expect(await words(citizen.page)).toContain('Chứng thực bản sao từ bản chính')
    expect(await words(citizen.page)).not.toContain('Vàng Thị Mỷ')
    if (javaScriptEnabled) expect(await overflowing(citizen.page)).toEqual([])
    await citizen.accessible()
    await citizen.close()
  })
})
