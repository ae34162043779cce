import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, overflowing, screens } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import {
  fill,
  follow,
  heading,
  openOfficial,
  openReader,
  press,
  withAndWithoutScripts,
  words
} from './journey.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

const cases = [
  { ...withAndWithoutScripts[0], key: 'dang-ky-khai-sinh', viewport: screens.desktop },
  { ...withAndWithoutScripts[1], key: 'dang-ky-ho-kinh-doanh', viewport: screens.phone }
]

describe.each(cases)('an official designs a form, $scripts', ({ key, javaScriptEnabled, viewport }) => {
  test('the next version is begun, questions are added, moved, asked only sometimes, and tried', async () => {
    const { page, accessible, close } = await openOfficial(browser, site, ['Lương Thị Bích Ngọc'], {
      ...(javaScriptEnabled !== undefined && { javaScriptEnabled }),
      viewport,
      at: `/procedures/${key}`
    })
    const seen = async () => {
      await accessible()
      expect(await overflowing(page)).toEqual([])
    }
    await follow(page, 'Thiết kế mẫu đơn')
    await press(page, 'Soạn phiên bản tiếp theo')
    expect(await heading(page)).toContain('Mẫu đơn của phiên bản 3')
    await seen()

    const add = async (kind: string) => {
      await page.locator('#new-kind').selectOption(kind)
      await press(page, 'Tiếp tục')
    }
    await add('choice')
    await seen()
    await fill(page, { 'Nhãn (tiếng Việt)': 'Nhận kết quả ở đâu?', 'Các lựa chọn': 'Tại quầy\nTại nhà' })
    await page.getByLabel('Phải điền').check()
    await press(page, 'Lưu câu hỏi')
    await add('file')
    await fill(page, { 'Nhãn (tiếng Việt)': 'Giấy chứng sinh' })
    await page.getByLabel('Nhận kết quả ở đâu?: Tại nhà').check()
    await press(page, 'Lưu câu hỏi')
    expect(await words(page)).toContain('chỉ hỏi khi “Nhận kết quả ở đâu?” là: Tại nhà')
    await page.locator('[name=move][value="up:nhan_ket_qua_o_dau"]').click()
    await page.waitForURL(/#at-/)
    expect(page.url()).toMatch(/#at-nhan_ket_qua_o_dau$/)
    await seen()

    await press(page, 'Điền thử và kiểm tra')
    const where = page.getByRole('group', { name: 'Nhận kết quả ở đâu?' })
    await where.getByLabel('Tại nhà').check()
    await page.locator('[name=_show][value=nhan_ket_qua_o_dau]').click()
    await page.getByLabel(/^Giấy chứng sinh/).setInputFiles({
      name: 'Giấy chứng sinh.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('giấy')
    })
    await press(page, 'Kiểm tra')
    // The file stays although the form has mistakes.
    expect(await words(page)).toContain('Giấy chứng sinh.pdf')
    await seen()
    await press(page, 'Bỏ tệp Giấy chứng sinh.pdf')
    expect(await words(page)).not.toContain('Giấy chứng sinh.pdf')

    await page.goto(`/procedures/${key}/compare?from=2&to=3`)
    expect(await words(page)).toContain('Mẫu đơn điện tử: Giấy chứng sinh')
    await seen()
    await close()
  })
})

test('nobody else sees what is being designed', async () => {
  const { page, close } = await openReader(browser, site)
  await page.goto('/procedures/dang-ky-khai-sinh')
  expect(await page.getByText('Thiết kế mẫu đơn').count()).toBe(0)
  await follow(page, 'Xem và thử mẫu đơn điện tử')
  expect(await words(page)).not.toContain('Nhận kết quả ở đâu?')
  await close()
})
