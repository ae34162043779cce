import { beforeAll, expect, test } from 'vitest'
import { read } from '../../../platform/database/index.ts'
import { systemActor } from '../../../platform/record/index.ts'
import { kinds } from '../designer/kinds.ts'
import { copies, draft, publish, published } from '../fixtures/copies.ts'
import { type Asked, testServer, words } from '../fixtures/test-server.ts'
import { getVersion } from '../store/read-versions.ts'

let server: Asked
beforeAll(async () => {
  server = await testServer()
  const { database } = server
  await published(database, copies(), '2026-01-01')
  const next = await draft(
    database,
    copies({
      limit: { amount: 2, unit: 'working_days' },
      components: [{ name: 'Bản chính giấy tờ', original: 1, copy: 2, reuse: 'store' }],
      form: {
        type: 'object',
        required: ['ho_ten', 'loai'],
        properties: {
          ho_ten: { type: 'string', title: 'Họ, chữ đệm, tên' },
          loai: { type: 'string', title: 'Loại giấy tờ', enum: ['Bằng', 'Khác'] },
          ban: {
            type: 'array',
            title: 'Bản',
            items: { type: 'object', properties: { so: { type: 'integer', title: 'Số trang' } } }
          }
        },
        allOf: [
          {
            if: { properties: { loai: { const: 'Khác' } }, required: ['loai'] },
            // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema
            then: { required: ['ten'], properties: { ten: { type: 'string', title: 'Tên giấy tờ' } } }
          }
        ]
      }
    })
  )
  await publish(database, next.id, '2026-03-01')
  await published(
    database,
    copies({
      nationalCode: undefined,
      name: { vi: 'Xác nhận hiện trạng sử dụng đất' },
      power: 'land.confirm',
      field: 'land',
      online: 'none',
      channels: ['direct'],
      words: ['xác nhận đất'],
      form: undefined,
      fees: []
    }),
    '2026-01-01',
    'xac-nhan-dat'
  )
})

const office = systemActor('office')
const messageKeys = />\s*(procedures|ui|http|record|authority)\.[a-z_.]+\s*</
const path = '/procedures/chung-thuc-ban-sao'

test('a citizen finds a procedure in own words without accents', async () => {
  server.as(null)
  const found = words((await server.page('/procedures?q=lam+sao+y')).body)
  expect(found).toContain('1 thủ tục')
  expect(found).toContain('Chứng thực bản sao từ bản chính')
  expect(found).toContain('2 ngày làm việc')
  expect(found).toContain('2.000 đồng')
  expect(words((await server.page('/procedures?q=2.000815')).body)).toContain('1 thủ tục')
  expect(words((await server.page('/procedures?online=none')).body)).toContain(
    'Xác nhận hiện trạng sử dụng đất'
  )
  expect(words((await server.page('/procedures?q=ho+chieu')).body)).toContain('Không có thủ tục nào khớp')
})

test('one page says what to bring, how long, what it costs and who decides in a commune', async () => {
  const page = words((await server.page('/procedures/2.000815?place=Bản+Pho')).body)
  expect(page).toContain('Thời hạn giải quyết 2 ngày làm việc')
  expect(page).toContain('Bản chính giấy tờ 1 2 Lấy từ kho dữ liệu số')
  expect(page).toContain(
    'Ở Xã Bản Pho, người quyết định là: Chủ tịch UBND xã , Ủy ban nhân dân xã Bản Pho: Lò Thị Mai'
  )
  expect(page).toContain('Ký chứng thực')
  const before = words((await server.page(`${path}?at=2026-02-01`)).body)
  expect(before).toContain('Thời hạn giải quyết Trong ngày')
  expect(words((await server.page(`${path}?place=Nơi+Nào`)).body)).toContain('Không tìm thấy nơi “Nơi Nào”')
})

test('two versions are compared in words', async () => {
  const page = words((await server.page(`${path}/compare?from=1&to=2`)).body)
  expect(page).toContain('6 điểm khác')
  expect(page).toContain(
    'Tên giấy tờ thêm – Tên giấy tờ: Chữ, một dòng; phải điền; chỉ hỏi khi “Loại giấy tờ” là: Khác'
  )
  expect(page).toContain('Thời hạn sửa Trong ngày 2 ngày làm việc')
  expect(page).toContain('Thành phần hồ sơ: Bản chính giấy tờ sửa Bản chính: 1; Bản sao: 1; Dùng lại: không')
})

test('a form is tried without scripts: mistakes at their fields, conditional parts, rows', async () => {
  const wrong = await server.send(`${path}/form`, { loai: 'Khác' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('id="ho_ten-error"')
  expect(wrong.body).toContain('id="ten-error"')
  const added = await server.send(`${path}/form`, { ho_ten: 'Lò Văn An', _add: 'ban', 'ban.0.so': '3' })
  expect(added.body).toContain('name="ban.1.so"')
  expect(added.body).toContain('value="Lò Văn An"')
  const sound = await server.send(`${path}/form`, { ho_ten: 'Lò Văn An', loai: 'Bằng' })
  expect(words(sound.body)).toContain('Đơn đã điền đủ và đúng')
})

test('the form asks in the order in which it was written', async () => {
  const { body } = await server.page(`${path}/form`)
  expect(body.indexOf('ho_ten')).toBeLessThan(body.indexOf('name="loai"'))
  expect(body.indexOf('name="loai"')).toBeLessThan(body.indexOf('name="ban.0.so"'))
})

test('the form itself can be taken along, in its order', async () => {
  const { body } = await server.page(`${path}/form`)
  expect(body).toContain(`href="${path}/form.json"`)
  const form = JSON.parse((await server.page(`${path}/form.json`)).body)
  expect(Object.keys(form.properties)).toEqual(['ho_ten', 'loai', 'ban'])
})

test('what is typed is shown as text, never as markup', async () => {
  const { body } = await server.send(`${path}/form`, { ho_ten: '"><script>alert(1)</script>' })
  expect(body).not.toContain('<script>alert(1)')
})

test('only whoever may writes and publishes; the public sees no draft', async () => {
  server.as(null)
  expect((await server.page(`${path}/edit`)).status).toBe(401)
  server.as(server.gov.actor('MAI'))
  expect((await server.page(`${path}/edit`)).status).toBe(403)
  expect((await server.page('/procedures/exchange')).status).toBe(403)
  expect((await server.act('draft-procedure', { key: 'x', content: copies() })).status).toBe(403)
})

test('an official writes the next version row by row, is told what is missing, and publishes it', async () => {
  server.as(office)
  const edit = '/procedures/xac-nhan-dat/edit'
  const added = await server.send(edit, { _add: 'steps' })
  expect(added.body).toContain('name="steps.2.name"')
  const wrong = await server.send(edit, { 'steps.0.share': 'nhiều', 'limit.amount': '0' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('id="steps.0.share-error"')
  expect(wrong.body).toContain('id="limit.amount-error"')
  const saved = await server.send(edit, {
    'steps.0.share': '70,5',
    'steps.1.actor': '',
    'fees.0.name': 'Lệ phí',
    'fees.0.amount': '15.000',
    _then: 'show'
  })
  expect(saved.location).toContain('/procedures/xac-nhan-dat?version=2')
  const draftPage = words((await server.page('/procedures/xac-nhan-dat?version=2')).body)
  expect(draftPage).toContain('Dự thảo')
  expect(draftPage).toContain('15.000 đồng')
  const refused = await server.send('/procedures/xac-nhan-dat/publish', {
    first_day: '2026-04-01',
    decision_number: 'QĐ-77',
    decision_issued_on: '2026-03-05'
  })
  expect(refused.status).toBe(409)
  expect(words(refused.body)).toContain('chưa có người thực hiện')
  expect(words(refused.body)).toContain('chiếm 130,5% thời hạn')
  server.as(null)
  expect((await server.page('/procedures/xac-nhan-dat?version=2')).status).toBe(404)
  server.as(office)
  await server.send(edit, { 'steps.0.share': '30', 'steps.1.actor': 'power:land.confirm' })
  const done = await server.send('/procedures/xac-nhan-dat/publish', {
    first_day: '2026-04-01',
    decision_number: 'QĐ-77',
    decision_issued_on: '2026-03-05'
  })
  expect(done.location).toContain('/procedures/xac-nhan-dat')
  expect(words((await server.page('/procedures/xac-nhan-dat?at=2026-04-02')).body)).toContain('15.000 đồng')
})

test('a procedure is begun, given up, suspended and resumed on pages', async () => {
  server.as(office)
  const begun = await server.send('/procedures/new', {
    key: 'thu-moi',
    'name.vi': 'Thủ tục mới',
    field: 'land',
    level: 'commune'
  })
  expect(begun.location).toContain('/procedures/thu-moi/edit')
  expect((await server.send('/procedures/thu-moi/discard', { reason: '' })).status).toBe(422)
  expect((await server.send('/procedures/thu-moi/discard', { reason: 'Nhầm' })).status).toBe(303)
  const decision = { decision_number: 'QĐ-78', decision_issued_on: '2026-03-05' }
  const rest = { first_day: '2026-03-09', reason: 'Nâng cấp hệ thống', ...decision }
  expect((await server.send(`${path}/suspend`, rest)).status).toBe(303)
  server.as(null)
  expect(words((await server.page(path)).body)).toContain('Đang tạm dừng tiếp nhận: Nâng cấp hệ thống')
  server.as(office)
  expect((await server.send(`${path}/resume`, { on_day: '2026-03-10', ...decision })).status).toBe(303)
  expect(words((await server.page(path)).body)).not.toContain('Đang tạm dừng')
})

test('the catalogue goes out and comes in again as it was; a published version is not overwritten', async () => {
  server.as(office)
  const file = JSON.parse((await server.page('/procedures/catalogue.json')).body)
  const same = await server.act('import-procedures', { catalogue: file })
  expect(same.body).toMatchObject({ new: 0, unchanged: 4 })
  const other = structuredClone(file)
  other.procedures[0].key = 'mot-ten-khac'
  for (const version of other.procedures[0].versions) delete version.nationalCode
  other.procedures = [other.procedures[0]]
  expect((await server.act('import-procedures', { catalogue: other })).status).toBe(201)
  other.procedures[0].versions[0].name.vi = 'Khác hẳn'
  const refused = await server.act('import-procedures', { catalogue: other })
  expect(refused.status).toBe(422)
  expect((await server.act('import-procedures', { catalogue: { format: 'x' } })).status).toBe(422)
  server.as(null)
  const csv = (await server.page('/procedures/catalogue.csv')).body
  expect(csv).toContain('chung-thuc-ban-sao,2.000815,,Chứng thực bản sao từ bản chính,commune,justice')
})

test('a file from before an end takes nothing back', async () => {
  server.as(office)
  const file = JSON.parse((await server.page('/procedures/catalogue.json')).body)
  const entry = file.procedures.find(({ key }: { key: string }) => key === 'xac-nhan-dat')
  const [first] = entry.versions
  expect(first.published.lastDay).toBe('2026-03-31')
  expect(first.published.ended.decision.number).toBe('QĐ-77')
  // Who ended it goes along to whoever takes the file in.
  const elsewhere = { ...structuredClone(entry), key: 'dat-o-noi-khac' }
  for (const version of elsewhere.versions) delete version.nationalCode
  const taken = { ...file, procedures: [elsewhere] }
  expect((await server.act('import-procedures', { catalogue: taken })).status).toBe(201)
  const now = JSON.parse((await server.page('/procedures/catalogue.json')).body)
  const same = now.procedures.find(({ key }: { key: string }) => key === 'dat-o-noi-khac')
  expect(same.versions[0].published).toEqual(first.published)
  delete first.published.lastDay
  delete first.published.ended
  const older = { ...file, procedures: [{ key: entry.key, versions: [first] }] }
  expect((await server.act('import-procedures', { catalogue: older })).body).toMatchObject({
    unchanged: 1,
    ended: 0
  })
})

test('saving a draft as it is changes nothing of its texts', async () => {
  server.as(office)
  const content = copies({
    nationalCode: '2.000888',
    guidance: 'Mang bản chính.\nHỏi tại quầy.',
    legalBasis: 'Luật A\nLuật B',
    steps: [
      { name: 'Tiếp nhận', position: 'clerk', share: 40 },
      { name: 'Xác nhận', position: 'clerk', share: 20, at: { level: 'province', field: 'justice' } },
      { name: 'Định giá', position: 'clerk', share: 20, at: { power: 'land.price' } },
      { name: 'Thẩm tra', position: 'clerk', share: 10, at: { level: 'province' } }
    ]
  })
  const { id } = await draft(server.database, content, 'nhieu-dong')
  const lines = { guidance: 'Mang bản chính.\r\nHỏi tại quầy.', legalBasis: 'Luật A\r\nLuật B' }
  expect((await server.send('/procedures/nhieu-dong/edit', lines)).status).toBe(303)
  expect((await read(server.database, (tx) => getVersion(tx, id))).content).toEqual(content)
})

test('a file is tried on its page before it is imported', async () => {
  server.as(office)
  const file = JSON.parse((await server.page('/procedures/catalogue.json')).body)
  const [entry] = file.procedures.filter(({ key }: { key: string }) => key === 'xac-nhan-dat')
  const document = JSON.stringify({ ...file, procedures: [{ ...entry, key: 'tu-tep' }] })
  const exchange = '/procedures/exchange'
  const tried = words((await server.send(exchange, { document, way: 'try' })).body)
  expect(tried).toContain('Kết quả thử: 2 phiên bản')
  expect((await server.page('/procedures/tu-tep')).status).toBe(404)
  expect((await server.send(exchange, { document, way: 'import' })).status).toBe(303)
  expect((await server.page('/procedures/tu-tep')).status).toBe(200)
  const unreadable = await server.send(exchange, { document: '{"format":', way: 'try' })
  expect([unreadable.status, words(unreadable.body)]).toEqual([
    422,
    expect.stringContaining('Tệp không phải JSON')
  ])
  const wrong = await server.send(exchange, { document: '{"format":"x","procedures":[]}', way: 'try' })
  expect(wrong.status).toBe(422)
})

test('programs ask the same', async () => {
  server.as(null)
  expect((await server.json('/api/procedures?q=2.000815')).body).toMatchObject({
    items: [{ nationalCode: '2.000815' }]
  })
  const one = (await server.json('/api/procedures/2.000815?at=2026-01-15')).body
  expect(one).toMatchObject({ key: 'chung-thuc-ban-sao', current: { number: 1 }, versions: [{}, {}] })
  expect((await server.json('/api/procedures/nothing')).status).toBe(404)
})

test('every page is there in every language with no message missing', async () => {
  server.as(office)
  await draft(server.database, copies({ nationalCode: '2.000777' }), 'dang-soan')
  const urls = [
    '/procedures',
    '/procedures?q=sao&field=justice&level=commune&online=partial',
    '/procedures?drafts=yes',
    '/procedures/new',
    '/procedures/exchange',
    `${path}?place=c1`,
    `${path}?version=1`,
    `${path}/compare?from=1&to=2`,
    `${path}/compare?from=2&to=2`,
    `${path}/form`,
    `${path}/edit/form`,
    '/procedures/dang-soan/edit/form',
    '/procedures/dang-soan/edit/form/field?field=ho_ten',
    ...kinds.map((kind) => `/procedures/dang-soan/edit/form/field?kind=${kind}`),
    `${path}/edit`,
    '/procedures/dang-soan/publish',
    '/procedures/dang-soan/discard',
    `${path}/suspend`,
    `${path}/resume`,
    `${path}/end`
  ]
  for (const language of ['vi', 'en', 'de'])
    for (const url of urls) {
      const page = await server.page(url, language)
      expect([url, page.status]).toEqual([url, 200])
      expect([url, messageKeys.exec(page.body)?.[0]]).toEqual([url, undefined])
    }
})
