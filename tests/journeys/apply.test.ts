import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderPaper } from '../../src/platform/papers/index.ts'
import { openBrowser, overflowing, screens } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { choose, codeIn, enter, hands, holderOf, officials, openFromDesk, picture } from './dossiers.ts'
import { fill, openOfficial, openReader, type Reader, withAndWithoutScripts, words } from './journey.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  return () => browser.close()
})

const citizens = [
  { name: 'Vàng Thị Mỷ', number: '010186001234', child: 'Vàng Thị An', stranger: 'Thào A Sùng' },
  { name: 'Nguyễn Thị Thu Hà', number: '015190002468', child: 'Nguyễn Minh Anh', stranger: 'Thào A Sùng' }
] as const
const cases = withAndWithoutScripts.map((options, at) => ({ ...options, ...citizens[at as 0 | 1] }))

describe.each(cases)(
  'somebody applies at home, $scripts',
  ({ name, number, child, stranger, javaScriptEnabled }) => {
    const options = { javaScriptEnabled }
    const phone = { ...options, viewport: screens.phone }

    test('from their own words to the result, on a phone', async () => {
      site.today = '2026-01-12'
      const citizen = await openReader(browser, site, phone)
      const id = await begun(citizen)
      await filledIn(citizen)
      await look(citizen, 'papers')
      await choose(citizen.page, 'Lưu và tiếp tục')
      await look(citizen, 'check')
      const said = await words(citizen.page)
      for (const part of [name, number, child, 'Ủy ban nhân dân xã Bát Xát']) expect(said).toContain(part)
      await choose(citizen.page, 'Nộp hồ sơ')
      await look(citizen, 'done')
      const code = codeIn(await words(citizen.page))

      const counter = await openOfficial(browser, site, officials.counter, {
        ...options,
        at: '/reception/submitted'
      })
      await choose(counter.page, code)
      expect(await words(counter.page)).toContain(child)
      await counter.accessible()
      await choose(counter.page, 'Tiếp nhận')
      await counter.close()

      const officer = await openOfficial(browser, site, officials.officer, options)
      await openFromDesk(officer, code)
      expect(await words(officer.page)).toContain('Trực tuyến')
      const by = await hands(site, officials.officer[1])
      await by.does('take-over', { id })
      const asked = { id, items: ['Giấy chứng sinh', 'Ảnh thẻ căn cước của mẹ'], reason: 'Bản điện tử bị mờ' }
      await by.does('ask-supplement', asked)

      await citizen.page.goto('/my/dossiers')
      await look(citizen, 'mine')
      expect(await words(citizen.page)).toContain('Đang chờ bạn bổ sung giấy tờ')
      await choose(citizen.page, 'Đăng ký khai sinh')
      await look(citizen, 'asked')
      await choose(citizen.page, 'Bổ sung hồ sơ')
      await choose(citizen.page, 'Gửi bổ sung')
      await look(citizen, 'supplement-missing')
      expect(await words(citizen.page)).toContain('Chưa có: Ảnh thẻ căn cước của mẹ')
      for (const item of asked.items)
        await citizen.page.getByLabel(item, { exact: true }).setInputFiles(await paper(item))
      await choose(citizen.page, 'Gửi bổ sung')
      await look(citizen, 'supplemented')
      expect(await words(citizen.page)).toContain('Ảnh thẻ căn cước của mẹ')

      await by.does('ask-payment', { id, amount: 8000 })
      await citizen.page.reload()
      await choose(citizen.page, 'Xem cách nộp')
      await look(citizen, 'payment')
      expect(await words(citizen.page)).toContain('UY BAN NHAN DAN XA BAT XAT')
      const paid = { id, way: 'transfer', receipt: `FT${number}` }
      await (await hands(site, officials.counter[1])).does('pay', paid)

      await openFromDesk(officer, code)
      await choose(officer.page, 'Trình kết quả')
      await officer.page.locator('[name="draft"][value="upload"]').check()
      await officer.page.locator('[name="result"]').setInputFiles(await paper(`Giấy khai sinh ${child}`))
      await choose(officer.page, 'Trình kết quả')
      await officer.close()
      await citizen.page.reload()
      expect(await words(citizen.page)).not.toContain('Tải về')
      await (await hands(site, officials.chair[1])).does('sign', { id })
      const registrar = await holderOf(site, 'VP-02683', 'van_thu_luu_tru_xa')
      await (await hands(site, registrar[1])).does('release', { id, number: `${number.slice(-2)}/KS` })

      await citizen.page.goto('/my/sessions')
      await look(citizen, 'sessions')
      await citizen.page.goto(`/my/dossiers/${id}`)
      await look(citizen, 'result')
      const link = citizen.page.getByRole('main').getByRole('link', { name: /^Tải về/ })
      const result = await citizen.page.request.get((await link.getAttribute('href')) ?? '')
      expect((await result.body()).subarray(0, 5).toString()).toBe('%PDF-')
      const receipt = await citizen.page.request.get(`/my/dossiers/${id}/forms/01.pdf`)
      expect([receipt.status(), receipt.headers()['cache-control']]).toEqual([200, 'private, no-store'])
      await nothingForOthers(citizen, id, code)
    }, 240_000)

    /** Finds the procedure, signs in on the way, and begins; the id of the draft. */
    async function begun(citizen: Reader): Promise<string> {
      const { page } = citizen
      await page.goto('/apply')
      await look(citizen, 'start')
      await page.getByRole('searchbox').fill('làm giấy khai sinh cho con')
      await page.getByRole('searchbox').focus()
      await enter(page)
      await look(citizen, 'found')
      await choose(page, 'Đăng ký khai sinh')
      await look(citizen, 'needs')
      await choose(page, 'Đăng nhập và bắt đầu')
      await citizen.accessible()
      await choose(page, name)
      await look(citizen, 'begin')
      const commune = page.getByLabel(/xã, phường nào/)
      await commune.selectOption({
        label: (await page.locator('option', { hasText: 'Bát Xát' }).first().innerText()).trim()
      })
      await choose(page, 'Bắt đầu')
      await look(citizen, 'you')
      await fill(page, { 'Điện thoại': '0912345678', 'Địa chỉ': 'Thôn Bản Qua, xã Bát Xát' })
      await choose(page, 'Lưu và tiếp tục')
      return /apply\/([0-9a-f-]{36})\//.exec(page.url())?.[1] ?? ''
    }

    /** Leaves the form half-way, finds it again, and fills in the rest; what is known is filled in already. */
    async function filledIn(citizen: Reader): Promise<void> {
      const { page } = citizen
      await look(citizen, 'form')
      const field = (path: string) => page.locator(`[name="data.${path}"]`)
      expect(await field('nguoi_yeu_cau.ho_ten').inputValue()).toBe(name)
      expect(await field('nguoi_yeu_cau.noi_cu_tru').inputValue()).toBe('Thôn Bản Qua, xã Bát Xát')
      await field('con.ho_ten').fill(child)
      await choose(page, 'Lưu, làm tiếp sau')
      await look(citizen, 'saved')
      await choose(page, 'Làm tiếp')
      await look(citizen, 'missing')
      await choose(page, 'Sửa tờ khai')
      expect(await field('con.ho_ten').inputValue()).toBe(child)
      await field('nguoi_yeu_cau.quan_he').fill('Mẹ')
      await field('con.ngay_sinh').fill('2026-01-01')
      await field('con.dan_toc').fill('Hmông')
      await field('con.gioi_tinh').first().check()
      await field('me.ho_ten').fill(name)
      await choose(page, 'Lưu và tiếp tục')
      expect(await words(page)).toContain('Những gì đã điền được lưu')
      await look(citizen, 'mistakes')
      await field('me.so_dinh_danh').fill(number)
      await field('co_cha').last().check()
      await choose(page, 'Lưu và tiếp tục')
    }

    async function nothingForOthers(citizen: Reader, id: string, code: string): Promise<void> {
      const { page } = citizen
      const asked = [`/dossiers/${code}`, `/api/dossiers/${code}`, '/reception']
      for (const address of asked) expect((await page.request.get(address)).status()).toBe(403)
      await citizen.close()
      const other = await openReader(browser, site, phone)
      await other.page.goto('/apply/new?procedure=dang-ky-khai-sinh')
      await choose(other.page, 'Đăng nhập và bắt đầu')
      await choose(other.page, stranger)
      for (const part of ['', '/supplement', '/withdraw', '/forms/01.pdf'])
        expect((await other.page.request.get(`/my/dossiers/${id}${part}`)).status()).toBe(404)
      await other.page.goto('/my/dossiers')
      expect(await words(other.page)).not.toContain(code)
      await look(other, 'none')
      await other.close()
    }

    async function look(reader: Reader, what: string): Promise<void> {
      await reader.accessible()
      expect(await overflowing(reader.page)).toEqual([])
      await picture(reader, `apply-${what}-${javaScriptEnabled}`)
    }
  }
)

/** A scan, as people hand it in. */
async function paper(title: string) {
  const files = { 'main.typ': `#set document(title: "${title}")\n#set text(lang: "vi")\n= ${title}` }
  const pdf = await renderPaper({ files, main: 'main.typ' }, {})
  return { name: 'giay-to.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) }
}
