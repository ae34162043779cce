import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { read as inSnapshot } from '../../../../platform/database/index.ts'
import { stampQr } from '../../../../platform/papers/index.ts'
import { docxOf } from '../../../../platform/papers/word-to-pdf/fixtures/docx.ts'
import { type LocalAuthority, localAuthority } from '../../../../platform/signatures/index.ts'
import { acts } from '../../acts/index.ts'
import { papersOf } from '../../detail/read.ts'
import { chairSettles } from '../../fixtures/small-office.ts'
import { type Asked, words } from '../../fixtures/test-server.ts'
import { at, dossierServer, procedure } from './fixtures/office.ts'

const standIn = fileURLToPath(
  new URL('../../../../platform/papers/word-to-pdf/fixtures/office-stand-in.mjs', import.meta.url)
)
const template = Buffer.from(docxOf(['Giấy xác nhận', 'Cấp cho {nguoi_nop}']))

let folder = ''
/** Where Word files become PDF, where they stay what they are, and where the program breaks down. */
let converting: Asked
let plain: Asked
let broken: Asked
/** Where officials have certificates of their own. */
let provider: LocalAuthority
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haicap-results-'))
  const command = (how: string) => ({
    HAICAP_WORD_TO_PDF: `${process.execPath} ${standIn} ${how} ${join(folder, 'log')}`
  })
  provider = await localAuthority(join(folder, 'provider'), 'Nhà cung cấp thử')
  converting = await dossierServer({
    ...command('well'),
    HAICAP_TRUSTED_CERTIFICATES: join(folder, 'provider', 'authority.pem')
  })
  plain = await dossierServer()
  broken = await dossierServer(command('crashes'))
  await chairSettles(converting.office)
})
afterAll(() => rm(folder, { recursive: true }))

async function inWork({ office }: Asked): Promise<string> {
  const { id } = await office.received(at('09T08:00'), procedure)
  await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('09T08:30'))
  return id
}
const byTemplate = (server: Asked, id: string) => {
  server.as('HOA')
  const files = { template: { name: 'giay-xac-nhan.docx', content: template } }
  return server.send(`/dossiers/${id}/propose`, { draft: 'template', keep: 'yes' }, { files })
}
const results = async ({ office }: Asked, id: string) =>
  (await inSnapshot(office.database, (tx) => papersOf(tx, id))).filter(({ kind }) => kind === 'result')

test('a result by a Word template is proposed as PDF, seen before it is signed, and the Word file stays beside it', async () => {
  const id = await inWork(converting)
  converting.as('HOA')
  const form = words((await converting.page(`/dossiers/${id}/propose`)).body)
  expect(form).toContain('người ký xem và ký đúng bản PDF đó')
  expect((await byTemplate(converting, id)).status).toBe(303)
  const [draft] = await results(converting, id)
  const path = `/dossiers/${id}/papers/${draft?.id}`
  converting.as('MAI')
  expect((await converting.page(`/dossiers/${id}?paper=${draft?.id}`)).body).toContain('<iframe')
  const shown = await converting.page(path)
  expect([shown.type, shown.bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-'])
  const word = await converting.page(`${path}/origin`)
  expect(word.type).toContain('wordprocessingml')
  await converting.send(`/dossiers/${id}/sign`, {}, { on: `/dossiers/${id}`, form: '/sign' })
  const [signed] = await results(converting, id)
  expect(signed?.originFileId).toBe(draft?.originFileId)
  const file = await converting.page(`/dossiers/${id}/papers/${signed?.id}`)
  expect(file.bytes.includes('/ByteRange')).toBe(true)
})

test('the template that was kept is seen as PDF, filled in, before anything is proposed', async () => {
  const id = await inWork(converting)
  converting.as('HOA')
  const { body } = await converting.page(`/dossiers/${id}/propose`)
  const [, link = ''] = /href="([^"]*\/drafts\/[^"]*as=pdf[^"]*)"/.exec(body) ?? []
  const seen = await converting.page(link.replaceAll('&amp;', '&'))
  expect([seen.status, seen.type]).toEqual([200, 'application/pdf'])
  converting.as('SUA')
  expect((await converting.page(link.replaceAll('&amp;', '&'))).status).toBe(404)
})

test('a Word file that is settled on the spot is made into a PDF and signed', async () => {
  const { id } = await converting.office.received(at('09T08:00'), procedure)
  converting.as('MAI')
  const files = { result: { name: 'xac-nhan.docx', content: template } }
  const fields = { number: '7/XN-UBND', outcome: 'grant' }
  expect((await converting.send(`/dossiers/${id}/settle-at-once`, fields, { files })).status).toBe(303)
  const [result] = await results(converting, id)
  expect(result?.originFileId).not.toBeNull()
  expect(words((await converting.page(`/verify/${result?.id}`)).body)).toContain('Người ký Lò Thị Mai')
})

test('without a converter it stays Word, and the page says what to do to have it signed', async () => {
  const id = await inWork(plain)
  plain.as('HOA')
  const form = words((await plain.page(`/dossiers/${id}/propose`)).body)
  expect(form).toContain('Kết quả được giữ là tệp Word và không có chữ ký số')
  expect(form).toContain('lưu thành PDF trong Word rồi chọn “Tải tệp lên”')
  expect((await byTemplate(plain, id)).status).toBe(303)
  const [draft] = await results(plain, id)
  expect(draft?.originFileId).toBeNull()
  const file = await plain.page(`/dossiers/${id}/papers/${draft?.id}?as=pdf`)
  expect(file.type).toContain('wordprocessingml')
  expect((await plain.page(`/dossiers/${id}`)).body).not.toContain('as=pdf')
  const { body } = await plain.page(`/dossiers/${await inWork(plain)}/propose`)
  const [, template = ''] = /href="([^"]*\/drafts\/[^"]*)"/.exec(body) ?? []
  const none = await plain.page(`${template}?as=pdf`)
  expect([none.status, words(none.body).includes('Ở đây chưa cài đặt')]).toEqual([404, true])
})

test('a converter that breaks down costs nobody what they typed, and the way on is said', async () => {
  const id = await inWork(broken)
  broken.as('HOA')
  const files = { template: { name: 'giay.docx', content: template } }
  const answer = await broken.send(
    `/dossiers/${id}/propose`,
    { draft: 'template', note: 'Đủ điều kiện' },
    { files }
  )
  expect(answer.status).toBe(409)
  expect(words(answer.body)).toContain('Hãy lưu tệp thành PDF trong Word rồi tải bản PDF lên')
  expect(answer.body).toContain('Đủ điều kiện')
  expect(await results(broken, id)).toEqual([])
})

test('programs propose, sign and settle with files as pages do', async () => {
  const id = await inWork(converting)
  converting.as('HOA')
  await byTemplate(converting, id)
  const [draft] = await results(converting, id)
  const papers = [{ title: 'Giấy xác nhận', fileId: draft?.originFileId }]
  converting.as('DAO')
  expect(await converting.post('/api/acts/return-dossier', { id, reason: 'Sửa tên' })).toMatchObject({
    status: 201
  })
  converting.as('HOA')
  const proposed = await converting.post('/api/acts/propose-dossier', { id, outcome: 'grant', papers }, 'p1')
  expect([proposed.status, proposed.body]).toEqual([201, expect.objectContaining({ id })])
  expect(await results(converting, id)).toMatchObject([{ originFileId: draft?.originFileId }])
  converting.as('SUA')
  const foreign = await converting.post('/api/acts/propose-dossier', { id, outcome: 'grant', papers })
  expect(foreign.status).toBe(404)
  converting.as('MAI')
  for (const _time of [1, 2])
    expect((await converting.post('/api/acts/sign-dossier', { id }, 's1')).status).toBe(201)
  const all = await results(converting, id)
  const file = await converting.page(`/dossiers/${id}/papers/${all[0]?.id}`)
  expect([all.length, file.bytes.includes('/ByteRange')]).toEqual([1, true])
  const { id: spot } = await converting.office.received(at('09T08:00'), procedure)
  const settled = { id: spot, number: '12/XN-UBND', papers }
  // A file of somebody else in another dossier is nobody's to give away.
  expect(await converting.post('/api/acts/settle-at-once-dossier', settled)).toMatchObject({ status: 422 })
  const own = [{ title: 'Giấy xác nhận', fileId: await converting.upload('giay.docx', template) }]
  for (const _time of [1, 2])
    expect(
      await converting.post('/api/acts/settle-at-once-dossier', { ...settled, papers: own }, 'spot')
    ).toMatchObject({ status: 201, body: { phase: 'handed_over' } })
  const [result] = await results(converting, spot)
  const verified = words((await converting.page(`/verify/${result?.id}`)).body)
  expect(verified).toMatch(/12\/XN-UBND .*Hợp lệ .*Người ký Lò Thị Mai/)
})

test('programs sign many at once and release them under numbers that go on; what one is refused hinders no other', async () => {
  const ids: string[] = []
  for (const _time of [1, 2]) {
    const id = await inWork(converting)
    await byTemplate(converting, id)
    ids.push(id)
  }
  const stranger = await inWork(converting)
  converting.as('MAI')
  const sign = { verb: 'sign', ids: [...ids, stranger] }
  const signed = await converting.post('/api/acts/bulk-dossiers', sign, 'many')
  expect(signed).toMatchObject({
    status: 200,
    body: { items: [{ id: ids[0] }, { id: ids[1] }, { problem: { status: 409 } }] }
  })
  expect(await converting.post('/api/acts/bulk-dossiers', sign, 'many')).toMatchObject({
    body: { items: [{ id: ids[0] }, { id: ids[1] }, { problem: { status: 409 } }] }
  })
  for (const id of ids) {
    const [result] = await results(converting, id)
    const file = await converting.page(`/dossiers/${id}/papers/${result?.id}`)
    expect(file.bytes.includes('/ByteRange')).toBe(true)
  }
  converting.as('BINH')
  const numbers = { verb: 'release', ids, number: '80/XN-UBND' }
  const released = await converting.post('/api/acts/bulk-dossiers', numbers)
  expect(released.body).toEqual({
    items: [
      { id: ids[0], number: '80/XN-UBND' },
      { id: ids[1], number: '81/XN-UBND' }
    ]
  })
  const blank = await converting.post('/api/acts/bulk-dossiers', { verb: 'return', ids })
  expect(blank).toMatchObject({ status: 422, body: { errors: [{ path: 'reason' }] } })
})

test('whoever signs with a certificate of their own hands the signed file in; a file of somebody else is not taken', async () => {
  const id = await inWork(converting)
  await byTemplate(converting, id)
  const [draft] = await results(converting, id)
  const foreign = await converting.upload('khac.pdf', Buffer.from('%PDF-1.7 of HOA'))
  converting.as('MAI')
  const { bytes } = await converting.page(`/dossiers/${id}/papers/${draft?.id}`)
  const at = new Date('2026-03-10T08:00:00Z')
  const capacity = 'Chủ tịch'
  const signs = async (by: LocalAuthority, pdf: Uint8Array) => {
    const signer = await by.signerFor({ name: 'Lò Thị Mai', capacity }, at)
    return Buffer.from(await signer.sign(pdf, { name: 'Lò Thị Mai', capacity, at }))
  }
  const stranger = await localAuthority(join(folder, 'stranger'), 'Không ai biết')
  const other = await stampQr(bytes, 'https://noi-khac.example')
  const signed = (file: string) => [{ paper: draft?.id, id: randomUUID(), fileId: file }]
  const sign = (file: string) => converting.post('/api/acts/sign-dossier', { id, signed: signed(file) })
  expect(await sign(foreign)).toMatchObject({ status: 409 })
  // No signature, one of an authority that nobody knows here, and another paper than the draft.
  for (const file of [bytes, await signs(stranger, bytes), await signs(provider, other)]) {
    const fileId = await converting.upload('ky.pdf', file)
    expect(await sign(fileId)).toMatchObject({
      status: 409,
      body: { code: 'dossiers.refusal.not_signed_draft' }
    })
  }
  const fileId = await converting.upload('ky.pdf', await signs(provider, bytes))
  expect(await sign(fileId)).toMatchObject({ status: 201 })
  expect(await results(converting, id)).toMatchObject([{ fileId, originFileId: draft?.originFileId }])
})
