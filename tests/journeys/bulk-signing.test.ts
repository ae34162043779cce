import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, overflowing, screens } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { choose, hands, officials, picture, received } from './dossiers.ts'
import { openOfficial, withAndWithoutScripts, words } from './journey.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

const cases = withAndWithoutScripts.map((options, at) => ({
  ...options,
  screen: at === 0 ? ('desktop' as const) : ('phone' as const),
  names: [
    ['Lù Thị Sai', 'Phàn A Tỉn', 'Hoàng Thị Vân'],
    ['Má Seo Pao', 'Ly Thị Chở', 'Cư A Sáng']
  ][at] as [string, string, string]
}))

describe.each(cases)('a chair signs many at once, $scripts, $screen', (one) => {
  const { names, screen, javaScriptEnabled } = one
  test('what somebody took back meanwhile stays as it is, and its row says so', async () => {
    const officer = await hands(site, officials.officer[1])
    const proposed = []
    for (const name of names) {
      const { id, code } = await received(site, name)
      await officer.does('take-over', { id })
      await officer.does('propose', { id, outcome: 'grant', note: `Hồ sơ ${name} đủ điều kiện` })
      proposed.push({ id, code: code ?? '' })
    }
    const [first, second, third] = proposed as [
      (typeof proposed)[0],
      (typeof proposed)[0],
      (typeof proposed)[0]
    ]

    const options = { javaScriptEnabled, viewport: screens[screen], at: '/dossiers/lead' }
    const { page, accessible, close } = await openOfficial(browser, site, officials.chair, options)
    await accessible()
    await picture({ page }, `bulk-lead-${screen}`)
    expect(await words(page)).toContain('Chờ tôi ký: 3 hồ sơ')
    expect(await words(page)).toContain(`Hồ sơ ${names[0]} đủ điều kiện`)
    for (const { code } of proposed) await page.getByLabel(`Chọn hồ sơ ${code}`).check()
    const chosen = page.getByRole('button', { name: /^Ký các hồ sơ đã chọn/ })
    await Promise.all([page.waitForEvent('load'), chosen.click()])
    await accessible()
    await picture({ page }, `bulk-asked-${screen}`)
    expect(await words(page)).toContain('Ký 3 hồ sơ')

    // While the chair reads, somebody takes theirs back at the counter.
    const counter = await hands(site, officials.counter[1])
    await counter.does('withdraw', { id: second.id, reason: 'Người nộp không cần nữa' })

    await choose(page, 'Ký 3 hồ sơ')
    await accessible()
    await picture({ page }, `bulk-done-${screen}`)
    const row = (code: string) => page.getByRole('row').filter({ hasText: code }).innerText()
    expect(await row(first.code)).toContain('Đã làm')
    expect(await row(third.code)).toContain('Đã làm')
    expect(await row(second.code)).toContain('Chưa làm')
    expect(await row(second.code)).toContain('Hồ sơ vừa có 1 việc mới do người khác làm')
    await choose(page, second.code)
    await accessible()
    expect(await words(page)).toContain('Người nộp không cần nữa')
    if (screen === 'phone') expect(await overflowing(page)).toEqual([])
    await page.goto('/dossiers/lead')
    expect(await words(page)).toContain('Không có hồ sơ nào chờ bạn ký')
    await close()
  })
})
