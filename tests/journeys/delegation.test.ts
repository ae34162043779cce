import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { carryThrough } from './delegations.ts'
import { fill, follow, openOfficial, openReader, press, withAndWithoutScripts, words } from './journey.ts'
import { openBody } from './staff.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

const power = 'Cập nhật vị trí, bổ nhiệm, điều động, thôi việc'
const conditions = 'Chỉ cập nhật liên hệ của cơ quan và vị trí trong xã'
const cases = withAndWithoutScripts.map((options, at) => ({ ...options, number: `${at + 1}/UQ-UBND` }))

describe.each(cases)('an authorization, $scripts', ({ number, javaScriptEnabled }) => {
  test('is drawn up, returned once, signed, published, used, withdrawn, and the right ends', async () => {
    const options = { javaScriptEnabled }
    const receiver = await openOfficial(browser, site, ['Hoàng Văn Kiên'], options)
    const { page, accessible } = receiver
    const body = await openBody(receiver, { code: 'UBND-02683' })
    await page.goto(`${body}/staff`)
    await follow(page, 'Chủ tịch Ủy ban nhân dân cấp xã')
    await accessible()
    const post = new URL(page.url()).pathname
    expect(await words(page), 'appointing is for the chair').not.toContain('Sửa liên hệ')
    await page.goto(`${post}/contact`)
    expect(await words(page), 'a refusal names the power').toContain(power)
    expect(await words(page), 'and who holds it').toContain(
      'Chủ tịch Ủy ban nhân dân cấp xã, Ủy ban nhân dân xã Bát Xát'
    )
    await accessible()

    const path = await draw()
    const checker = await openOfficial(browser, site, ['Nông Thị Huệ'], { ...options, at: path })
    await checker.accessible()
    await follow(checker.page, 'Thẩm định')
    await checker.page.getByRole('radio', { name: 'Trả lại để sửa' }).check()
    await fill(checker.page, { 'Ngày thẩm định': '2026-01-09' })
    await press(checker.page, 'Ghi ý kiến')
    expect(await words(checker.page)).toContain('Khi trả lại, hãy ghi ý kiến')
    await checker.accessible()
    await fill(checker.page, { 'Ý kiến': 'Ghi rõ điều kiện' })
    await press(checker.page, 'Ghi ý kiến')
    expect(await words(checker.page)).toContain('Trả lại để sửa')

    await page.goto(path)
    await accessible()
    expect(await words(page)).toContain('Ghi rõ điều kiện')
    await page.getByRole('link', { name: /^Sửa/ }).last().click()
    await fill(page, { 'Điều kiện, phạm vi': conditions })
    await press(page, 'Lưu')
    const chair = await openOfficial(browser, site, ['Lý Seo Dín'], options)
    await carryThrough({ checker, signer: chair }, path, number)

    await page.goto(`/authority?power=staffing.appoint&place=${encodeURIComponent('Xã Bát Xát')}`)
    await accessible()
    expect(await words(page)).toContain('Hoàng Văn Kiên')
    expect(await words(page)).toContain(number)
    await page.goto('/my/powers')
    expect(await words(page)).toContain(`Ủy quyền: ${number}, khoản 1 Điều 1 (${conditions})`)
    await page.goto(post)
    await follow(page, 'Sửa liên hệ')
    await accessible()
    await fill(page, { 'Điện thoại cơ quan': '0214 3 883 001' })
    await press(page, 'Lưu liên hệ')
    expect(await page.locator('body').innerText()).toContain('Đã lưu liên hệ.')

    const overseer = await openOfficial(browser, site, ['Lương Thị Bích Ngọc'], { ...options, at: '/record' })
    await overseer.accessible()
    await overseer.page.locator('main tbody a[href^="/record/"]').first().click()
    expect(await words(overseer.page), 'the record says under what').toContain(number)
    expect(await words(overseer.page)).toContain('Hoàng Văn Kiên')
    await overseer.accessible()

    await follow(page, 'Sửa liên hệ')
    await chair.page.goto(path)
    await follow(chair.page, 'Thu hồi')
    await chair.accessible()
    await fill(chair.page, {
      'Từ ngày': site.today,
      'Lý do': 'Đã bố trí đủ người',
      'Số văn bản': `${number}-TH`,
      'Ngày ban hành': site.today
    })
    await press(chair.page, 'Thu hồi văn bản này')
    expect(await words(chair.page)).toContain('Đã thu hồi')
    await chair.accessible()
    await press(page, 'Lưu liên hệ')
    expect(await words(page), 'the right has gone with it').toContain(power)
    await accessible()
    await page.goto('/my/powers')
    expect(await words(page)).not.toContain(power)

    const citizen = await openReader(browser, site, options)
    await citizen.page.goto('/delegations')
    await citizen.accessible()
    await follow(citizen.page, `Ủy quyền cập nhật nhân sự ${number}`)
    await citizen.accessible()
    expect(await words(citizen.page)).toContain('Đã thu hồi')
    for (const one of [receiver, checker, chair, overseer, citizen]) await one.close()

    /** The chief of office drafts it for the chair; where it is. */
    async function draw(): Promise<string> {
      await page.goto('/delegations/new')
      await accessible()
      await fill(page, { 'Của cơ quan': 'UBND-02683' })
      await press(page, 'Chọn cơ quan')
      await page.getByRole('radio', { name: 'Ủy quyền' }).check()
      await page.getByRole('radio', { name: 'Chủ tịch Ủy ban nhân dân cấp xã', exact: true }).check()
      await accessible()
      await fill(page, { 'Trích yếu': `Ủy quyền cập nhật nhân sự ${number}` })
      await press(page, 'Tạo bản thảo')
      await accessible()
      const things = page.getByLabel('Việc được giao')
      await things.selectOption('power:staffing.appoint')
      const holders = page.getByLabel('Bên nhận')
      const holder = holders.locator('option', { hasText: 'Chánh Văn phòng' }).first()
      await holders.selectOption((await holder.getAttribute('value')) ?? '')
      await fill(page, {
        'Từ ngày': '2026-01-10',
        'Đến hết ngày': '2026-06-30',
        'Điều kiện, phạm vi': 'Theo quy chế'
      })
      await press(page, 'Lưu')
      await accessible()
      expect(await words(page)).not.toContain('Phải sửa')
      return new URL(page.url()).pathname
    }
  }, 120_000)
})
