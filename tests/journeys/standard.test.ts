import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { fill, follow, heading, openOfficial, press, withAndWithoutScripts, words } from './journey.ts'
import { appointViceChair, endAppointment } from './staff.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

const theory = 'Lý luận chính trị của lãnh đạo cấp xã: trung cấp trở lên'
const batXat = { committee: 'Ủy ban nhân dân xã Bát Xát', code: 'UBND-02683', area: 'Xã Bát Xát' }
const cases = [
  { ...withAndWithoutScripts[0], before: 'Phàn Thị Mẩy', name: 'Lò Thị Thơm', code: '15-000014', how: 'met' },
  {
    ...withAndWithoutScripts[1],
    before: 'Nguyễn Văn Thắng',
    name: 'Tẩn Mùi Phạm',
    code: '15-000004',
    how: 'exempt'
  }
] as const

describe.each(cases)('a leader without what the law demands, $scripts', (one) => {
  const { before, name, code, how, javaScriptEnabled } = one
  test(`is found among the leaders and then is ${how}`, async () => {
    const options = { javaScriptEnabled }
    const homeAffairs = await openOfficial(browser, site, ['Vù A Chu'], options)
    const from = '2026-01-05'
    await endAppointment(homeAffairs, batXat, { name: before, from, number: `1/${code}` })
    await appointViceChair(homeAffairs, batXat, { name, code, from, number: `2/${code}` })

    const chief = await openOfficial(browser, site, ['Hoàng Văn Kiên'], { ...options, at: '/staff' })
    const { page, accessible } = chief
    await accessible()
    await page.getByRole('link', { name: 'Lãnh đạo và tiêu chuẩn' }).click()
    await accessible()
    await fill(page, { 'Tên hoặc mã đơn vị': batXat.code })
    await page.getByLabel('Chỉ người còn thiếu tiêu chuẩn').check()
    await press(page, 'Lọc')
    await page.waitForURL(/lacking=yes/)
    await accessible()
    expect(await words(page)).toContain('1 người')
    await follow(page, name)
    expect(await heading(page)).toContain(`Tiêu chuẩn của ${name}`)
    expect(await words(page)).toContain('Còn thiếu 1 tiêu chuẩn')
    expect(await words(page)).toContain(theory)
    await accessible()

    if (how === 'met') {
      await follow(page, 'Ghi nhận văn bằng, chứng chỉ')
      await accessible()
      await press(page, 'Ghi nhận văn bằng, chứng chỉ')
      expect(await words(page)).toContain('Có điều cần sửa')
      await accessible()
      await page.getByLabel('Trình độ').selectOption({ label: 'Lý luận chính trị: Trung cấp' })
      await fill(page, { 'Nơi cấp': 'Trường Chính trị tỉnh', 'Ngày cấp': '2025-12-20' })
      await press(page, 'Ghi nhận văn bằng, chứng chỉ')
      expect(await page.locator('body').innerText()).toContain('Đã ghi nhận văn bằng, chứng chỉ.')
    } else {
      await follow(page, 'Miễn tiêu chuẩn')
      await accessible()
      await page.getByLabel('Tiêu chuẩn').selectOption({ label: theory })
      await fill(page, {
        'Miễn từ ngày': from,
        'Miễn đến hết ngày': '2026-12-31',
        'Lý do': 'Đang theo học lớp trung cấp lý luận chính trị',
        'Số quyết định': `3/${code}`,
        'Cơ quan ban hành': batXat.committee,
        'Ngày ban hành': from
      })
      await press(page, 'Miễn tiêu chuẩn')
      expect(await page.locator('body').innerText()).toContain('Đã ghi nhận việc miễn tiêu chuẩn.')
    }
    expect(await words(page)).not.toContain('Còn thiếu')
    expect(await words(page)).toContain(how === 'met' ? 'Đạt' : 'Được miễn')
    await accessible()
    await page.goto(`/leaders?unit=${batXat.code}&lacking=yes`)
    expect(await words(page)).toContain('Không lãnh đạo nào còn thiếu tiêu chuẩn.')
    await accessible()
    await homeAffairs.close()
    await chief.close()
  }, 90_000)
})
