import type { FastifyInstance } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { testProvince } from '../../../../tests/support/localities.ts'
import { placePeople } from '../../../../tests/support/place-people.ts'
import { type Database, read } from '../../../platform/database/index.ts'
import { unitByCode } from '../../organization/index.ts'
import { changeoverSite, mai, type Seat, Visitor, van } from '../fixtures/visitor.ts'

const seat: Seat = { actor: van }
let database: Database
let app: FastifyInstance
beforeAll(async () => {
  database = await testDatabase(await testProvince())
  app = await changeoverSite(database, seat, '2026-11-24')
  return () => app.close()
})

/** A plan for 2027-01-01 without operations; returns its address. */
async function drafted(visitor: Visitor, title: string): Promise<string> {
  await visitor.get('/plans/new')
  await visitor.send('/plans/new', {
    title,
    effectiveOn: '2027-01-01',
    number: `${title} 1`,
    issuedOn: '2026-11-20'
  })
  expect(visitor.status).toBe(303)
  return visitor.location
}

const merger = {
  'from.0.code': 'Đại Đồng',
  'from.1.code': '99105',
  'into.0.role': 'new',
  'into.0.name': 'Đồng Lạc',
  'into.0.code': '99110',
  'into.0.kind': 'xa',
  'into.0.parent': '99',
  clause: 'khoản 1 Điều 1',
  do: 'save'
}

const newMerger = (plan: string) => `${plan}/operations/new?act=merge&unit=area`
const nameOf = (code: string, at: string) =>
  read(database, (tx) => unitByCode(tx, 'area', code, { at })).then((unit) => unit?.name)

test('who is not signed in reads plans, but is asked to sign in before drafting one', async () => {
  seat.actor = null
  expect((await new Visitor(app).get('/plans')).status).toBe(200)
  expect((await new Visitor(app).get('/plans/new')).status).toBe(401)
  seat.actor = mai
  const visitor = await new Visitor(app).get('/plans/new')
  await visitor.send('/plans/new', {
    title: 'Thử',
    effectiveOn: '2027-01-01',
    number: 'Dự thảo',
    issuedOn: '2026-11-20'
  })
  expect(visitor.status).toBe(403)
  seat.actor = van
})

test('a plan is drafted, mended where a rule is violated, rehearsed, enacted for a future day, and revoked', async () => {
  const visitor = new Visitor(app)
  const plan = await drafted(visitor, 'Nhập hai xã')
  await visitor.get(newMerger(plan))
  await visitor.send(newMerger(plan), merger)
  expect(visitor.location).toBe(plan)
  expect((await visitor.get(`${plan}/check`)).text()).toContain('sẽ không còn nơi trực thuộc')
  await visitor.send(`${plan}/propose`, {})
  expect((await visitor.follow()).text()).toContain('Đề xuất tự động')
  expect((await visitor.get(`${plan}/check`)).text()).toContain('chưa có vị trí nào vào ngày này')
  await placePeople(database, plan.split('/').at(-1) ?? '')
  expect((await visitor.get(`${plan}/check`)).text()).toContain('Sẵn sàng ban hành')
  expect((await visitor.get(`${plan}/flow`)).text()).toContain('Xã Đồng Lạc')
  expect((await visitor.get(`${plan}/handover`)).text()).toContain('Ủy ban nhân dân xã Đồng Lạc')
  expect((await visitor.get(`${plan}/figures`)).text()).toContain('Đơn vị hành chính cấp xã')
  expect(await nameOf('99110', '2027-01-01')).toBe('Đại Đồng')

  await visitor.get(`${plan}/enact`)
  const enacting = { ...visitor.hidden() }
  await visitor.send(`${plan}/enact`, enacting)
  expect(visitor.location).toBe(`${plan}/notices`)
  expect((await visitor.follow()).text()).toContain('Đã ban hành. Phương án có hiệu lực từ 01/01/2027.')
  expect(visitor.body).toMatch(/href="\/areas\/[0-9a-f-]{36}\/notice\?at=2027-01-01"/)
  expect(await nameOf('99110', '2026-12-31')).not.toBe('Đồng Lạc')
  expect(await nameOf('99110', '2027-01-01')).toBe('Đồng Lạc')
  // The same form again, as after a lost answer, acts no second time.
  expect((await visitor.send(`${plan}/enact`, enacting)).status).toBe(303)
  for (const tab of ['', '/check', '/figures', '/flow', '/handover', '/print'])
    expect((await visitor.get(plan + tab)).status).toBe(200)

  await visitor.get(`${plan}/revoke`)
  expect((await visitor.send(`${plan}/revoke`, { reason: ' ' })).status).toBe(422)
  await visitor.send(`${plan}/revoke`, { reason: 'Chờ ý kiến nhân dân' })
  expect((await visitor.follow()).text()).toContain('Lý do: Chờ ý kiến nhân dân')
  expect(await nameOf('99110', '2027-01-01')).not.toBe('Đồng Lạc')
  await visitor.get(`${plan}/discard`)
  expect((await visitor.send(`${plan}/discard`, {})).text()).toContain('là một phần của lịch sử sổ bộ')
})

test('two people edit one plan: the second is told, loses nothing, and may save onto the latest version', async () => {
  const [first, second] = [new Visitor(app), new Visitor(app)]
  const plan = await drafted(first, 'Hai người')
  await first.get(newMerger(plan))
  await first.send(newMerger(plan), merger)
  await Promise.all([first.get(`${plan}/operations/1`), second.get(`${plan}/operations/1`)])
  expect((await first.send(`${plan}/operations/1`, { ...merger, clause: 'khoản 5' })).status).toBe(303)
  await second.send(`${plan}/operations/1`, { ...merger, note: 'Ghi chú của tôi' })
  expect(second.status).toBe(409)
  expect(second.text()).toContain('Có người vừa sửa phương án này')
  expect(second.body).toContain('Ghi chú của tôi')
  await second.send(`${plan}/operations/1`, { ...merger, note: 'Ghi chú của tôi' })
  expect((await second.follow()).text()).toContain('Ghi chú của tôi')
})

test('mistakes in an operation are told at their fields, with everything typed still there', async () => {
  const visitor = new Visitor(app)
  const plan = await drafted(visitor, 'Có lỗi')
  await visitor.get(newMerger(plan))
  await visitor.send(newMerger(plan), {
    ...merger,
    'from.1.code': '12345',
    'into.0.code': '',
    'into.0.areaKm2': 'rộng',
    clause: ''
  })
  expect(visitor.status).toBe(422)
  expect(visitor.body).toContain('id="clause-error"')
  expect(visitor.body).toContain('value="rộng"')
  await visitor.send(newMerger(plan), {
    ...merger,
    'from.1.code': '12345',
    'into.0.code': '',
    'into.0.parent': ''
  })
  expect(visitor.body).toContain('id="into.0.parent-error"')
  await visitor.send(newMerger(plan), { ...merger, 'from.1.code': '12345', 'into.0.code': '' })
  expect(visitor.body).toContain('id="from.1.code-error"')
  expect(visitor.body).toContain('id="into.0.code-error"')
})

test('units are found by name on the day before and taken into the operation; rows come and go', async () => {
  const visitor = new Visitor(app)
  const plan = await drafted(visitor, 'Tìm kiếm')
  await visitor.get(newMerger(plan))
  await visitor.send(newMerger(plan), { q: 'hoa lac', do: 'search', clause: 'khoản 9' })
  expect(visitor.text()).toContain('Xã Hòa Lạc')
  expect(visitor.body).toContain('value="khoản 9"')
  await visitor.send(newMerger(plan), { pick: ['99105', '99110'], do: 'pick_from' })
  expect(visitor.body).toContain('name="from.1.code" type="text" value="99110"')
  await visitor.send(newMerger(plan), { 'from.0.code': '99105', 'from.1.code': '99110', do: 'drop.from.0' })
  expect(visitor.body).toContain('name="from.0.code" type="text" value="99110"')
  await visitor.send(newMerger(plan), { do: 'more_from' })
  expect(visitor.body).toContain('name="from.2.code"')
})

test('every page says what it says in each language', async () => {
  const visitor = new Visitor(app)
  const plan = await drafted(visitor, 'Ngôn ngữ')
  const enacted = [...(await visitor.get('/plans')).body.matchAll(/href="(\/plans\/[0-9a-f-]{36})"/g)].at(
    -1
  )?.[1]
  const tabs = ['', '/check', '/figures', '/flow', '/handover', '/print']
  const urls = [
    '/plans',
    '/plans/new',
    '/plans/import',
    `${plan}/edit`,
    `${plan}/enact`,
    `${plan}/discard`,
    `${plan}/operations/new`
  ]
  const forms = [
    'establish',
    'rename',
    'reclassify',
    'move',
    'recode',
    'merge',
    'split',
    'rearrange',
    'dissolve',
    'transfer'
  ].map((act) => `${plan}/operations/new?unit=organization&act=${act}`)
  for (const language of ['vi', 'en', 'de'])
    for (const url of [
      ...urls,
      ...forms,
      ...tabs.map((tab) => plan + tab),
      ...[...tabs, '/notices'].map((tab) => enacted + tab)
    ]) {
      await new Visitor(app).get(url, language).then((page) => {
        expect([url, page.status]).toEqual([url, 200])
        expect(page.text()).not.toMatch(/\b(changeover|organization|ui|http)\.[a-z_.]+\b/)
      })
    }
})
