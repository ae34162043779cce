import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { read as inSnapshot } from '../../../../platform/database/index.ts'
import { acts } from '../../acts/index.ts'
import { type Asked, words } from '../../fixtures/test-server.ts'
import { examples } from '../../papers/fixtures/examples.ts'
import { renderForm } from '../../papers/index.ts'
import { at, dossierServer, procedure } from './fixtures/office.ts'
import { controlSteps } from './forms/control-steps.ts'
import { type Found, foundIn } from './read-dossier.ts'

let server: Asked
let pdf: Buffer
beforeAll(async () => {
  server = await dossierServer()
  pdf = Buffer.from(await renderForm('extension', examples.extension, { timeZone: 'Asia/Ho_Chi_Minh' }))
})
const read = async (url: string) => words((await server.page(url)).body)
const inWork = async () => {
  const { office } = server
  const { id } = await office.received(at('09T08:00'), procedure)
  await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('09T08:30'))
  return id
}
const did = async (id: string, verb: string, fields: Record<string, string | string[]>, sent = {}) => {
  const answer = await server.send(`/dossiers/${id}/${verb}`, fields, sent)
  expect([verb, answer.status, answer.status === 303 ? '' : words(answer.body)]).toEqual([verb, 303, ''])
}

describe('a result from its draft to the hand of the citizen', () => {
  test('the draft is a PDF; signing puts a signature and a QR code on it; anyone checks it once it is released', async () => {
    const id = await inWork()
    server.as('HOA')
    const none = await server.send(`/dossiers/${id}/propose`, { draft: 'upload', note: 'Đủ điều kiện' })
    expect(none.status).toBe(422)
    expect(words(none.body)).toContain('Hãy chọn tệp dự thảo kết quả')
    expect(none.body).toContain('Đủ điều kiện')
    await did(
      id,
      'propose',
      { draft: 'upload', note: 'Đủ điều kiện' },
      { files: { result: { name: 'giay.pdf', content: pdf } } }
    )
    server.as('MAI')
    const page = await server.page(`/dossiers/${id}`)
    const draft = paperIn(page.body)
    expect((await server.page(`/verify/${draft}`)).status).toBe(404)
    await did(id, 'sign', {}, { on: `/dossiers/${id}`, form: '/sign' })
    server.as('BINH')
    const form = await server.page(`/dossiers/${id}/release`)
    expect(form.body).toContain('value="1/2026"')
    await did(id, 'release', { number: '15/XN-UBND' })
    const signed = paperIn((await server.page(`/dossiers/${id}`)).body)
    expect(signed).not.toBe(draft)
    server.as(null)
    const verified = await read(`/verify/${signed}`)
    expect(verified).toContain('15/XN-UBND')
    expect(verified).toContain('Giấy xác nhận thông tin hộ tịch')
    expect(verified).toContain('Ủy ban nhân dân xã Bản Pho')
    expect(verified).toMatch(/Hợp lệ .*Người ký Lò Thị Mai Tư cách Chủ tịch UBND xã/)
    expect(verified).not.toContain('Vàng Thị Mỷ')
    server.as('BINH')
    const next = await inWork()
    await server.office.does('HOA', acts.propose, { id: next, outcome: 'grant' }, at('09T09:00'))
    await server.office.does('MAI', acts.sign, { id: next }, at('09T09:10'))
    expect((await server.page(`/dossiers/${next}/release`)).body).toContain('value="16/XN-UBND"')
  })

  test('the same signing sent twice signs once; many at once are signed with their files', async () => {
    const proposed = async () => {
      const id = await inWork()
      server.as('HOA')
      const files = { result: { name: 'giay.pdf', content: pdf } }
      await did(id, 'propose', { draft: 'upload' }, { files })
      return id
    }
    const [one, other] = [await proposed(), await proposed()]
    server.as('MAI')
    const again = { on: `/dossiers/${other}`, form: '/sign' }
    const key = { idempotency_key: 'once', seen: '3' }
    for (const _time of [1, 2]) await did(one, 'sign', key, again)
    const bulk = await server.send('/dossiers/bulk', {}, { on: `/dossiers/bulk?verb=sign&id=${other}` })
    expect(bulk.status).toBe(200)
    for (const id of [one, other]) {
      const { body } = await server.page(`/dossiers/${id}`)
      expect(words(body).match(/Lò Thị Mai ký /g)).toHaveLength(1)
      const file = await server.page(`/dossiers/${id}/papers/${paperIn(body)}`)
      expect(file.bytes.includes('/ByteRange')).toBe(true)
      expect(file.bytes.length).toBeGreaterThan(pdf.length)
    }
  })

  test('papers are served to whoever may see the dossier, and to nobody else', async () => {
    const id = await inWork()
    server.as('HOA')
    await did(id, 'propose', { draft: 'upload' }, { files: { result: { name: 'giay.pdf', content: pdf } } })
    const paper = paperIn((await server.page(`/dossiers/${id}`)).body)
    const url = `/dossiers/${id}/papers/${paper}`
    const served = await server.page(url)
    expect([served.status, served.type, served.bytes.equals(pdf)]).toEqual([200, 'application/pdf', true])
    expect((await server.page(`/dossiers/${id}?paper=${paper}`)).body).toContain('<iframe')
    server.as('SUA')
    expect((await server.page(url)).status).toBe(404)
    server.as(null)
    expect((await server.page(url)).status).toBe(401)
    server.as('HOA')
    const other = await inWork()
    expect((await server.page(`/dossiers/${other}/papers/${paper}`)).status).toBe(404)
  })
})

/** The dossier as its page reads it for somebody of the small office. */
function readAs(who: string, id: string): Promise<Found> {
  const { database, gov } = server.office
  return inSnapshot(database, (tx) => foundIn(tx, gov.actor(who), id, '2026-03-13', at('13T17:00')))
}

/** The id of the last paper that the page links to. */
function paperIn(body: string): string {
  return [...body.matchAll(/\/papers\/([0-9a-f-]{36})/g)].at(-1)?.[1] ?? ''
}

describe('two at once', () => {
  test('the second is told what happened meanwhile, and may go on', async () => {
    const { office } = server
    const id = await inWork()
    server.as('HOA')
    const stale = { seen: '2', items: [], 'items.0': 'Sổ hộ khẩu', reason: 'Thiếu giấy tờ' }
    await office.does(
      'DAO',
      acts.assign,
      { id, personId: office.gov.person.HOA, note: 'Làm gấp' },
      at('09T09:00')
    )
    const second = await server.send(`/dossiers/${id}/ask-supplement`, stale)
    expect(second.status).toBe(409)
    const said = words(second.body)
    expect(said).toContain('Hồ sơ vừa có 1 việc mới')
    expect(said).toContain('Tẩn Mý Dao phân công')
    expect(said).toContain('Làm gấp')
    expect(second.body).toContain('Sổ hộ khẩu')
    expect(second.body).toContain('name="seen" value="3"')
    await did(id, 'ask-supplement', { 'items.0': 'Sổ hộ khẩu', reason: 'Thiếu giấy tờ' })
  })

  test('what cannot be done now comes back with what can', async () => {
    const { office } = server
    const id = await inWork()
    await office.does('HOA', acts.propose, { id, outcome: 'deny' }, at('09T09:00'))
    server.as('HOA')
    const again = await server.send(
      `/dossiers/${id}/propose`,
      { draft: 'none', outcome: 'grant' },
      { on: `/dossiers/${id}/pass` }
    )
    expect(again.status).toBe(409)
    expect(words(again.body)).toContain('Hồ sơ đã trình, chờ ký')
    const opened = await server.page(`/dossiers/${id}/propose`)
    expect(opened.status).toBe(409)
    expect(words(opened.body)).toContain('Bây giờ không thể: Trình kết quả')
    const taken = await server.send(`/dossiers/${id}/take-over`, {}, { on: `/dossiers/${id}/pass` })
    expect(taken.status).toBe(409)
    expect(words(taken.body)).toContain('Toàn bộ quá trình')
  })
})

describe('fields of the forms', () => {
  test('fees are summed by their lines, what is remitted is said', async () => {
    const id = await inWork()
    server.as('HOA')
    await did(id, 'ask-payment', { 'quantity.0': '1', 'exempt.0': 'yes', 'quantity.1': '3' })
    const page = await read(`/dossiers/${id}`)
    expect(page).toContain('6.000 đồng')
    expect(page).toContain('Lệ phí xác nhận: miễn; Phí sao lục: 3 × 2.000 = 6.000')
    server.as('LIEN')
    expect(await read(`/dossiers/${id}/pay`)).toContain('6.000 đồng')
    await did(id, 'pay', { way: 'transfer', receipt: 'BL 15' })
  })

  test('what was asked for comes in item by item, on paper or as files', async () => {
    const id = await inWork()
    server.as('HOA')
    await did(id, 'ask-supplement', { 'items.0': 'Giấy tờ chứng minh', 'items.2': 'Ảnh', reason: 'Thiếu' })
    server.as('LIEN')
    expect((await server.send(`/dossiers/${id}/supplement`, {})).status).toBe(422)
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64'
    )
    await did(id, 'supplement', { 'copy.0': '1' }, { files: { 'file.1': { name: 'anh.png', content: png } } })
    const page = await read(`/dossiers/${id}`)
    expect(page).toContain('Giấy tờ chứng minh – 1 bản sao')
    expect(page).toContain('Mở anh.png')
  })

  test('rows are added without scripts, and nothing typed is lost', async () => {
    const id = await inWork()
    server.as('HOA')
    const more = await server.send(`/dossiers/${id}/ask-supplement`, {
      'items.0': 'Sổ hộ khẩu',
      _add: 'items'
    })
    expect([
      more.status,
      more.body.includes('name="items.5"'),
      more.body.includes('value="Sổ hộ khẩu"')
    ]).toEqual([200, true, true])
  })

  test('who gets it stands with what they have open and whether they are away', async () => {
    const { office } = server
    const id = await inWork()
    server.as('DAO')
    const page = await read(`/dossiers/${id}/assign`)
    expect(page).toMatch(
      /Nguyễn Văn Hòa Công chức tư pháp – hộ tịch, Phòng Văn hóa – Xã hội xã Bản Pho · \d+ hồ sơ đang mở/
    )
    expect(page).toContain('Cao Thị Yến')
    expect((await server.send(`/dossiers/${id}/assign`, {})).status).toBe(422)
    await did(id, 'assign', { to: `person:${office.gov.person.YEN}` })
    expect(await read(`/dossiers/${id}`)).toContain('Người đang thụ lý Cao Thị Yến')
  })

  test('other bodies are found by name and asked; their answer stands beside the question', async () => {
    const { office } = server
    const id = await inWork()
    server.as('HOA')
    const found = await server.send(`/dossiers/${id}/seek-opinion`, { q: 'phong van hoa', _search: 'yes' })
    expect(found.body).toContain(`value="${office.gov.body.g2}"`)
    await did(id, 'seek-opinion', {
      organizationIds: `${office.gov.body.g2}`,
      question: 'Có trùng không?',
      waits: 'yes'
    })
    server.as('KIM')
    expect(await read(`/dossiers/${id}/give-opinion`)).toContain('Có trùng không?')
    await did(id, 'give-opinion', { text: 'Không trùng' })
    expect(await read(`/dossiers/${id}`)).toContain('Không trùng')
  })

  test('a new date falls on a working day, and is given once with an apology', async () => {
    const id = await inWork()
    server.as('DAO')
    const sunday = await server.send(`/dossiers/${id}/extend`, { day: '2026-03-22', reason: 'Mất điện' })
    expect(sunday.status).toBe(422)
    expect(words(sunday.body)).toContain('Ngày làm việc kế tiếp: 23/03/2026')
    await did(id, 'extend', { day: '2026-03-23', reason: 'Mất điện' })
    const page = await read(`/dossiers/${id}`)
    expect(page).toContain('Hẹn trả kết quả 08:00, 16/03/2026')
    expect(page).toContain('Hạn giải quyết 17:30, 23/03/2026')
    expect(page).toContain('Mẫu số 04')
  })

  test('an office writes results by its own Word template, and keeps it', async () => {
    const id = await inWork()
    server.as('HOA')
    const template = wordFile('Xác nhận {nguoi_nop}, hồ sơ {ma_ho_so}: {ho_ten}')
    const wrong = wordFile('Xác nhận {khong_co}')
    const bad = await server.send(
      `/dossiers/${id}/propose`,
      { draft: 'template' },
      { files: { template: { name: 'mau.docx', content: wrong } } }
    )
    expect(bad.status).toBe(422)
    expect(words(bad.body)).toContain('khong_co')
    await did(
      id,
      'propose',
      { draft: 'template', keep: 'yes' },
      { files: { template: { name: 'Mẫu xác nhận.docx', content: template } } }
    )
    const next = await inWork()
    const form = await server.page(`/dossiers/${next}/propose`)
    expect(words(form.body)).toContain('Mẫu xác nhận')
    const draft = /\/drafts\/[0-9a-f-]{36}/.exec(form.body)?.[0]
    expect((await server.page(`/dossiers/${next}${draft}`)).bytes.subarray(0, 2).toString()).toBe('PK')
    await did(next, 'propose', { draft: 'template' })
  })
})

/** A Word file with one paragraph. */
function wordFile(text: string): Buffer {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const files = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`
  }
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])))
  )
}

describe('printed forms and what pages ask', () => {
  test('the control sheet says who gave it to whom, when, and whether each step was in time', async () => {
    const { office } = server
    const id = await inWork()
    const by = async (who: string, verb: keyof typeof acts, more: object, time: string) =>
      office.does(who, acts[verb] as never, { id, ...more }, at(time))
    await by('HOA', 'take-over', {}, '09T08:40').catch(() => undefined)
    await by('HOA', 'propose', { outcome: 'grant' }, '13T08:00')
    await by('MAI', 'sign', {}, '13T09:00')
    await by('BINH', 'release', { number: '20/XN-UBND' }, '13T10:00')
    await by('BINH', 'send', {}, '13T10:30')
    await by('LIEN', 'hand-over', {}, '13T11:00')
    server.as('HOA')
    const found = await readAs('HOA', id)
    const rows = controlSteps(found).map(({ from, to, name, result }) => [
      from.person ?? from.unit,
      to.person ?? to.unit,
      name ?? '',
      result ?? ''
    ])
    expect(rows).toEqual([
      ['Vàng Thị Mỷ', 'Sùng Thị Liên', '', ''],
      ['Sùng Thị Liên', 'Nguyễn Văn Hòa', 'Tiếp nhận', 'early'],
      ['Nguyễn Văn Hòa', 'Lò Thị Mai', 'Thẩm tra, dự thảo', 'late'],
      ['Lò Thị Mai', 'Đặng Văn Bình', 'Ký', 'early'],
      ['Đặng Văn Bình', 'Trung tâm Phục vụ hành chính công xã Bản Pho', '', ''],
      ['Trung tâm Phục vụ hành chính công xã Bản Pho', 'Vàng Thị Mỷ', '', '']
    ])
  })

  test('each form is there when it makes sense, the register as PDF and as a sheet', async () => {
    const { office } = server
    const id = await inWork()
    server.as('HOA')
    const kinds = async () => {
      const all = ['01', '02', '03', '04', '05', '06'].map(async (form) => {
        const { status, bytes } = await server.page(`/dossiers/${id}/forms/${form}.pdf`)
        return status === 200 && bytes.subarray(0, 5).toString() === '%PDF-' ? form : status
      })
      return Promise.all(all)
    }
    expect(await kinds()).toEqual(['01', 404, 404, 404, 404, '06'])
    await office.does('HOA', acts['ask-supplement'], { id, items: ['Sổ'], reason: 'Thiếu' }, at('09T09:00'))
    const until = at('20T17:00')
    await office.does('DAO', acts.extend, { id, until, reason: 'Mất điện' }, at('09T09:10'))
    await office.does('DAO', acts.stop, { id, reason: 'Không bổ sung' }, at('09T09:20'))
    expect(await kinds()).toEqual(['01', '02', 404, '04', '05', '06'])
    server.as('LIEN')
    const page = await read('/dossiers/register?from=2026-03-01&until=2026-03-31')
    expect(page).toContain('Vàng Thị Mỷ')
    const pdfFile = await server.page('/dossiers/register.pdf?from=2026-03-01&until=2026-03-31')
    expect([pdfFile.status, pdfFile.bytes.subarray(0, 4).toString()]).toEqual([200, '%PDF'])
    const xlsx = await server.page('/dossiers/register.xlsx?from=2026-03-01&until=2026-03-31')
    expect([xlsx.status, xlsx.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    expect((await server.page('/dossiers/register?from=2026-03-31&until=2026-03-01')).status).toBe(422)
    server.as('HOA')
    expect((await server.page('/dossiers/register')).status).toBe(403)
  })

  test('a page asks cheaply whether anything has changed', async () => {
    const { office } = server
    const { id } = await office.received(at('09T08:00'), procedure)
    server.as('DAO')
    expect((await server.json(`/api/dossiers/${id}/event`)).body).toEqual({ event: 1 })
    server.as('SUA')
    expect((await server.json(`/api/dossiers/${id}/event`)).status).toBe(404)
  })
})
