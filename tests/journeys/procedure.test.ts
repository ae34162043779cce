import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, overflowing, screens } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { openOfficial, openReader, withAndWithoutScripts, words } from './journey.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

const keys = ['giay-phep-nha-o', 'ban-le-ruou'] as const
const cases = withAndWithoutScripts.map((options, at) => ({ ...options, key: keys[at as 0 | 1] }))

describe.each(cases)('a procedure from its next version to whoever applies, $scripts', (one) => {
  const { key, javaScriptEnabled } = one
  test('it is written, refused, mended, published, and read on the day', async () => {
    const { page, accessible, close } = await openOfficial(browser, site, ['Lương Thị Bích Ngọc'], {
      javaScriptEnabled,
      at: `/procedures/${key}`
    })
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    await page.getByText('Soạn phiên bản tiếp theo').click()
    await page.locator('[name="limit.amount"]').fill('7')
    await page.locator('[name="limit.unit"]').selectOption('working_days')
    await page.locator('[name="steps.1.share"]').fill('80')
    await press('Thêm: Giấy tờ')
    await page.locator('[name="components.3.name"]').fill('Cam kết an toàn')
    await page.locator('[name="components.3.original"]').fill('1')
    await accessible()
    await press('Lưu dự thảo')
    expect(await words(page)).toContain('Cam kết an toàn')

    const publish = async () => {
      await page.goto(`/procedures/${key}/publish`)
      await page.locator('[name="first_day"]').fill('2026-02-01')
      await page.locator('[name="decision_number"]').fill(`TT-${key}`)
      await page.locator('[name="decision_issued_on"]').fill('2026-01-10')
      await press('Công bố')
    }
    await publish()
    expect(await words(page)).toContain('Các bước cộng lại chiếm 130% thời hạn')
    await accessible()
    await page.goto(`/procedures/${key}/edit`)
    await page.locator('[name="steps.1.share"]').fill('50')
    await press('Lưu dự thảo')
    await publish()
    expect(await words(page)).toContain('Sắp áp dụng')
    await page.goto(`/procedures/${key}/compare?from=2&to=3`)
    expect(await words(page)).toContain('7 ngày làm việc')
    await accessible()
    await close()

    const citizen = await openReader(browser, site, { javaScriptEnabled, viewport: screens.phone })
    await citizen.page.goto(`/procedures/${key}?place=Sa+Pa`)
    expect(await words(citizen.page)).not.toContain('Cam kết an toàn')
    await citizen.page.goto(`/procedures/${key}?place=Sa+Pa&at=2026-02-01`)
    expect(await words(citizen.page)).toMatch(/Cam kết an toàn[\s\S]*Ở Phường Sa Pa, người quyết định là/)
    await citizen.accessible()
    expect(await overflowing(citizen.page)).toEqual([])
    await citizen.close()
  })

  test('its form is tried: the conditional part is asked for where it is needed', async () => {
    const { page, accessible, close } = await openReader(browser, site, { javaScriptEnabled })
    await page.goto('/procedures/dang-ky-khai-sinh/form')
    await page.locator('[name="con.ho_ten"]').fill('Lò Văn An')
    await page.locator('input[name="co_cha"][value="co"]').check()
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
    expect(await page.locator('[name="cha.ho_ten"]').count()).toBe(1)
    expect(await page.locator('[name="con.ho_ten"]').inputValue()).toBe('Lò Văn An')
    expect(await words(page)).toContain('Số định danh cá nhân: hãy điền mục này.')
    await accessible()
    await close()
  })
})
