import { beforeAll, expect, test } from 'vitest'
import { words } from '../../../../../tests/support/asked.ts'
import { type Asked, editor, reader, testServer } from '../../fixtures/test-server.ts'

let server: Asked
beforeAll(async () => {
  server = await testServer()
  server.as(editor)
})

const square = (lon: number, lat: number, size = 0.1) => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat]
]
const feature = (code: unknown, ring: unknown[]) => ({
  ...{ type: 'Feature', properties: { code } },
  geometry: { type: 'Polygon', coordinates: [ring] }
})
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const fields = { on: '2025-07-01', source: 'Sở Nông nghiệp và Môi trường, 2025' }
const upload = (file: string | Uint8Array<ArrayBuffer>, more = {}) =>
  server.upload('/map/boundaries', { ...fields, ...more }, new File([file], 'ranh-gioi.geojson'))
const onMap = async () => (await server.page('/map?at=2025-07-01')).body.includes(fields.source)

test('only whoever may change the register brings outlines', async () => {
  server.as(null)
  expect((await server.page('/map/boundaries')).status).toBe(401)
  server.as(reader)
  expect((await server.page('/map/boundaries')).status).toBe(403)
  expect((await server.page('/map')).body).not.toContain('/map/boundaries')
  expect((await upload(collection(feature('02703', square(103.9, 22.4))))).status).toBe(403)
  server.as(editor)
  expect((await server.page('/map')).body).toContain('/map/boundaries')
})

test('what would change is shown first, and written only when one agrees', async () => {
  const file = collection(feature('02703', square(103.9, 22.4)))
  const sent = await upload(file)
  expect([sent.status, sent.location]).toEqual([
    303,
    expect.stringMatching(/^\/map\/boundaries\/[0-9a-f-]{36}$/)
  ])
  const trial = words((await server.page(sent.location ?? '')).body)
  expect(trial).toContain('1 ranh giới mới, 0 thay ranh giới cũ, 0 không đổi')
  // 0.1° by 0.1° at 22.4° north.
  expect(trial).toMatch(/02703 Ranh giới mới 01\/07\/2025 – … 114,2\d/)
  expect(trial).toContain('còn 1 đơn vị cùng cấp chưa có ranh giới')
  expect(await onMap()).toBe(false)

  server.as({ ...editor, subject: 'khac' })
  expect((await server.page(sent.location ?? '')).status).toBe(404)
  server.as(editor)
  const done = await server.send(sent.location ?? '', {})
  expect([done.status, done.location]).toEqual([303, '/map?at=2025-07-01'])
  expect(await onMap()).toBe(true)
  // It has served its purpose.
  expect((await server.page(sent.location ?? '')).status).toBe(404)

  const again = words((await server.page((await upload(file)).location ?? '')).body)
  expect(again).toContain('không có gì để nhập')
  const other = collection(feature('02703', square(103.9, 22.4, 0.2)))
  expect(words((await server.page((await upload(other)).location ?? '')).body)).toContain(
    '1 thay ranh giới cũ'
  )
})

test('every mistake is said with the number of its feature; nothing is kept', async () => {
  const wrong = await upload(
    collection(feature(2703, square(103.9, 22.4)), feature('99999', square(103.9, 22.4)))
  )
  expect(wrong.status).toBe(422)
  expect(words(wrong.body)).toContain('Vùng thứ 1: Mã trong “code” phải là chuỗi ký tự')
  const unknown = words((await upload(collection(feature('99999', square(103.9, 22.4))))).body)
  expect(unknown).toContain('Vùng thứ 1: Không có đơn vị nào mang mã 99999')
  const broken = words((await upload('{\n "type": oops')).body)
  expect(broken).toMatch(/[Dd]òng 2, cột 10/)
  expect(words((await upload(new Uint8Array([0xc3, 0x28]))).body)).toContain('không theo mã Unicode')
  const blank = await server.upload('/map/boundaries', { on: '', source: '' })
  for (const field of ['file', 'on', 'source']) expect(blank.body).toContain(`id="${field}-error"`)
})

test('a file in UTF-16 is read as well', async () => {
  const bytes = Buffer.from(`\uFEFF${collection(feature('02703', square(103.9, 22.4, 0.2)))}`, 'utf16le')
  expect((await upload(new Uint8Array(bytes))).status).toBe(303)
})
