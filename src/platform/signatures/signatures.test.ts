import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderPaper } from '../papers/index.ts'
import { type LocalAuthority, localAuthority, type Signer, verifyApart, verifySignatures } from './index.ts'

const at = new Date('2025-07-08T02:15:00Z')
const chair = {
  name: 'Nguyễn Thị Ánh Tuyết',
  capacity: 'Chủ tịch',
  organization: 'Ủy ban nhân dân xã Tả Phìn'
}
const statement = { ...chair, reason: 'Ký duyệt kết quả', at }

let folder = ''
let authority: LocalAuthority
let signer: Signer
let paper: Uint8Array

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haicap-signatures-'))
  authority = await localAuthority(folder, 'Chứng thư thử nghiệm')
  signer = await authority.signerFor(chair, at)
  const main = '#set document(title: "Giấy")\n#set text(lang: "vi")\n= Giấy tiếp nhận'
  paper = await renderPaper({ main: 'main.typ', files: { 'main.typ': main } }, {})
})
afterAll(() => rm(folder, { recursive: true }))

const verify = (pdf: Uint8Array) => verifySignatures(pdf, { authorities: [authority.certificate] })

test('a signed paper names its signer and post, is intact, whole and trusted', async () => {
  const signed = await signer.sign(paper, statement)
  expect(await verify(signed)).toMatchObject([
    {
      signer: chair.name,
      capacity: 'Chủ tịch',
      organization: chair.organization,
      reason: 'Ký duyệt kết quả',
      at,
      intact: true,
      coversWholeFile: true,
      trusted: true,
      certificate: { serial: signer.certificate.serial, issuer: 'Chứng thư thử nghiệm' }
    }
  ])
  expect(Buffer.from(signed).toString('latin1')).toContain('/ETSI.CAdES.detached')
})

test('signing changes nothing of what was there: the tags of the paper survive', async () => {
  const signed = await signer.sign(paper, statement)
  expect(Buffer.from(signed.subarray(0, paper.length)).equals(Buffer.from(paper))).toBe(true)
  const { catalog } = await PDFDocument.load(signed)
  expect(catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined()
  expect(catalog.get(PDFName.of('MarkInfo'))).toBeDefined()
})

test('the head signs, then the office seals: both hold, and the first knows of the second', async () => {
  const seal = await authority.signerFor({ name: 'Ủy ban nhân dân xã Tả Phìn', capacity: 'Con dấu' }, at)
  const once = await signer.sign(paper, statement)
  const twice = await seal.sign(once, { name: 'Ủy ban nhân dân xã Tả Phìn', capacity: 'Con dấu', at })
  expect(await verify(twice)).toMatchObject([
    { signer: chair.name, intact: true, trusted: true, coversWholeFile: false, onlySignaturesAfter: true },
    { capacity: 'Con dấu', intact: true, trusted: true, coversWholeFile: true }
  ])
  const thrice = await signer.sign(twice, statement)
  expect(
    (await verify(thrice)).map(({ intact, onlySignaturesAfter }) => intact && onlySignaturesAfter)
  ).toEqual([true, true, true])
})

test('a flipped byte shows', async () => {
  const signed = await signer.sign(paper, statement)
  const content = Buffer.from(signed).indexOf('stream\n') + 12
  signed[content] = (signed[content] ?? 0) ^ 1
  expect(await verify(signed)).toMatchObject([{ intact: false }])
})

test('what was written into the page after signing shows', async () => {
  const signed = await signer.sign(paper, statement)
  const document = await PDFDocument.load(signed, { forIncrementalUpdate: true })
  document.getPage(0).drawText('Forged')
  const [found] = await verify(await document.save({ useObjectStreams: false }))
  expect(found).toMatchObject({ intact: true, coversWholeFile: false, onlySignaturesAfter: false })
})

test('a note laid over the page, or a script in the form, after signing shows', async () => {
  const signed = await signer.sign(paper, statement)
  const changed = async (change: (document: PDFDocument) => void) => {
    const document = await PDFDocument.load(signed, { forIncrementalUpdate: true })
    change(document)
    const [found] = await verify(await document.save({ useObjectStreams: false }))
    return found?.onlySignaturesAfter
  }
  expect(
    await changed((document) => {
      const { context } = document
      document
        .getPage(0)
        .node.set(PDFName.of('Annots'), context.obj([context.register(context.obj({ Subtype: 'Stamp' }))]))
    })
  ).toBe(false)
  expect(
    await changed(({ catalog }) => catalog.getAcroForm()?.dict.set(PDFName.of('XFA'), PDFName.of('Other')))
  ).toBe(false)
})

test('files with compressed objects, as offices make them, are signed as well, twice', async () => {
  const office = await PDFDocument.create()
  office.addPage().drawText('Result')
  const compressed = await office.save({ useObjectStreams: true })
  expect(Buffer.from(compressed).toString('latin1')).toContain('/ObjStm')
  const once = await signer.sign(compressed, statement)
  const twice = await signer.sign(once, statement)
  expect(await verify(twice)).toMatchObject([
    { intact: true, trusted: true, onlySignaturesAfter: true },
    { intact: true, trusted: true, coversWholeFile: true }
  ])
})

test('bytes after the end show', async () => {
  const signed = await signer.sign(paper, statement)
  const [found] = await verify(Buffer.concat([signed, Buffer.from('\n% more')]))
  expect(found).toMatchObject({ intact: true, coversWholeFile: false })
})

test('a signature that leaves out more than itself is not believed', async () => {
  const signed = Buffer.from(await signer.sign(paper, statement))
  const range = /\/ByteRange \[\s*0 (\d+) /.exec(signed.toString('latin1'))
  const wider = String(Number(range?.[1]) - 40).padEnd(range?.[1]?.length ?? 0)
  signed.write(
    wider,
    (range?.index ?? 0) + (range?.[0].length ?? 0) - 1 - (range?.[1]?.length ?? 0),
    'latin1'
  )
  expect(await verify(signed)).toMatchObject([{ intact: false }])
})

test('an authority of somebody else is not trusted, though the paper is intact', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'haicap-foreign-'))
  const foreign = await localAuthority(elsewhere, 'Chứng thư thử nghiệm')
  const signed = await (await foreign.signerFor(chair, at)).sign(paper, statement)
  expect(await verify(signed)).toMatchObject([{ intact: true, trusted: false }])
  await rm(elsewhere, { recursive: true })
})

test('a certificate does not reach beyond its year, and issues no others', async () => {
  const late = await signer.sign(paper, { ...statement, at: new Date('2027-03-01T00:00:00Z') })
  expect(await verify(late)).toMatchObject([{ intact: true, trusted: false }])
})

test('keys lie in files that only their owner may read; a signer is the same each time', async () => {
  const again = await (await localAuthority(folder, 'Chứng thư thử nghiệm')).signerFor(chair, at)
  expect(again.certificate.serial).toBe(signer.certificate.serial)
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile()
  )
  const modes = await Promise.all(
    files.map(async (one) => (await stat(join(one.parentPath, one.name))).mode & 0o777)
  )
  expect(new Set(modes)).toEqual(new Set([0o600]))
})

test('processes that start at once come to one authority', async () => {
  const shared = await mkdtemp(join(tmpdir(), 'haicap-shared-'))
  const all = await Promise.all([1, 2, 3, 4].map(() => localAuthority(shared, 'Chung')))
  const serials = all.map(({ certificate }) =>
    Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex')
  )
  expect(new Set(serials).size).toBe(1)
  await rm(shared, { recursive: true })
})

test('a file without signatures has none; what is no PDF is refused in plain words', async () => {
  expect(await verify(paper)).toEqual([])
  await expect(verify(Buffer.from('không phải PDF'))).rejects.toMatchObject({
    messageKey: 'signatures.problem.no_pdf'
  })
  await expect(signer.sign(Buffer.from('PK'), statement)).rejects.toMatchObject({ status: 422 })
})

/** Compresses to little, unpacks into much: its objects lie in a stream of blanks. */
function swelling(bytes: number): Buffer {
  const stream = deflateSync(Buffer.alloc(bytes, ' '), { level: 9 })
  const head = `1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${stream.length}>>\nstream\n`
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n${head}`),
    stream,
    Buffer.from('\nendstream\nendobj\ntrailer<</Root 2 0 R>>\nstartxref\n0\n%%EOF')
  ])
}

test('a file from anywhere is read apart, with the same findings', async () => {
  const signed = await signer.sign(paper, statement)
  expect(await verifyApart(signed, { authorities: [authority.certificate] })).toEqual(await verify(signed))
  await expect(verifyApart(Buffer.from('PK'), { authorities: [] })).rejects.toMatchObject({
    messageKey: 'signatures.problem.no_pdf'
  })
})

test('a file that swells or takes too long is given up in plain words', async () => {
  const given = verifyApart(
    swelling(300_000_000),
    { authorities: [] },
    { milliseconds: 20_000, bytes: 100_000_000 }
  )
  await expect(given).rejects.toMatchObject({ messageKey: 'signatures.problem.too_much' })
  const signed = await signer.sign(paper, statement)
  const hurried = verifyApart(signed, { authorities: [] }, { milliseconds: 0, bytes: 1e9 })
  await expect(hurried).rejects.toMatchObject({ messageKey: 'signatures.problem.too_much' })
})
