import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { examples, someComponents, someRows } from './fixtures/examples.ts'
import { formOn, formSetOn, formSets, paperKinds, registerSheet, renderForm } from './index.ts'

const timeZone = 'Asia/Ho_Chi_Minh'
const pages = async (pdf: Uint8Array) =>
  (await PDFDocument.load(pdf)).getPages().map((page) => {
    const { width, height } = page.getSize()
    return `${Math.round(width / 2.8346)}×${Math.round(height / 2.8346)}`
  })

test('the day decides which form set holds', () => {
  expect(formSets().map(({ id }) => id)).toEqual(['2018', '2025'])
  expect(formSetOn('2025-09-14').id).toBe('2018')
  expect(formSetOn('2025-09-15').id).toBe('2025')
  expect(() => formSetOn('2001-01-01')).toThrow('papers.problem.no_set')
})

test('a paper that the set of the day has no form for takes that of the next', () => {
  expect(formOn('stop', '2025-07-01').set.id).toBe('2025')
  expect(formOn('extension', '2025-07-01').form.title).toBe('Phiếu xin lỗi và hẹn lại ngày trả kết quả')
  expect(formOn('control', '2025-10-01').form.number).toBe('06')
})

/** Slips are small; letters and sheets of the body are not. */
const sizes = { extension: '210×297', stop: '210×297', control: '210×297', register: '297×210' }

test.for(paperKinds)('%s is a tagged PDF with a title, of its size, on one page', async (kind) => {
  const pdf = await renderForm(kind, examples[kind], { timeZone })
  const document = await PDFDocument.load(pdf)
  expect(document.getTitle()).toContain(formOn(kind, '2025-10-07').form.title)
  expect(document.catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined()
  expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid:part')
  expect(await pages(pdf)).toEqual([sizes[kind as keyof typeof sizes] ?? '148×210'])
})

test.for(paperKinds)('%s is made by the older set as well', async (kind) => {
  const data = examples[kind]
  const older = { ...data, head: { ...data.head, day: '2025-06-30' } } as typeof data
  expect(await pages(await renderForm(kind, older, { timeZone }))).toHaveLength(1)
})

test('one component leaves a page, thirty take two; hundreds of rows take their pages', async () => {
  const receipt = (number: number) => ({ ...examples.receipt, components: someComponents(number) })
  expect(await pages(await renderForm('receipt', receipt(1), { timeZone }))).toHaveLength(1)
  expect(await pages(await renderForm('receipt', receipt(0), { timeZone }))).toHaveLength(1)
  expect((await pages(await renderForm('receipt', receipt(30), { timeZone }))).length).toBeGreaterThan(1)
  const register = { ...examples.register, rows: someRows(300) }
  expect((await pages(await renderForm('register', register, { timeZone }))).length).toBeGreaterThan(10)
})

test('a child, somebody without a code, phone or address, and a paper that is signed as a file have theirs too', async () => {
  const bare = { name: 'Giàng A Pháo', delegate: 'Giàng Thị Sua' }
  const { code: _, statusUrl: __, ...stop } = examples.stop
  const signed = { signedAt: '2025-10-09T14:00:00+07:00', verifyUrl: 'https://example.vn/verify/5a0e3b8e' }
  const pdf = await renderForm('stop', { ...stop, ...signed, applicant: bare }, { timeZone })
  expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid:part')
  expect(await pages(pdf)).toEqual(['210×297'])
  const receipt = { ...examples.receipt, applicant: bare }
  expect(await pages(await renderForm('receipt', receipt, { timeZone }))).toEqual(['148×210'])
})

test('what an applicant typed may look like markup', async () => {
  const nasty = '#panic() *x* $y$ @z \\ // <a> [b] "c" {d}'
  const applicant = { name: nasty, address: nasty, phone: nasty, email: nasty }
  const data = { ...examples.receipt, applicant, components: [{ name: nasty, originals: 1, copies: 0 }] }
  expect((await pages(await renderForm('receipt', data, { timeZone }))).length).toBeGreaterThan(0)
})

test('the register as a sheet keeps codes as text, moments as moments of the local clock, formulas as text', async () => {
  const sheet = await registerSheet(examples.register, { timeZone })
  const [headings, first] = await readSheet(sheet)
  expect(headings?.slice(0, 3)).toEqual(['STT', 'Mã hồ sơ', 'Tên thủ tục hành chính'])
  expect(first?.[1]).toBe('H38.97.12-251007-0001')
  // Spreadsheets keep days as decimal fractions: a millisecond may be lost.
  expect(Number(first?.[8])).toBeCloseTo(Date.UTC(2025, 9, 7, 9, 5), -1)
  expect(first?.at(-1)).toBe('=HYPERLINK("x")')
})
