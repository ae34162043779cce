import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { follow, heading, openReader, press, signIn, withAndWithoutScripts } from './journey.ts'
import { placeForgotten, servesThereAndThere } from './placement.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

/** What each reader merges; they share a register, so each takes other communes. */
const mergers = [
  {
    first: 'Bát Xát',
    second: 'Trịnh Tường',
    into: 'Bát Xát Trịnh Tường',
    code: '99901',
    forgotten: { name: 'Bùi Anh Tài', number: '15-002266', at: 'Hội đồng nhân dân xã Trịnh Tường' }
  },
  {
    first: 'Mường Hum',
    second: 'Dền Sáng',
    into: 'Mường Sáng',
    code: '99902',
    forgotten: { name: 'Nguyễn Minh Trinh', number: '15-002270', at: 'Hội đồng nhân dân xã Mường Hum' }
  }
] as const
const cases = withAndWithoutScripts.map((options, at) => ({ ...options, ...mergers[at as 0 | 1] }))

describe.each(cases)('an official $scripts', (one) => {
  const { first, second, into, code, forgotten, javaScriptEnabled } = one
  test('plans a merger, mends it, rehearses, enacts it for a future day and sees both days', async () => {
    const reader = await openReader(browser, site, { javaScriptEnabled })
    const { page, accessible } = reader
    const main = page.getByRole('main')
    await page.goto('/plans')
    await accessible()
    await signIn(reader, 'Nguyễn Thị Hồng Vân')

    await follow(page, 'Soạn phương án mới')
    await accessible()
    await main.getByLabel('Tên phương án').fill(`Sáp nhập ${first} và ${second}`)
    await main.getByLabel('Ngày có hiệu lực', { exact: true }).fill('2026-03-01')
    await main.getByLabel('Số, ký hiệu').fill(`${code}/NQ-HĐND`)
    await main.getByLabel('Cơ quan ban hành').fill('Hội đồng nhân dân tỉnh Lào Cai')
    await main.getByLabel('Ngày ban hành').fill('2026-01-10')
    await press(page, 'Tạo phương án')
    expect(await heading(page)).toBe(`Sáp nhập ${first} và ${second}`)
    await accessible()

    await follow(page, 'Thêm mục')
    await accessible()
    await main.getByRole('radio', { name: 'Đơn vị hành chính' }).check()
    await main.getByRole('radio', { name: 'Sáp nhập' }).check()
    await press(page, 'Tiếp tục')
    await main.getByLabel('Tên hoặc mã').fill(first as string)
    await press(page, 'Tìm')
    await main.getByRole('checkbox', { name: `Xã ${first}`, exact: true }).check()
    await press(page, 'Đưa vào mục này')
    await accessible()
    await main.getByLabel('Đơn vị 2').fill(second as string)
    await main.getByLabel('Tên', { exact: true }).fill(into as string)
    await main.getByLabel('Mã', { exact: true }).fill(code as string)
    await press(page, 'Lưu mục này')
    expect(await main.innerText(), 'the clause is asked for').toContain(
      'Hãy ghi điều khoản làm căn cứ cho mục này.'
    )
    await accessible()
    await main.getByLabel('Điều khoản').fill('Điều 1')
    await press(page, 'Lưu mục này')
    expect(await heading(page)).toBe(`Sáp nhập ${first} và ${second}`)
    await accessible()

    await follow(page, 'Kiểm tra và diễn tập')
    await accessible()
    expect(await main.innerText()).toContain('Chưa ban hành được')
    await press(page, 'Đề xuất các mục kéo theo')
    await accessible()
    await follow(page, 'Kiểm tra và diễn tập')
    await accessible()
    await placeForgotten(reader, forgotten, `Hội đồng nhân dân xã ${into}`)
    await follow(page, 'Kiểm tra và diễn tập')
    await accessible()
    expect(await main.innerText()).toContain('Sẵn sàng ban hành')
    expect(await main.innerText()).not.toContain(forgotten.name)
    await press(page, 'Diễn tập lại')
    expect(await main.innerText()).toContain('Sẵn sàng ban hành')

    for (const tab of ['Số liệu', 'Sơ đồ', 'Bàn giao', 'Nhân sự']) {
      await follow(page, tab)
      await accessible()
    }
    await follow(page, 'Ban hành')
    await accessible()
    await press(page, 'Ban hành phương án này')
    await page.waitForURL(/notices/)
    expect(await page.locator('body').innerText()).toContain('Phương án có hiệu lực từ 01/03/2026')
    await accessible()

    await page.goto(`/search?q=${encodeURIComponent(into as string)}`)
    expect(await main.innerText()).toContain('Chưa có hiệu lực')
    await page.goto(`/areas/${code}?at=2026-03-01`)
    expect(await heading(page)).toBe(`Xã ${into}`)
    await accessible()
    expect(await main.innerText()).toContain(`Ủy ban nhân dân xã ${into}`)
    // The day before, both are still there, and each says what comes; on the day, whom to ask instead.
    await page.goto(`/areas?q=${encodeURIComponent(first as string)}&at=2026-02-28`)
    await follow(page, `Xã ${first}`)
    await accessible()
    expect(await main.innerText()).toContain('28/02/2026')
    await page.goto(page.url().replace('2026-02-28', '2026-03-01'))
    expect(await main.innerText()).toContain('Hỏi ai bây giờ?')
    expect(await main.innerText()).toContain(`Ủy ban nhân dân xã ${into}`)
    await servesThereAndThere(reader, forgotten, [
      ['2026-02-28', forgotten.at],
      ['2026-03-01', `Hội đồng nhân dân xã ${into}`]
    ])
    await reader.close()
  }, 180_000)
})
