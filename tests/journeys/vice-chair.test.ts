import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { assignField, carryThrough } from './delegations.ts'
import { follow, openOfficial, openReader, press, withAndWithoutScripts, words } from './journey.ts'
import { appointViceChair, endAppointment } from './staff.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

const communes = [
  {
    commune: { committee: 'Ủy ban nhân dân xã Bát Xát', code: 'UBND-02683', area: 'Xã Bát Xát' },
    chair: 'Lý Seo Dín',
    before: 'Phàn Thị Mẩy',
    appointed: ['Phùng Anh Đạt', '15-003429']
  },
  {
    commune: { committee: 'Ủy ban nhân dân phường Sa Pa', code: 'UBND-03006', area: 'Phường Sa Pa' },
    chair: 'Đỗ Minh Tuấn',
    before: 'Má Thị Sua',
    appointed: ['Lò Xuân Quang', '15-003491']
  }
] as const
const cases = withAndWithoutScripts.map((options, at) => ({ ...options, ...communes[at as 0 | 1] }))

describe.each(cases)('someone newly appointed vice chair, $scripts', (one) => {
  const { commune, chair, before, appointed, javaScriptEnabled } = one
  const [name, code] = appointed
  test('may decide what the post and the chair give, and nothing from the minute they leave', async () => {
    const options = { javaScriptEnabled }
    const homeAffairs = await openOfficial(browser, site, ['Vù A Chu'], options)
    const from = '2026-01-05'
    await endAppointment(homeAffairs, commune, { name: before, from, number: `1/${code}` })
    await appointViceChair(homeAffairs, commune, { name, code, from, number: `2/${code}` })

    const chairs = await openOfficial(browser, site, [chair], options)
    const checker = await openOfficial(browser, site, ['Nông Thị Huệ'], options)
    const path = await assignField(chairs, commune, { field: 'Chứng thực', to: name })
    await carryThrough({ checker, signer: chairs }, path, `3/${code}`)

    const newcomer = await openOfficial(browser, site, [name, code], options)
    const { page, accessible } = newcomer
    await follow(page, 'Tôi được quyết định những gì?')
    await accessible()
    const said = await words(page)
    expect(said).toContain(`Phó Chủ tịch Ủy ban nhân dân cấp xã, ${commune.committee} – ${name}`)
    expect(said).toContain('Chứng thực di chúc')
    expect(said).toContain(`Phân công: 3/${code}`)
    expect(said, 'appointing is for the chair').not.toContain('Cập nhật vị trí, bổ nhiệm')
    expect(await shownPowers()).toEqual(await powersThatNameThem())

    const citizen = await openReader(browser, site, options)
    await citizen.page.goto('/authority')
    await citizen.accessible()
    await citizen.page.getByLabel('Việc gì?').fill('Chứng thực di chúc')
    await citizen.page.getByLabel('Ở đâu?').fill(commune.area)
    await citizen.page.getByRole('main').getByRole('button', { name: 'Tìm' }).click()
    await citizen.page.waitForURL(/place=/)
    await citizen.accessible()
    await follow(citizen.page, 'Chứng thực di chúc')
    await citizen.accessible()
    expect(await words(citizen.page)).toContain(name)
    expect(await words(citizen.page)).toContain('Ký thay cấp trưởng')

    // The form is open before they lose the post, and is sent after.
    await page.goto('/delegations')
    await accessible()
    await follow(page, 'Soạn văn bản mới')
    await accessible()
    await endAppointment(homeAffairs, commune, { name, from: site.today, number: `4/${code}` })
    await press(page, 'Tạo bản thảo')
    expect(await words(page)).toContain('Soạn thảo văn bản phân cấp, ủy quyền, phân công')
    expect(await words(page), 'the form is not for them any more').not.toContain('Trích yếu')
    await accessible()
    await page.goto('/my/powers')
    expect(await words(page)).toContain('chưa có thẩm quyền nào')
    await accessible()
    for (const one of [homeAffairs, chairs, checker, newcomer, citizen]) await one.close()

    /** Codes of the powers on the page, without those that the post has given away. */
    async function shownPowers(): Promise<string[]> {
      const rows = page.locator('main tbody tr').filter({ hasNotText: 'đã giao, vẫn giữ quyền' })
      const links = rows.locator('th a[href^="/authority/powers/"]')
      const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
      return [...new Set(hrefs.map((href) => href.replace('/authority/powers/', '')))].sort()
    }

    /** Codes of the powers for which the opposite question, asked power by power, has them as the answer. */
    async function powersThatNameThem(): Promise<string[]> {
      const get = async (path: string) => (await fetch(`${site.url}/api${path}`)).json()
      const { items } = await get('/powers?limit=1000')
      const found: string[] = []
      for (const { code: power } of items) {
        const place = encodeURIComponent(commune.area)
        const answer = await get(`/decides?power=${power}&place=${place}`)
        if (JSON.stringify(answer.deciders ?? []).includes(`"${name}"`)) found.push(power)
      }
      return found.sort()
    }
  }, 90_000)
})
