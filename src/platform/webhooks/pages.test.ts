import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, overflowing, screens, violations } from '../../../tests/support/browser.ts'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, write } from '../database/index.ts'
import { notify, sendNotices } from '../notices/index.ts'
import { type Actor, allRights, noRights } from '../record/index.ts'
import { allReadable, happened, openHarbour } from './fixtures/harbour.ts'
import { Listener } from './fixtures/listener.ts'
import { type Seat, webhookSite } from './fixtures/site.ts'
import { deliverEvents, poster } from './index.ts'

const hoa: Actor = { subject: 'hoa', name: 'Nguyễn Thị Hoà', personId: null, rights: allRights }
const mai: Actor = { ...hoa, subject: 'mai', name: 'Vi Thị Mai', rights: noRights }
const seat: Seat = { actor: hoa }
const listener = new Listener()
let database: Database
let context: BrowserContext
let address: string
beforeAll(async () => {
  database = await testDatabase()
  await openHarbour(database)
  const app = await webhookSite(database, seat)
  const baseURL = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openBrowser()
  const means = { baseURL, locale: 'vi-VN', reducedMotion: 'reduce', viewport: screens.phone } as const
  context = await browser.newContext({ ...means, javaScriptEnabled: true })
  address = await listener.open()
  return async () => {
    await browser.close()
    listener.close()
  }
})

/** The page is one that everybody can use, on a phone. */
async function usable(page: Page): Promise<void> {
  expect(await violations(page), page.url()).toEqual([])
  expect(await overflowing(page), page.url()).toEqual([])
}

const main = (page: Page) => page.getByRole('main').innerText()
const deliver = async () => {
  await allReadable(database)
  return deliverEvents(database, { post: poster({ privateAddresses: true }) })
}

test('an address is added, its secret shown once; what is stuck is seen, tried again and skipped', async () => {
  const page = await context.newPage()
  await page.goto('/webhooks')
  expect(await main(page)).toContain('Chưa có địa chỉ nào')
  await usable(page)
  await page
    .getByRole('button', { name: 'Thêm địa chỉ nhận sự kiện' })
    .or(page.getByRole('link', { name: 'Thêm địa chỉ nhận sự kiện' }))
    .first()
    .click()
  await usable(page)
  await page.getByLabel('Địa chỉ', { exact: true }).fill('mailto:hoa@tinh.example')
  await page.getByRole('button', { name: 'Thêm địa chỉ' }).click()
  expect(await main(page)).toContain('bắt đầu bằng https://')
  await usable(page)
  await page.getByLabel('Địa chỉ', { exact: true }).fill(address)
  await page.getByRole('button', { name: 'Thêm địa chỉ' }).click()
  expect(await main(page)).toMatch(/whsec_\S{44}/)
  await usable(page)
  await page.getByRole('link', { name: 'Đã chép xong' }).click()
  expect(await main(page)).not.toContain('whsec_')
  await usable(page)

  listener.status = 422
  listener.words = 'No such ship'
  for (const ship of ['Sông Gâm', 'Sông Lô']) await write(database, (tx) => happened(tx, ship))
  await deliver()
  await page.goto('/webhooks')
  expect(await main(page)).toContain('HTTP 422 No such ship')
  await usable(page)
  await page.getByRole('link', { name: address }).click()
  await usable(page)
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  expect(await main(page)).toContain('ship/Sông Gâm')
  await page.getByRole('button', { name: 'Bỏ sự kiện này' }).click()
  expect(await main(page)).toContain('Ghi lý do')
  await usable(page)
  await page.getByLabel('Lý do').fill('Tàu đã bị xóa tên')
  await page.getByRole('button', { name: 'Bỏ sự kiện này' }).click()
  expect(await main(page)).toContain('Đã bỏ sự kiện')
  listener.status = 204
  await page.getByRole('button', { name: 'Gửi lại ngay' }).click()
  expect(await main(page)).toContain('Đang gửi lại')
  await deliver()
  expect(listener.got.map(({ subject }) => subject)).toEqual(['ship/Sông Lô'])
})

test('it is paused with a reason, goes on, gets another secret and is ended', async () => {
  const page = await context.newPage()
  await page.goto('/webhooks')
  await page.getByRole('link', { name: address }).click()
  await page.getByText('Tạm ngừng gửi').first().click()
  await page.getByRole('button', { name: 'Tạm ngừng gửi' }).click()
  expect(await main(page)).toContain('Ghi lý do')
  await usable(page)
  await page.getByLabel('Lý do').fill('Bảo trì máy chủ')
  await page.getByRole('button', { name: 'Tạm ngừng gửi' }).click()
  expect(await main(page)).toContain('Nguyễn Thị Hoà: Bảo trì máy chủ')
  await usable(page)
  await page.getByRole('button', { name: 'Tiếp tục gửi' }).click()
  await page.getByText('Đổi khóa ký').first().click()
  await page.getByLabel('Khóa cũ còn dùng thêm').fill('mai')
  await page.getByRole('button', { name: 'Đổi khóa ký' }).click()
  expect(await main(page)).toContain('từ 0 đến 720')
  await usable(page)
  await page.getByLabel('Khóa cũ còn dùng thêm').fill('2')
  await page.getByRole('button', { name: 'Đổi khóa ký' }).click()
  expect(await main(page)).toMatch(/whsec_\S{44}/)
  await page.getByRole('link', { name: 'Đã chép xong' }).click()
  await page.getByText('Ngừng báo cho địa chỉ này').first().click()
  await page.getByRole('button', { name: 'Ngừng báo' }).click()
  expect(await main(page)).toContain('Chưa có địa chỉ nào')
})

test('a notice that has not arrived is seen without its words, sent again or given up', async () => {
  const email = { send: async () => ({ end: 'refused', said: '550 No such mailbox' }) as const }
  for (const to of ['ghost@nha.example', 'phantom@nha.example'])
    await write(database, (tx) =>
      notify(tx, {
        channel: 'email',
        to,
        language: 'vi',
        subjectKey: 'identity.done.signed_out',
        bodyKeys: ['identity.done.signed_in'],
        params: { name: 'Vàng Thị Mỷ' },
        dedupeKey: to
      })
    )
  await sendNotices(database, { email, sms: email })
  const page = await context.newPage()
  await page.goto('/webhooks')
  expect(await main(page)).toContain('550 No such mailbox')
  expect(await main(page)).toContain('2 không gửi được')
  expect(await main(page)).not.toContain('ghost@')
  await usable(page)
  await page.getByRole('link', { name: 'gh…@nha.example' }).click()
  expect(await main(page)).not.toContain('Vàng Thị Mỷ')
  await usable(page)
  await page.getByRole('button', { name: 'Gửi lại ngay' }).click()
  expect(await main(page)).toContain('Thông báo đang được gửi lại')
  await page.getByRole('link', { name: 'ph…@nha.example' }).click()
  await page.getByRole('button', { name: 'Thôi gửi' }).click()
  expect(await main(page)).toContain('Ghi lý do')
  await usable(page)
  await page.getByLabel('Lý do').fill('Đã gọi điện thoại')
  await page.getByRole('button', { name: 'Thôi gửi' }).click()
  expect(await main(page)).not.toContain('ph…@nha.example')
})

test('who does not hold the power sees none of it; who is not signed in is asked to', async () => {
  const page = await context.newPage()
  seat.actor = mai
  expect((await page.goto('/webhooks'))?.status()).toBe(403)
  expect((await page.goto('/webhooks/new'))?.status()).toBe(403)
  seat.actor = null
  expect((await page.goto('/webhooks'))?.status()).toBe(401)
  seat.actor = hoa
})
