import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderPaper } from '../../src/platform/papers/index.ts'
import { openBrowser, overflowing, screens } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import {
  cardOf,
  choose,
  codeIn,
  comesAgain,
  enter,
  handOver,
  holderOf,
  officials,
  openFromDesk,
  picture,
  statusSays,
  tabTo,
  typeAtCursor,
  typeInto
} from './dossiers.ts'
import { fill, openOfficial, openReader, type Reader, withAndWithoutScripts, words } from './journey.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

const families = [
  { mother: 'Vàng Thị Mỷ', number: '010186001234', child: 'Vàng Thị An' },
  { mother: 'Thào Thị Dợ', number: '010192004321', child: 'Thào A Bình' }
] as const
const cases = withAndWithoutScripts.map((options, at) => ({ ...options, ...families[at as 0 | 1] }))

describe.each(cases)('a birth is registered, $scripts', ({ mother, number, child, javaScriptEnabled }) => {
  test('from the counter to the hand of the mother, with a supplement in between', async () => {
    const options = { javaScriptEnabled }
    site.today = '2026-01-12'
    const counter = await openOfficial(browser, site, officials.counter, { ...options, at: '/reception' })
    const code = await receivedByKeyboard(counter)
    await picture(counter, `received-${javaScriptEnabled}`)

    const citizen = await openReader(browser, site, { ...options, viewport: screens.phone })
    const people = [mother, child, number, officials.officer[0], officials.counter[0]]
    expect(await statusSays(citizen, code, people)).toContain('Đã tiếp nhận')
    await citizen.accessible()
    expect(await overflowing(citizen.page)).toEqual([])
    await picture(citizen, `status-received-${javaScriptEnabled}`)

    const head = await openOfficial(browser, site, officials.head, options)
    await head.page.goto('/dossiers?view=body')
    await head.accessible()
    await openFromDesk(head, code)
    await head.accessible()
    await picture(head, `dossier-received-${javaScriptEnabled}`)
    await choose(head.page, 'Phân công')
    await head.accessible()
    await head.page.getByRole('radio', { name: officials.officer[0] }).check()
    await choose(head.page, 'Phân công')
    expect(await words(head.page)).toContain(officials.officer[0])
    await head.close()

    site.today = '2026-01-13'
    const officer = await openOfficial(browser, site, officials.officer, options)
    await openFromDesk(officer, code)
    await choose(officer.page, 'Yêu cầu bổ sung')
    await officer.accessible()
    await fill(officer.page, { 'Nội dung 1': 'Giấy chứng sinh', 'Lý do, căn cứ yêu cầu': 'Bản đã nộp bị mờ' })
    await choose(officer.page, 'Yêu cầu bổ sung')
    await officer.accessible()
    await picture(officer, `dossier-asked-${javaScriptEnabled}`)
    expect(await statusSays(citizen, code, people)).toContain('Đang chờ bạn bổ sung giấy tờ')
    await citizen.accessible()
    await picture(citizen, `status-asked-${javaScriptEnabled}`)

    site.today = '2026-01-16'
    await counter.page.goto('/reception')
    await counter.page.getByRole('searchbox', { name: comesAgain }).fill(code)
    await enter(counter.page)
    await counter.accessible()
    await picture(counter, `not-yet-${javaScriptEnabled}`)
    await choose(counter.page, 'Nhận bổ sung')
    await counter.accessible()
    await fill(counter.page, { 'Số bản chính': '1' })
    await choose(counter.page, 'Nhận bổ sung')

    await openFromDesk(officer, code)
    await choose(officer.page, 'Trình kết quả')
    await officer.page.getByLabel('Ý kiến thẩm định, trình (không bắt buộc)').fill('Đủ điều kiện')
    await officer.page.locator('[name="draft"][value="upload"]').check()
    await officer.page.locator('[name="result"]').setInputFiles(await certificate(child))
    await officer.accessible()
    await choose(officer.page, 'Trình kết quả')
    expect(await statusSays(citizen, code, people)).toContain('Chờ ký')

    site.today = '2026-01-19'
    const chair = await openOfficial(browser, site, officials.chair, { ...options, at: '/dossiers/lead' })
    await chair.accessible()
    await picture(chair, `lead-${javaScriptEnabled}`)
    await choose(chair.page, code)
    await choose(chair.page, 'Ký')
    await picture(chair, `signed-${javaScriptEnabled}`)
    await chair.close()
    expect(await statusSays(citizen, code, people)).toContain('Đã ký')

    const registrar = await holderOf(site, 'VP-02683', 'van_thu_luu_tru_xa')
    const registry = await openOfficial(browser, site, registrar, options)
    await openFromDesk(registry, code)
    await choose(registry.page, 'Cấp số, phát hành')
    await registry.accessible()
    await fill(registry.page, { 'Số, ký hiệu của kết quả': `${number.slice(-2)}/KS` })
    await choose(registry.page, 'Cấp số, phát hành')
    await registry.accessible()
    expect(await statusSays(citizen, code, people)).toContain('Đã có kết quả')
    await choose(registry.page, 'Chuyển về Trung tâm')
    await registry.close()
    expect(await statusSays(citizen, code, people)).toContain('Kết quả đã ở nơi trả')
    await picture(citizen, `status-ready-${javaScriptEnabled}`)

    await handOver(counter, number)
    await picture(counter, `handed-${javaScriptEnabled}`)
    expect(await words(counter.page)).toContain(code)
    expect(await statusSays(citizen, code, people)).toContain('Đã trả kết quả')
    await counter.close()

    await officer.page.goto(`/dossiers/${code}`)
    await officer.accessible()
    await picture(officer, `dossier-done-${javaScriptEnabled}`)
    const told = await words(officer.page)
    expect(told).toMatch(wholeHistory(registrar[0]))
    expect(told).toMatch(/Chờ giấy tờ bổ sung\s+\d\d:\d\d, 13\/01\/2026\s+\d\d:\d\d, 16\/01\/2026/)
    // Of the result: that of the request for more stands behind it.
    const verify = officer.page.getByRole('link', { name: 'Kiểm tra chữ ký' }).first()
    await citizen.page.goto((await verify.getAttribute('href')) ?? '')
    await citizen.accessible()
    await picture(citizen, `verify-${javaScriptEnabled}`)
    expect(await words(citizen.page)).toContain(officials.chair[0])
    expect(await words(citizen.page)).not.toContain(mother)
    await citizen.close()
    await officer.close()
  }, 180_000)

  /** Nobody touches a mouse: from the words of the person to the receipt. */
  async function receivedByKeyboard({ page, accessible }: Reader): Promise<string> {
    await typeAtCursor(page, 'làm khai sinh cho con')
    await enter(page)
    await accessible()
    await tabTo(page, 'main a[href*="procedure=dang-ky-khai-sinh"]')
    await enter(page)
    await typeAtCursor(page, cardOf(number, mother))
    await enter(page)
    await typeAtCursor(page, '0912345678')
    for (const [name, keys] of Object.entries({
      'papers.1.there': ' ',
      'papers.2.there': ' ',
      'data.nguoi_yeu_cau.quan_he': 'Mẹ',
      'data.con.ho_ten': child,
      'data.con.ngay_sinh': '01012026',
      'data.con.gioi_tinh': ' ',
      'data.con.dan_toc': 'Hmông',
      'data.me.ho_ten': mother,
      'data.me.so_dinh_danh': number,
      'data.co_cha': 'ArrowDown'
    }))
      await typeInto(page, name, keys)
    await accessible()
    await tabTo(page, 'button[name="do"][value="receive"]')
    await enter(page)
    const said = await words(page)
    expect(said).toContain('Đã tiếp nhận')
    await accessible()
    return codeIn(said)
  }
})

/** Everything that happened, as the history tells it: the last first. */
const wholeHistory = (registrar: string) =>
  new RegExp(
    [
      `${officials.counter[0]} trả kết quả`,
      `${registrar} chuyển về Trung tâm`,
      `${registrar} cấp số, phát hành`,
      `${officials.chair[0]} ký`,
      `${officials.officer[0]} trình`,
      `${officials.counter[0]} bổ sung`,
      `${officials.officer[0]} yêu cầu bổ sung`,
      `${officials.head[0]} phân công`,
      `${officials.counter[0]} tiếp nhận`
    ].join('[^]*')
  )

/** The draft of a result, as an office writes it. */
async function certificate(child: string) {
  const files = {
    'main.typ': `#set document(title: "Giấy khai sinh")\n#set text(lang: "vi")\n= Giấy khai sinh\n${child}`
  }
  const pdf = await renderPaper({ files, main: 'main.typ' }, {})
  return { name: 'giay-khai-sinh.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) }
}
