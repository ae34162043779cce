import { expect } from 'vitest'
import { follow, heading, press, type Reader, words } from './journey.ts'

interface Official {
  name: string
  number: string
}

/** From the check of a plan that proposals have placed all but one person of: that one is placed by hand. */
export async function placeForgotten(reader: Reader, { name }: Official, body: string): Promise<void> {
  const { page, accessible } = reader
  expect(await words(page)).toContain('Chưa ban hành được')
  expect(await words(page), 'the check names who is forgotten').toMatch(
    new RegExp(`${name} .*chưa có vị trí nào`)
  )
  await follow(page, 'Đến phần Nhân sự')
  await accessible()
  await press(page, 'Đề xuất bố trí')
  expect(await page.locator('body').innerText()).toContain('1 người chưa có chỗ')
  await page.getByLabel('Tình trạng').selectOption({ label: 'Chưa có chỗ' })
  await press(page, 'Lọc')
  await page.waitForURL(/state=open/)
  await accessible()
  await follow(page, name)
  expect(await heading(page)).toContain(name)
  await accessible()
  await follow(page, body)
  await accessible()
  await press(page, 'Lưu việc bố trí')
  expect(await words(page), 'a position is asked for').toContain('Hãy chọn vị trí.')
  await accessible()
  await page.getByLabel(`Vị trí tại ${body}`).selectOption({ label: 'Trưởng ban Hội đồng nhân dân cấp xã' })
  await press(page, 'Lưu việc bố trí')
  expect(await page.locator('body').innerText()).toContain(`Đã lưu: ${name}`)
  await accessible()
}

/** On each day the person's page shows them in a post of that body, and in none of the others. */
export async function servesThereAndThere(
  { page, accessible }: Reader,
  { number }: Official,
  days: [day: string, body: string][]
): Promise<void> {
  for (const [day, body] of days) {
    await page.goto(`/staff/people/${number}?at=${day}`)
    await accessible()
    const now = await page.getByRole('table').first().innerText()
    expect(now, day).toContain(body)
    for (const [other, elsewhere] of days) if (other !== day) expect(now, day).not.toContain(`${elsewhere}\t`)
  }
}
