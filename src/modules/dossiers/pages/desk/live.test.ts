import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../../../../tests/support/browser.ts'
import { acts } from '../../acts/index.ts'
import { busyOffice } from '../../desk/fixtures/busy-office.ts'
import { at } from '../../fixtures/small-office.ts'
import { type Asked, testServer } from '../../fixtures/test-server.ts'

let server: Asked
let url: string
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  server = await testServer()
  await busyOffice(server.office, 28)
  url = await server.listen()
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a list follows the server by itself, but no row moves under a tick or a pointer', async () => {
  server.as('MAI')
  const page = await browser.newPage({ baseURL: url, locale: 'vi-VN' })
  await page.clock.install()
  await page.goto('/dossiers?view=body&state=proposed')
  const rows = page.locator('[data-key]')
  const ids = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-key')))
  expect(ids).toHaveLength(4)
  const third = rows.nth(2).locator('input')
  await third.check()
  await server.office.does('MAI', acts.sign, { id: ids[0] }, at('10T05:00'))

  await page.clock.runFor(21_000)
  const status = page.locator('[data-haicap-live-status]')
  await expect.poll(() => status.textContent()).toContain('Danh sách đã thay đổi')
  expect(await rows.count()).toBe(4)
  expect(await third.isChecked()).toBe(true)
  expect(await page.locator('.haicap-states').first().textContent()).toContain('Chờ ký 3')

  await third.uncheck()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.mouse.move(2, 2)
  await page.clock.runFor(1_500)
  await expect.poll(() => rows.count()).toBe(3)
  expect(await status.textContent()).toBe('Danh sách vừa được cập nhật.')
})

test('without scripts the list is whole, rows can be ticked all at once, and a link reads it again', async () => {
  server.as('MAI')
  const page = await browser.newPage({ baseURL: url, locale: 'vi-VN', javaScriptEnabled: false })
  await page.goto('/dossiers?view=body&state=proposed')
  await page.getByRole('link', { name: 'Chọn cả trang' }).click()
  await page.getByRole('button', { name: 'Ký', exact: true }).click()
  await page.getByRole('button', { name: /^Ký \d hồ sơ$/ }).click()
  expect(await page.getByText(/Đã làm xong \d hồ sơ/).count()).toBe(1)
  await page.getByRole('link', { name: 'Về danh sách' }).click()
  expect(await page.locator('[data-key]').count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Tải lại' }).count()).toBe(1)
})
