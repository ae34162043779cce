import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { publish } from '../delegations/fixtures/drafts.ts'
import { type Asked, testServer, words } from '../fixtures/test-server.ts'

let server: Asked
beforeAll(async () => {
  server = await testServer()
  const { database, gov } = server
  const line = { power: 'certification.copy', firstDay: '2026-03-01', lastDay: '2026-12-31' }
  await publish(database, {
    kind: 'authorization',
    grantor: { organizationId: gov.body.u1 ?? '' },
    lines: [{ ...line, holder: { kind: 'post', id: gov.post.HOA }, conditions: 'Chỉ giấy tờ trong nước' }]
  })
  await publish(database, {
    kind: 'assignment',
    grantor: { postId: gov.post.MAI ?? '' },
    lines: [{ field: 'land', holder: { kind: 'post', id: gov.post.PAO }, firstDay: '2026-03-01' }]
  })
})

const messageKeys =
  />\s*(authority\.(refusal|rule)|decide|delegations|organization|ui|http|record)\.[a-z_.]+\s*</
const ask = (q: string, place: string, more = '') =>
  server.page(`/authority?q=${encodeURIComponent(q)}&place=${encodeURIComponent(place)}${more}`)

test('a citizen asks in own words without accents, and learns who decides, on what ground and where to go', async () => {
  server.as(null)
  const answer = words((await ask('chung thuc ban sao', 'xã Bản Pho')).body)
  expect(answer).toContain('Người quyết định Công chức tư pháp – hộ tịch, Phòng Văn hóa – Xã hội xã Bản Pho')
  expect(answer).toContain('TUQ. Thừa ủy quyền')
  expect(answer).toContain('Điều kiện: Chỉ giấy tờ trong nước')
  expect(answer).toContain('Có hiệu lực đến hết ngày 31/12/2026')
  expect(answer).toMatch(/Phân quyền theo luật.*khoản 1 Điều 5.*Ủy quyền/)
  expect(answer).toContain(
    'vẫn giữ quyền quyết định: Chủ tịch UBND xã, Ủy ban nhân dân xã Bản Pho : Lò Thị Mai'
  )
  expect(answer).toContain('Nơi nộp hồ sơ: Ủy ban nhân dân xã Bản Pho')
  expect(words((await ask('sao y', 'Bản Pho')).body)).toContain('Người quyết định')
})

test('the public sees the names of leaders only, officials those of all', async () => {
  server.as(null)
  expect((await ask('chứng thực bản sao', 'c1')).body).not.toContain('Nguyễn Văn Hòa')
  server.as(server.gov.actor('SEN'))
  expect((await ask('chứng thực bản sao', 'c1')).body).toContain('Nguyễn Văn Hòa')
  server.as(null)
})

test('where nobody sits on the post, and who stands in while somebody is away, is said', async () => {
  const { database, gov } = server
  const vacant = words((await ask('khai sinh', 'Nậm Cang')).body)
  expect(vacant).toContain('chưa có người')
  expect(vacant).toContain('chưa có ai được giao thay')
  await sql`insert into substitution (post_id, substitute_post_id, valid, decision_id)
    values (${gov.post.PHA}::uuid, ${gov.post.SEN}::uuid, '[2026-01-01,)', ${gov.decision}::uuid)`.execute(
    database.db
  )
  await sql`insert into absence (person_id, valid, reason)
    values (${gov.person.PHA}::uuid, '[2026-03-09,2026-03-12)', 'mission')`.execute(database.db)
  const away = words((await ask('giay khai sinh', 'ta van')).body)
  expect(away).toContain('vắng mặt trong ngày này')
  expect(away).toContain('Người thay: Phó Chủ tịch UBND xã, Ủy ban nhân dân xã Tả Van : Lý Thị Sen')
  expect(words((await ask('khai sinh', 'Tả Van', '&at=2026-03-12')).body)).toContain('có mặt trong ngày này')
})

test('what nobody may decide is a violation with what to do', async () => {
  const answer = words((await ask('khai sinh', 'Bản Pho', '&at=2027-03-01')).body)
  expect(answer).toContain('chưa ai có thẩm quyền')
  expect(answer).toContain('báo Phòng Nội vụ hoặc Sở Nội vụ')
})

test('words that mean several powers, an unknown place and no match are offered, not guessed', async () => {
  const several = words((await ask('đất', 'Bản Pho')).body)
  expect(several).toContain('Việc nào?')
  expect(several).toContain('Quyết định giá đất cụ thể')
  expect(words((await ask('khai sinh', 'Nơi Nào')).body)).toContain('Không tìm thấy nơi “Nơi Nào”')
  expect(words((await ask('tàu vũ trụ', 'Bản Pho')).body)).toContain('Không có thẩm quyền nào khớp')
  expect(words((await ask('khai sinh', '')).body)).toContain('Hãy cho biết ở xã, phường nào.')
})

test('the chair sees what is theirs and what they gave on; the vice chair what they were given', async () => {
  const { gov } = server
  server.as(gov.actor('MAI'))
  const chair = words((await server.page('/my/powers')).body)
  expect(chair).toMatch(/Đăng ký khai sinh TM\. Xã Bản Pho/)
  expect(chair).toMatch(/Xác nhận hiện trạng sử dụng đất đã giao, vẫn giữ quyền cho Phó Chủ tịch UBND xã/)
  server.as(gov.actor('PAO'))
  const vice = words((await server.page('/my/powers')).body)
  expect(vice).toMatch(/Xác nhận hiện trạng sử dụng đất KT\. Xã Bản Pho Phân công:/)
  expect(vice).not.toContain('Đăng ký khai sinh')
  server.as(null)
  expect((await server.page('/my/powers')).status).toBe(401)
})

test('the matrix names who decides in each commune, also as CSV', async () => {
  const page = words((await server.page('/authority/matrix?field=land')).body)
  expect(page).toContain('KT. Phó Chủ tịch UBND xã')
  const csv = (await server.page('/authority/matrix.csv?field=land')).body
  expect(csv).toContain('c1,Xã Bản Pho,land.confirm,Xác nhận hiện trạng sử dụng đất,KT. Phó Chủ tịch UBND xã')
  const unit = words((await server.page('/authority/matrix?unit=u1')).body)
  expect(unit).toContain('thẩm quyền theo từng vị trí')
})

test('what loses its basis is shown months ahead, with what hangs on it', async () => {
  const { database, gov } = server
  await publish(database, {
    kind: 'authorization',
    grantor: { organizationId: gov.body.u2 ?? '' },
    lines: [
      {
        power: 'civil_status.birth',
        holder: { kind: 'post', id: gov.post.SEN },
        firstDay: '2026-03-01',
        lastDay: '2027-12-31',
        conditions: 'Khi Chủ tịch đi vắng'
      }
    ]
  })
  const soon = words((await server.page('/authority/ending?months=6')).body)
  expect(soon).toContain('không có căn cứ nào hết hiệu lực')
  const far = words((await server.page('/authority/ending?months=12')).body)
  expect(far).toContain('Sau ngày 28/02/2027')
  expect(far).toContain('1 trong 1 thẩm quyền chưa có căn cứ tiếp theo')
  expect(far).toContain('Phân cấp, ủy quyền, phân công dựa vào đó (1)')
})

test('every page is there in every language with no message missing', async () => {
  const { gov } = server
  server.as(gov.actor('MAI'))
  const urls = [
    '/authority',
    '/authority?q=khai sinh&place=c1',
    '/authority?q=dat&place=d1',
    '/authority/powers',
    '/authority/powers?q=birth',
    '/authority/powers/civil_status.birth',
    '/authority/powers/authority.draft?at=2019-01-01',
    '/authority/matrix',
    '/authority/matrix?field=justice',
    '/authority/matrix?unit=nowhere',
    '/authority/ending',
    '/my/powers',
    `/posts/${gov.post.HOA}/powers`,
    `/organizations/${gov.body.u1}/powers`
  ]
  for (const language of ['vi', 'en', 'de'])
    for (const url of urls) {
      const page = await server.page(url, language)
      expect([url, page.status]).toEqual([url, 200])
      expect([url, messageKeys.exec(page.body)?.[0]]).toEqual([url, undefined])
    }
})

test('programs ask the same', async () => {
  server.as(null)
  const answer = (await server.json('/api/decides?power=certification.copy&place=c1')).body
  expect(answer).toMatchObject({ verdict: 'one', deciders: [{ signature: 'TUQ', post: { holders: [] } }] })
  expect((await server.json('/api/decides?power=certification.copy&place=nowhere')).status).toBe(404)
  expect((await server.json('/api/powers?q=khai sinh')).body).toMatchObject({
    items: [{ code: 'civil_status.birth' }]
  })
  expect((await server.json('/api/powers/land.confirm')).body).toMatchObject({
    vestings: [{ act: 'devolution' }]
  })
  expect((await server.json('/api/people/MAI/powers')).status).toBe(200)
  expect((await server.json('/api/people/HOA/powers')).status).toBe(404)
  server.as(server.gov.actor('MAI'))
  expect((await server.json('/api/people/HOA/powers')).body).toMatchObject({ items: [{ how: 'decides' }] })
})
