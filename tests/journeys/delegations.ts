import { expect } from 'vitest'
import { fill, follow, press, type Reader, words } from './journey.ts'
import { type Commune, openBody } from './staff.ts'

const said = (reader: Reader) => reader.page.locator('body').innerText()

/** The chair gives a field to a deputy; where the draft is. */
export async function assignField(
  reader: Reader,
  commune: Commune,
  { field, to, from = '2026-01-10' }: { field: string; to: string; from?: string }
): Promise<string> {
  const { page, accessible } = reader
  await openBody(reader, commune)
  await follow(page, 'Thẩm quyền')
  await accessible()
  await follow(page, 'Phân công công tác')
  await accessible()
  await page.getByRole('radio', { name: new RegExp(`^${field}: .*${to}$`) }).check()
  await fill(page, { 'Trích yếu': `Phân công ${field.toLowerCase()}`, 'Từ ngày': from })
  await press(page, 'Soạn văn bản phân công')
  await accessible()
  expect(await words(page)).toContain('Đang soạn thảo')
  expect(await words(page)).not.toContain('Phải sửa')
  return new URL(page.url()).pathname
}

/** A draft is checked, signed and published, each by whoever may. */
export async function carryThrough(
  { checker, signer }: { checker: Reader; signer: Reader },
  path: string,
  number: string,
  day = '2026-01-10'
): Promise<void> {
  await checker.page.goto(path)
  await follow(checker.page, 'Thẩm định')
  await checker.accessible()
  await checker.page.getByRole('radio', { name: 'Đồng ý' }).check()
  await fill(checker.page, { 'Ngày thẩm định': day })
  await press(checker.page, 'Ghi ý kiến')
  expect(await said(checker)).toContain('Đã ghi ý kiến thẩm định.')

  const { page, accessible } = signer
  await page.goto(path)
  await follow(page, 'Ký')
  await accessible()
  await fill(page, { 'Số văn bản': number, 'Ngày ban hành': day })
  await press(page, 'Ghi là đã ký')
  expect(await words(page)).toContain('Đã ký, chờ công bố')
  await follow(page, 'Công bố')
  await accessible()
  await fill(page, { 'Ngày công bố': day, 'Nơi công bố': 'Trang thông tin điện tử của xã' })
  await press(page, 'Công bố văn bản này')
  expect(await said(signer)).toContain('Đã công bố. Thẩm quyền được giao theo văn bản.')
  expect(await words(page)).toContain('Đang có hiệu lực')
  await accessible()
}
