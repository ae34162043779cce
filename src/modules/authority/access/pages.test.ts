import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, overflowing, screens, violations } from '../../../../tests/support/browser.ts'
import { appointed } from '../../staffing/people/fixtures/small-staff.ts'
import { type Office, openOffice, people } from './fixtures/office.ts'

let browser: Browser
let office: Office
beforeAll(async () => {
  ;[browser, office] = await Promise.all([openBrowser(), openOffice()])
  await office.app.listen({ port: 3999, host: '127.0.0.1' })
  const more = { kind: 'concurrent', lastDay: '2026-06-30' }
  await appointed(office.database, people.van, office.posts['u2.vice'], '2026-02-01', more)
  return () => browser.close()
})

/** A phone on which somebody signs in. */
async function phoneOf({ name }: { name: string }, javaScriptEnabled = true): Promise<Page> {
  const options = { baseURL: 'http://localhost:3999', locale: 'vi-VN', reducedMotion: 'reduce' } as const
  const context = await browser.newContext({ ...options, viewport: screens.phone, javaScriptEnabled })
  const page = await context.newPage()
  await page.goto('/sign-in?return_to=/my')
  await page.getByRole('main').getByRole('button', { name }).first().click()
  await page.waitForURL('**/my')
  return page
}

/** The words before the capacity are for screen readers alone on a phone. */
const capacityMenu = (page: Page) => page.getByRole('banner').locator('summary', { hasText: 'Tư cách:' })

/** The page is one that everybody can use, on a phone. */
async function usable(page: Page): Promise<void> {
  expect(await violations(page), page.url()).toEqual([])
  expect(await overflowing(page), page.url()).toEqual([])
}

test('someone with two posts chooses one in the header, without scripts; another tab keeps all', async () => {
  const page = await phoneOf(people.van, false)
  await capacityMenu(page).click()
  await page
    .getByRole('banner')
    .getByRole('link', { name: /^Kiêm nhiệm/ })
    .click()
  await page.getByRole('link', { name: 'Mã truy cập cho chương trình' }).click()
  expect(await page.locator('.haicap-capacity strong').innerText()).toContain('xã Tả Van')
  const other = await page.context().newPage()
  await other.goto('/my')
  expect(await other.locator('.haicap-capacity strong').innerText()).toBe('tất cả')
})

test('one’s own pages are usable on a phone, with what they answer', async () => {
  const page = await phoneOf(people.van)
  await usable(page)
  await capacityMenu(page).click()
  await usable(page)
  for (const path of ['/my/sessions', '/my/tokens', '/my/emergency', '/my?as=ended', '/record']) {
    await page.goto(path)
    await usable(page)
  }
  await page.goto('/my/tokens')
  await page.getByRole('button', { name: 'Tạo mã' }).click()
  await usable(page)
  await page.getByLabel('Tên').fill('Đồng bộ hộ tịch')
  await page.getByLabel('Truy cập khẩn cấp').check()
  await page.getByLabel('Dùng đến hết ngày').fill('2026-06-01')
  await page.getByRole('button', { name: 'Tạo mã' }).click()
  expect(await page.getByRole('main').innerText()).toContain('haicap_')
  await usable(page)
  await page.goto('/my/emergency')
  await page.getByLabel('Thẩm quyền').selectOption('register.change')
  await page.getByLabel('Nơi áp dụng').fill('Bản Pho')
  await page.getByLabel('Lý do').fill('Lũ quét, phải ghi ngay, không gọi được ai.')
  await page.getByRole('button', { name: 'Mở truy cập khẩn cấp' }).click()
  expect(await page.getByRole('main').innerText()).toContain('Xã Bản Pho')
  await usable(page)
})

test('those who oversee use theirs on a phone too', async () => {
  const page = await phoneOf(people.thao)
  await page.getByRole('banner').getByRole('link', { name: '1 cảnh báo' }).click()
  await usable(page)
  await page.getByRole('main').getByRole('link', { name: 'Cập nhật sổ bộ' }).first().click()
  await usable(page)
  await page.getByRole('link', { name: 'Mục trong nhật ký' }).click()
  await page.getByRole('main').getByRole('rowheader').getByRole('link').first().click()
  expect(await page.getByRole('main').innerText()).toContain('Lũ quét')
  await usable(page)
  for (const path of ['/record', '/authority/sessions?q=v']) {
    await page.goto(path)
    await usable(page)
  }
})
