import { expect } from 'vitest'
import { follow, press, type Reader, words } from './journey.ts'
export async function placePeople({ page, accessible }: Reader, _x: { moved: string; leaves: string }): Promise<void> {
  await follow(page, 'Nhân sự')
  await accessible()
  await press(page, 'Đề xuất bố trí')
  await accessible()
  console.log(await page.locator('body').innerText().then((s) => s.slice(0, 1200)))
  await page.getByLabel('Tình trạng').selectOption({ label: 'Chưa có chỗ' })
  await press(page, 'Lọc')
  console.log('OPEN', (await words(page)).slice(0, 3000))
  await page.getByLabel('Tình trạng').selectOption({ label: 'Cần quyết định' })
  await press(page, 'Lọc')
  console.log('CLASH', (await words(page)).slice(0, 3000))
  expect(1).toBe(1)
}
