import { expect } from 'vitest'
import { fill, follow, press, type Reader, words } from './journey.ts'

/** A commune's committee, and who does what in the journeys. */
export interface Commune {
  committee: string
  code: string
  area: string
}

/** Where the address of a body by its code leads: pages of its parts are named after its id. */
export async function openBody({ page }: Reader, { code }: Pick<Commune, 'code'>): Promise<string> {
  await page.goto(`/organizations/${code}`)
  return new URL(page.url()).pathname
}

const decision = (number: string, issuedOn: string, issuer: string) => ({
  'Số, ký hiệu': number,
  'Ngày ban hành': issuedOn,
  'Cơ quan ban hành': issuer
})

/** From the page of their body, whoever looks after staff lets someone leave their post. */
export async function endAppointment(
  reader: Reader,
  { code, committee }: Commune,
  who: { name: string; from: string; number: string }
): Promise<void> {
  const { page, accessible } = reader
  await openBody(reader, { code })
  await follow(page, 'Nhân sự')
  await accessible()
  await follow(page, who.name)
  await accessible()
  await page.getByRole('link', { name: /^Cho thôi giữ vị trí/ }).click()
  await accessible()
  await fill(page, { 'Thôi kể từ ngày': who.from, ...decision(who.number, who.from, committee) })
  await page.getByLabel('Lý do').selectOption({ label: 'điều động, bổ nhiệm vị trí khác' })
  await press(page, 'Cho thôi giữ vị trí')
  expect(await page.locator('body').innerText()).toContain('Đã ghi thôi giữ vị trí.')
  await accessible()
}

/** A vacant post of vice chair gets someone, known by number. */
export async function appointViceChair(
  reader: Reader,
  { code, committee }: Commune,
  who: { name: string; code: string; from: string; number: string }
): Promise<void> {
  const { page, accessible } = reader
  await openBody(reader, { code })
  await follow(page, 'Nhân sự')
  const vacant = page.getByRole('row').filter({ hasText: 'Còn khuyết' })
  await vacant.getByRole('link', { name: 'Phó Chủ tịch Ủy ban nhân dân cấp xã' }).click()
  await accessible()
  await follow(page, 'Bổ nhiệm')
  await accessible()
  await press(page, 'Bổ nhiệm')
  expect(await words(page), 'what is missing is asked for').toContain('Có điều cần sửa')
  await accessible()
  await fill(page, {
    'Người được bổ nhiệm': who.code,
    'Kể từ ngày': who.from,
    ...decision(who.number, who.from, committee)
  })
  await press(page, 'Bổ nhiệm')
  expect(await page.locator('body').innerText()).toContain('Đã ghi bổ nhiệm.')
  expect(await words(page)).toContain(who.name)
  await accessible()
}
