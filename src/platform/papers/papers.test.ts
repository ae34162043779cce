import { PDFDict, PDFDocument, type PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import type { PaperSource } from './compile.ts'
import { qrSvg } from './qr.ts'
import { renderPaper } from './render.ts'

const source: PaperSource = {
  main: 'main.typ',
  files: {
    'main.typ': `#import "part.typ": said
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "vi", font: "Tinos")
= #data.title
#said(data.text)
#if "qr" in data { image(bytes(data.qr), format: "svg", width: 2cm, alt: "QR") }`,
    'part.typ': '#let said(text) = [Nội dung: #text]'
  }
}

const nasty = '#let x = 1 *đậm* _nghiêng_ $x^2$ @ai \\ // hết /* */ `mã` <nhãn> [ngoặc] ~ -- "Ẳẵặ ờ Ỹ"'

test('a paper is a tagged PDF with title and language, made to PDF/UA', async () => {
  const pdf = await renderPaper(source, {
    title: 'Giấy hẹn',
    text: 'Nguyễn Thị Ẳnh',
    qr: qrSvg('https://a.vn')
  })
  const document = await PDFDocument.load(pdf)
  expect(document.getTitle()).toBe('Giấy hẹn')
  expect(document.catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined()
  expect(String(document.catalog.get(PDFName.of('Lang')))).toContain('vi')
  expect(String(document.catalog.get(PDFName.of('MarkInfo')))).toContain('true')
  expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid:part')
})

test('what people typed is printed as typed, never taken for markup', async () => {
  const document = await PDFDocument.load(await renderPaper(source, { title: nasty, text: nasty }))
  expect(document.getTitle()).toBe(nasty)
  const outlines = document.catalog.lookup(PDFName.of('Outlines'), PDFDict)
  const heading = outlines.lookup(PDFName.of('First'), PDFDict).lookup(PDFName.of('Title'))
  expect((heading as PDFHexString).decodeText()).toBe(nasty)
})

test('a character that no font can draw does not cost someone their paper', async () => {
  const pdf = await renderPaper(source, { title: 'Giấy', text: 'Nhà hàng 𓀀 \u{10FFFD} 漢字 😀' })
  expect((await PDFDocument.load(pdf)).catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined()
})

test('a template that asks for what is not there says so', async () => {
  await expect(renderPaper(source, { title: 'Giấy' })).rejects.toThrow(/main\.typ.*text/)
})

test('the same paper of the same moment is the same file', async () => {
  const at = new Date('2025-07-01T00:00:00Z')
  const one = await renderPaper(source, { title: 'Giấy', text: 'một' }, { at })
  const other = await renderPaper(source, { title: 'Giấy', text: 'một' }, { at })
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
})

test('a long paper keeps nobody waiting: neither the thread that asks nor short papers', async () => {
  const text = 'Một câu dài để lấp đầy trang giấy. '.repeat(20_000)
  const done: string[] = []
  const long = renderPaper(source, { title: 'Sổ', text }).then(() => done.push('long'))
  const short = renderPaper(source, { title: 'Giấy', text: 'ngắn' }).then(() => done.push('short'))
  await Promise.all([long, short])
  expect(done).toEqual(['short', 'long'])
})

test('papers asked for at once are each their own', async () => {
  const titles = Array.from({ length: 20 }, (_, index) => `Giấy ${index}`)
  const pdfs = await Promise.all(titles.map((title) => renderPaper(source, { title, text: '' })))
  const printed = await Promise.all(pdfs.map(async (pdf) => (await PDFDocument.load(pdf)).getTitle()))
  expect(printed).toEqual(titles)
})
