import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { bodyOf, hands, officials, received } from './dossiers.ts'
import { openOfficial, type Reader, withAndWithoutScripts } from './journey.ts'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite('2026-01-12')])
  return () => browser.close()
})

/** Sizes of paper in points, upright. */
const a5 = [420, 595]
const a4 = [595, 842]
const across = [842, 595]

/** The seven papers: how their links call them, and on which paper they are printed. */
const papers = {
  receipt: { link: /^Mẫu số 01: (.+)/, size: a5 },
  supplement: { link: /^Mẫu số 02: (.+)/, size: a5 },
  refusal: { link: /^Mẫu số 03: (.+)/, size: a5 },
  extension: { link: /^Mẫu số 04: (.+)/, size: a4 },
  stop: { link: /^Mẫu số 05: (.+)/, size: a4 },
  control: { link: /^Mẫu số 06: (.+)/, size: a4 },
  register: { link: /^Tải (sổ) dạng PDF/, size: across }
} as const

describe.each(withAndWithoutScripts)('the seven papers, $scripts', ({ javaScriptEnabled }) => {
  test('each is offered where it is needed, and is a tagged paper in Vietnamese', async () => {
    const { stopped, refused } = await dossiers()
    const at = (path: string) => ({ javaScriptEnabled, at: path })
    const counter = await openOfficial(browser, site, officials.counter, at(`/dossiers/${stopped}`))
    await counter.accessible()
    for (const kind of ['receipt', 'supplement', 'extension', 'stop', 'control'] as const)
      await looksRight(counter, kind)
    await counter.page.goto(`/dossiers/${refused}`)
    await counter.accessible()
    await looksRight(counter, 'refusal')
    await counter.page.goto('/dossiers/register')
    await counter.accessible()
    await looksRight(counter, 'register')
    await counter.close()
  })

  async function looksRight({ page }: Reader, kind: keyof typeof papers): Promise<void> {
    const { link, size } = papers[kind]
    const offered = page.getByRole('main').getByRole('link', { name: link })
    const [, called = ''] = link.exec(await offered.innerText()) ?? []
    const answer = await page.request.get((await offered.getAttribute('href')) ?? '')
    expect([kind, answer.status(), answer.headers()['content-type']]).toEqual([kind, 200, 'application/pdf'])
    const bytes = await answer.body()
    if (process.env.HAICAP_PICTURES) {
      await mkdir(process.env.HAICAP_PICTURES, { recursive: true })
      await writeFile(join(process.env.HAICAP_PICTURES, `paper-${kind}.pdf`), bytes)
    }
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    const said = (name: string) => String(pdf.catalog.lookup(PDFName.of(name)))
    expect(said('MarkInfo'), kind).toContain('/Marked true')
    expect(said('Lang'), kind).toContain('vi')
    expect(pdf.catalog.lookup(PDFName.of('StructTreeRoot')), kind).toBeDefined()
    expect(pdf.getTitle()?.toLowerCase(), 'it is called what its link calls it').toContain(
      called.toLowerCase()
    )
    for (const one of pdf.getPages()) {
      const { width, height } = one.getSize()
      expect([Math.round(width), Math.round(height)], kind).toEqual(size)
    }
  }
})

/** One dossier to which nearly everything happened, and one that was refused. */
async function dossiers(): Promise<{ stopped: string; refused: string }> {
  site.today = '2026-01-12'
  const { id } = await received(site, 'Giàng Thị Sống')
  const officer = await hands(site, officials.officer[1])
  await officer.does('take-over', { id })
  await officer.does('ask-supplement', {
    id,
    items: ['Giấy tờ, tài liệu làm cơ sở đăng ký lại', 'Ảnh 3 × 4'],
    reason: 'Bản sao đã nộp không đọc được'
  })
  const counter = await hands(site, officials.counter[1])
  const drafted = await counter.does('draft', {
    receptionId: await bodyOf(site, 'TTPVHCC-02683'),
    facts: { procedure: 'dang-ky-giam-ho', applicant: { name: 'Lù A Lử', number: '010177005678' } }
  })
  await counter.does('refuse', { id: drafted.id, reason: 'Việc giám hộ thuộc thẩm quyền của xã nơi cư trú' })

  site.today = '2026-01-15'
  const head = await hands(site, officials.head[1])
  await head.does('extend', {
    id,
    until: '2026-01-30T17:00:00+07:00',
    reason: 'Phải xác minh ở nơi cư trú cũ'
  })
  await head.does('stop', { id, reason: 'Người nộp không bổ sung trong thời hạn' })
  return { stopped: id, refused: drafted.id }
}
