import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { fill, follow, openOfficial, openReader, press, withAndWithoutScripts, words } from './journey.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

const bodies = [
  { code: 'SNGV', body: 'Sở Ngoại vụ tỉnh Lào Cai', head: 'Nguyễn Ngọc Công' },
  { code: 'SDTTG', body: 'Sở Dân tộc và Tôn giáo tỉnh Lào Cai', head: 'Mai Ngọc Quân' }
]
const cases = withAndWithoutScripts.map((options, at) => ({
  ...options,
  ...(bodies[at] as (typeof bodies)[0])
}))

describe.each(cases)('a job-position scheme, $scripts', ({ code, body, head, javaScriptEnabled }) => {
  test('is returned once, completed, agreed, approved and published; what changed is read', async () => {
    const options = { javaScriptEnabled }
    const unit = await openOfficial(browser, site, [head, body], { ...options, at: '/schemes' })
    const { page, accessible } = unit
    await accessible()
    await follow(page, 'Xây dựng đề án')
    await accessible()
    await fill(page, { 'Cơ quan, đơn vị': code, 'Ngày bắt đầu xây dựng': '2026-01-05' })
    await page.getByRole('radio', { name: /^Lập sẵn/ }).check()
    await press(page, 'Bắt đầu dự thảo')
    await accessible()
    const path = new URL(page.url()).pathname.replace(/\/edit$/, '')
    await writeLines()
    await fill(page, {
      'Sự cần thiết và nội dung thay đổi': 'Đề án đầu tiên sau sắp xếp',
      'Căn cứ pháp lý': 'Nghị định về vị trí việc làm',
      'Chức năng, nhiệm vụ': 'Theo Luật Tổ chức chính quyền địa phương',
      'Cam kết': 'Chịu trách nhiệm về số liệu'
    })
    await press(page, 'Lưu phần lời')
    await submit('2026-01-06')

    const homeAffairs = await openOfficial(browser, site, ['Vù A Chu'], { ...options, at: path })
    await homeAffairs.accessible()
    await follow(homeAffairs.page, 'Thẩm định')
    await homeAffairs.accessible()
    await homeAffairs.page.getByRole('radio', { name: 'Trả lại để hoàn thiện' }).check()
    await fill(homeAffairs.page, { 'Ngày thẩm định': '2026-01-07', 'Ý kiến': 'Ghi rõ nhiệm vụ' })
    await press(homeAffairs.page, 'Thẩm định')
    expect(await words(homeAffairs.page)).toContain('Trả lại để hoàn thiện')
    await homeAffairs.accessible()

    await page.goto(path)
    expect(await words(page)).toContain('Ghi rõ nhiệm vụ')
    await accessible()
    await follow(page, 'Lập phiên bản mới')
    await accessible()
    await fill(page, { 'Ngày bắt đầu xây dựng': '2026-01-08' })
    await press(page, 'Bắt đầu dự thảo')
    await fill(page, {
      'Sự cần thiết và nội dung thay đổi': 'Nêu rõ chức năng theo ý kiến thẩm định',
      'Chức năng, nhiệm vụ': 'Mười hai nhóm nhiệm vụ theo quy chế'
    })
    await press(page, 'Lưu phần lời')
    await submit('2026-01-09')

    await homeAffairs.page.goto(path)
    await follow(homeAffairs.page, 'So với phiên bản 1')
    await homeAffairs.accessible()
    expect(await words(homeAffairs.page)).toContain('So sánh phiên bản 1 với phiên bản 2')
    expect(await words(homeAffairs.page)).toContain('Mười hai nhóm nhiệm vụ theo quy chế')
    await homeAffairs.page.goto(`${path}/appraise`)
    await homeAffairs.page.getByRole('radio', { name: 'Đồng ý, đề nghị phê duyệt' }).check()
    await fill(homeAffairs.page, { 'Ngày thẩm định': '2026-01-10', 'Ý kiến': 'Nhất trí' })
    await press(homeAffairs.page, 'Thẩm định')
    expect(await words(homeAffairs.page)).toContain('Đã thẩm định, chờ phê duyệt')

    const chair = await openOfficial(browser, site, ['Lê Hoàng Nam'], { ...options, at: path })
    await follow(chair.page, 'Phê duyệt')
    await chair.accessible()
    await fill(chair.page, { 'Ngày phê duyệt': '2026-01-12' })
    await fillDecision(chair.page)
    await press(chair.page, 'Phê duyệt')
    expect(await words(chair.page)).toContain('Đã phê duyệt, chờ công bố')
    await follow(chair.page, 'Công bố')
    await chair.accessible()
    await fill(chair.page, { 'Ngày công bố': '2026-01-13', 'Nơi công bố': 'Cổng thông tin điện tử' })
    await press(chair.page, 'Công bố')
    expect(await words(chair.page)).toContain('Đang có hiệu lực')
    await chair.accessible()

    const citizen = await openReader(browser, site, options)
    await citizen.page.goto('/schemes?state=in_force')
    await citizen.accessible()
    await follow(citizen.page, body)
    expect(await words(citizen.page)).toContain('Phiên bản 2')
    expect(await words(citizen.page), 'drafts are for those who work on them').not.toContain(
      'Ghi rõ nhiệm vụ'
    )
    await citizen.accessible()
    for (const one of [unit, homeAffairs, chair, citizen]) await one.close()

    /** Each position gets its description; what the form starts with is kept. */
    async function writeLines(): Promise<void> {
      const links = page.locator('main tbody th a')
      const count = await links.count()
      expect(count).toBeGreaterThan(2)
      for (let at = 0; at < count; at++) {
        await links.nth(at).click()
        await page.waitForURL(/\/lines\//)
        if (at === 0) await accessible()
        await fillRanks()
        await fill(page, { 'Bản mô tả công việc': 'Theo mẫu', 'Khung năng lực': 'Theo mẫu' })
        await press(page, 'Lưu vị trí')
      }
    }

    /** Vacant posts have no rank yet: they are counted in the first of the position. */
    async function fillRanks(): Promise<void> {
      const ranks = page.locator('main input[name^="rank_"]')
      const filled = await ranks.evaluateAll((all) =>
        all.map((one) => Number((one as { value?: string }).value))
      )
      const [first] = filled
      if (first === undefined) return
      const split = filled.reduce((sum, count) => sum + count, 0)
      const headcount = Number(await page.getByLabel('Số lượng', { exact: true }).inputValue())
      await ranks.first().fill(String(first + headcount - split))
    }

    async function submit(day: string): Promise<void> {
      await follow(page, 'Trình thẩm định')
      await accessible()
      await fill(page, { 'Ngày trình': day })
      await press(page, 'Trình thẩm định')
      expect(await words(page)).toContain('Đã trình, chờ thẩm định')
    }
  }, 120_000)
})

const fillDecision = (page: Parameters<typeof fill>[0]) =>
  fill(page, {
    'Số văn bản': `${new URL(page.url()).pathname.slice(9, 17)}/QĐ-UBND`,
    'Ngày ban hành': '2026-01-12'
  })
