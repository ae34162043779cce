import { expect, test } from 'vitest'
import { cleanName, endingOf } from './file-name.ts'

test.each([
  ['Đơn xin cấp phép.pdf', 'Đơn xin cấp phép.pdf'],
  ['Giấy khai sinh.pdf'.normalize('NFD'), 'Giấy khai sinh.pdf'],
  ['../../etc/Quyết định.pdf', 'Quyết định.pdf'],
  ['C:\\Users\\Hoà\\Ảnh thẻ.jpg', 'Ảnh thẻ.jpg'],
  ['hồ\u0000 sơ\n\u001b.pdf', 'hồ sơ .pdf'],
  ['ảnh\u202egpj.exe', 'ảnhgpj.exe'],
  ['a<b>"c"|d?.txt', 'a_b__c__d_.txt'],
  ['..', 'file'],
  ['  .bí mật.txt. ', 'bí mật.txt'],
  ['', 'file'],
  ['\ud800.pdf', '\ufffd.pdf']
])('%j is kept as %j', (given, kept) => {
  expect(cleanName(given)).toBe(kept)
})

test('a long name loses its middle, not its ending', () => {
  const name = cleanName(`${'ế'.repeat(500)}.docx`)
  expect([...name]).toHaveLength(200)
  expect(name).toMatch(/ế\.docx$/)
})

test('a date is no ending', () => {
  expect(endingOf('Đơn ngày 1.7.2025')).toBeUndefined()
  expect(endingOf('Đơn ngày 1.7.2025.PDF')).toBe('pdf')
  expect(endingOf('.pdf')).toBeUndefined()
})
