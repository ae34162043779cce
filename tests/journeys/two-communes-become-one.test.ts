import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { openReader, type Reader, withAndWithoutScripts } from './journey.ts'

let site: TestSite
let browser: Browser
beforeAll(async () => {
  site = await openSite('2026-11-24')
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(withAndWithoutScripts)('$scripts', ({ javaScriptEnabled }) => {
  let reader: Reader
  let page: Reader['page']
  beforeAll(async () => {
    reader = await openReader(browser, site, { javaScriptEnabled })
    page = reader.page
  })
  afterAll(() => reader.close())

  const title = `Sáp nhập hai xã, lần ${javaScriptEnabled ? 1 : 2}`
  // The second run merges two other communes, so that both can be enacted in one register.
  const [first, second, name] = javaScriptEnabled
    ? (['02686', '02695', 'Mú Sung Trịnh Tường'] as const)
    : (['02701', '02707', 'Y Tý Dền Sáng'] as const)
  const press = (button: string | RegExp) => page.getByRole('button', { name: button }).first().click()
  const follow = (link: string | RegExp) =>
    page.locator('main').getByRole('link', { name: link }).first().click()
  const main = () => page.locator('main').innerText()

  test('a demonstration official signs in', async () => {
    await page.goto('/plans')
    await page.getByRole('link', { name: 'Đăng nhập' }).click()
    await reader.accessible()
    await press('Nguyễn Thị Hồng Vân')
    expect(await page.locator('header').innerText()).toContain('Nguyễn Thị Hồng Vân')
  })

  test('drafts a plan and adds a merger of two communes', async () => {
    await page.goto('/plans/new')
    await page.fill('[name=title]', title)
    await page.fill('[name=effectiveOn]', '2027-01-01')
    await page.fill('[name=number]', `${first}/NQ-HĐND`)
    await page.fill('[name=issuer]', 'Hội đồng nhân dân tỉnh Lào Cai')
    await page.fill('[name=issuedOn]', '2026-11-01')
    await press('Tạo phương án')
    await follow('Thêm mục')
    await page.check('[name=unit][value=area]')
    await page.check('[name=act][value=merge]')
    await press('Tiếp tục')
    await page.fill('[name="from.0.code"]', first)
    await page.fill('[name="from.1.code"]', second)
    await page.fill('[name="into.0.name"]', name)
    await page.fill('[name="into.0.code"]', first)
    await page.selectOption('[name="into.0.kind"]', 'xa')
    await page.selectOption('[name="into.0.parent"]', { index: 1 })
    await page.fill('[name=clause]', 'khoản 1 Điều 1')
    await reader.accessible()
    await press('Lưu mục này')
    expect(await main()).toContain(name)
  })

  test('the check says what would hang in the air, and proposing what follows mends it', async () => {
    await follow('Kiểm tra')
    expect(await main()).toContain('sẽ không còn nơi trực thuộc')
    await reader.accessible()
    await press(/Đề xuất/)
    await follow('Kiểm tra')
    expect(await main()).not.toContain('sẽ không còn nơi trực thuộc')
    expect(await main()).toContain('Đạt')
  })

  test('rehearses and enacts it for a day to come', async () => {
    await follow(/^Ban hành/)
    await reader.accessible()
    await press(/Ban hành/)
    expect(await main()).toContain('Đã ban hành')
  })

  test('both days have their own answer', async () => {
    await page.goto(`/areas?q=${encodeURIComponent(name)}&at=2026-12-31`)
    expect(await page.locator('main a', { hasText: name }).count()).toBe(0)
    await page.goto(`/areas?q=${encodeURIComponent(name)}&at=2027-01-01`)
    await follow(new RegExp(name))
    expect(await page.locator('h1').innerText()).toContain(name)
    expect(await main()).toContain(first)
    await reader.accessible()
  })
})
