import { beforeAll, expect, test } from 'vitest'
import { read } from '../../../platform/database/index.ts'
import { systemActor } from '../../../platform/record/index.ts'
import { copies, draft, publish, revise } from '../fixtures/copies.ts'
import { type Asked, testServer, words } from '../fixtures/test-server.ts'
import type { FormSchema } from '../form/index.ts'
import { getVersion } from '../store/read-versions.ts'

let server: Asked
let draftId: string
const office = systemActor('office')
const designer = '/procedures/mau-don/edit/form'
const field = `${designer}/field`

beforeAll(async () => {
  server = await testServer()
  const blank = copies({ nationalCode: '2.000900', form: undefined })
  draftId = (await draft(server.database, blank, 'mau-don')).id
  server.as(office)
})

const formNow = async () => {
  const { content } = await read(server.database, (tx) => getVersion(tx, draftId))
  return content.form as FormSchema
}
const add = (kind: string, fields: Record<string, string | string[]>, within = '') =>
  server.send(`${field}?kind=${kind}&in=${within}`, { do: 'save', ...fields })
const change = (at: string, fields: Record<string, string | string[]>) =>
  server.send(`${field}?field=${at}`, { do: 'save', ...fields })

test('an official builds a form question by question, without a name to think up', async () => {
  expect(words((await server.page(designer)).body)).toContain('Chưa có câu hỏi nào')
  const first = await add('text', {
    'label.vi': 'Họ, chữ đệm, tên',
    'label.en': 'Full name',
    required: 'yes',
    known: 'applicant.name'
  })
  expect(first.location).toBe(`${designer}#at-ho_chu_dem_ten`)
  await add('choice', { 'label.vi': 'Tình trạng hôn nhân', choices: 'Chưa kết hôn | Single\nĐã ly hôn' })
  await add('file', {
    'label.vi': 'Bản án ly hôn',
    required: 'yes',
    when: ['tinh_trang_hon_nhan=da_ly_hon']
  })
  await add('rows', { 'label.vi': 'Nơi ở trước', most: '3' })
  await add('text', { 'label.vi': 'Địa chỉ' }, 'noi_o_truoc')
  await add('choices', { 'label.vi': 'Giấy tờ cần cấp', choices: 'Bản giấy\nBản điện tử', least: '1' })
  expect(await formNow()).toEqual({
    type: 'object',
    required: ['ho_chu_dem_ten'],
    properties: {
      ho_chu_dem_ten: {
        type: 'string',
        title: 'Họ, chữ đệm, tên',
        'x-words': { en: { title: 'Full name' } },
        'x-known': 'applicant.name'
      },
      tinh_trang_hon_nhan: {
        type: 'string',
        title: 'Tình trạng hôn nhân',
        oneOf: [
          { const: 'chua_ket_hon', title: 'Chưa kết hôn', 'x-words': { en: { title: 'Single' } } },
          { const: 'da_ly_hon', title: 'Đã ly hôn' }
        ]
      },
      noi_o_truoc: {
        type: 'array',
        title: 'Nơi ở trước',
        maxItems: 3,
        items: { type: 'object', properties: { dia_chi: { type: 'string', title: 'Địa chỉ' } } }
      },
      giay_to_can_cap: {
        type: 'array',
        title: 'Giấy tờ cần cấp',
        minItems: 1,
        items: {
          type: 'string',
          oneOf: [
            { const: 'ban_giay', title: 'Bản giấy' },
            { const: 'ban_dien_tu', title: 'Bản điện tử' }
          ]
        }
      }
    },
    allOf: [
      {
        if: {
          properties: { tinh_trang_hon_nhan: { const: 'da_ly_hon' } },
          required: ['tinh_trang_hon_nhan']
        },
        // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema
        then: {
          required: ['ban_an_ly_hon'],
          properties: { ban_an_ly_hon: { type: 'string', format: 'file', title: 'Bản án ly hôn' } }
        }
      }
    ]
  })
  const page = words((await server.page(designer)).body)
  expect(page).toContain('chỉ hỏi khi “Tình trạng hôn nhân” là: Đã ly hôn')
  expect(page).toContain('điền sẵn họ và tên người nộp')
})

test('beside it stands what people will see, in their language', async () => {
  const { body } = await server.page(designer, 'en')
  expect(words(body)).toContain('What people will see')
  expect(body).toContain('name="noi_o_truoc.0.dia_chi"')
  expect(words(body)).toContain('Full name')
})

test('a question moves past its neighbour, and what hangs on it moves along', async () => {
  const moved = await server.send(designer, { move: 'up:tinh_trang_hon_nhan' })
  expect(moved.location).toBe(`${designer}#at-tinh_trang_hon_nhan`)
  const { body } = await server.page(designer)
  const order = [...body.matchAll(/id="at-([a-z_.]+)"/g)].map(([, at]) => at)
  expect(order.slice(0, 3)).toEqual(['tinh_trang_hon_nhan', 'ban_an_ly_hon', 'ho_chu_dem_ten'])
  expect(body).not.toContain('value="up:tinh_trang_hon_nhan"')
})

test('a changed label keeps the name of the question and the values of its choices', async () => {
  await change('tinh_trang_hon_nhan', { 'label.vi': 'Hôn nhân', choices: 'Chưa từng kết hôn\nĐã ly hôn' })
  const { tinh_trang_hon_nhan: changed } = (await formNow()).properties ?? {}
  expect(changed).toMatchObject({
    title: 'Hôn nhân',
    oneOf: [{ const: 'chua_ket_hon' }, { const: 'da_ly_hon' }]
  })
})

test('mistakes are said at their inputs, and what was typed stays', async () => {
  const wrong = await change('noi_o_truoc', { 'label.vi': '', least: 'ba', 'help.vi': 'Ghi từ năm 18 tuổi' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('id="label.vi-error"')
  expect(wrong.body).toContain('id="least-error"')
  expect(wrong.body).toContain('Ghi từ năm 18 tuổi')
  const few = await change('tinh_trang_hon_nhan', { choices: 'Một' })
  expect(words(few.body)).toContain('Cần ít nhất hai lựa chọn')
})

test('nobody removes a question on which another hangs', async () => {
  const refused = await server.send(`${field}?field=tinh_trang_hon_nhan`, { do: 'remove' })
  expect(refused.status).toBe(409)
  expect(words(refused.body)).toContain('Câu hỏi “Bản án ly hôn” chỉ được hỏi tùy câu trả lời ở đây')
  await add('text', { 'label.vi': 'Nhầm' })
  expect((await server.send(`${field}?field=nham`, { do: 'remove' })).status).toBe(303)
  expect((await formNow()).properties).not.toHaveProperty('nham')
})

test('a question that waits for an answer that is gone is seen in the checks, and not published', async () => {
  await change('tinh_trang_hon_nhan', { choices: 'Chưa từng kết hôn\nGóa' })
  expect(words((await server.page(designer)).body)).toContain('chờ một câu trả lời mà câu hỏi này không có')
  const { revision } = await read(server.database, (tx) => getVersion(tx, draftId))
  await expect(publish(server.database, draftId, '2026-04-01', revision)).rejects.toMatchObject({
    details: [{ messageKey: 'procedures.form.check.bad_answer' }]
  })
  await change('tinh_trang_hon_nhan', { choices: 'Chưa từng kết hôn\nGóa\nĐã ly hôn' })
  expect(words((await server.page(designer)).body)).not.toContain('chờ một câu trả lời')
})

test('whoever designs over another’s change is told', async () => {
  const { revision, content } = await read(server.database, (tx) => getVersion(tx, draftId))
  await revise(server.database, draftId, revision, { ...content, sets: 2 })
  const late = await server.send(designer, { move: 'down:ho_chu_dem_ten', revision: String(revision) })
  expect(late.status).toBe(409)
  expect(words(late.body)).toContain('Có người vừa sửa dự thảo này')
})

test('a form goes out as a file and comes in again as it was', async () => {
  const before = await formNow()
  const file = (await server.page('/procedures/mau-don/form.json?version=1')).body
  await server.send(`${field}?field=noi_o_truoc`, { do: 'remove' })
  const { revision } = await read(server.database, (tx) => getVersion(tx, draftId))
  const back = await server.upload(`${designer}/import`, designer, { revision: String(revision) }, file)
  expect(back.status).toBe(303)
  expect(await formNow()).toEqual(before)
  const broken = await server.upload(
    `${designer}/import`,
    designer,
    { revision: String(revision + 1) },
    '{"type"'
  )
  expect([broken.status, words(broken.body)]).toEqual([422, expect.stringContaining('Tệp không phải JSON')])
  const strange = JSON.stringify({ type: 'object', properties: { a: { type: 'string', pattern: '(a+)+' } } })
  expect((await server.upload(`${designer}/import`, designer, { revision: '99' }, strange)).status).toBe(422)
})

test('without a draft the next version is begun; the public designs nothing', async () => {
  const { revision } = await read(server.database, (tx) => getVersion(tx, draftId))
  await publish(server.database, draftId, '2026-04-01', revision)
  expect(words((await server.page(designer)).body)).toContain('Phiên bản đã công bố không sửa được')
  expect((await server.send(designer, {})).location).toBe(designer)
  expect(words((await server.page(designer)).body)).toContain('Mẫu đơn của phiên bản 2')
  server.as(null)
  expect((await server.page(designer)).status).toBe(401)
  server.as(server.gov.actor('MAI'))
  expect((await server.page(field)).status).toBe(403)
})
