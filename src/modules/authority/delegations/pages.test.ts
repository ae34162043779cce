import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Asked, testServer, words } from '../fixtures/test-server.ts'

let server: Asked
beforeAll(async () => {
  server = await testServer()
})

const messageKeys = />\s*(authority|decide|delegations|organization|ui|http|record)\.[a-z_.]+\s*</

test('a delegation goes its way by forms alone: drafted, mended, returned, agreed, signed, published, withdrawn', async () => {
  const { gov } = server
  server.as(gov.actor('DAO'))
  const made = await server.send(
    '/delegations/new',
    {
      kind: 'authorization',
      grantor: `organization:${gov.body.u1}`,
      title: 'Ủy quyền chứng thực',
      body: gov.body.u1 ?? ''
    },
    `/delegations/new?body=${gov.body.u1}`
  )
  expect(made.status).toBe(303)
  const id = /[0-9a-f-]{36}/.exec(made.location ?? '')?.[0] ?? ''
  const url = `/delegations/${id}`

  const form = words((await server.page(`${url}/lines/new`)).body)
  expect(form).toContain('Cả lĩnh vực: Tư pháp (1 thẩm quyền)')
  expect(form).not.toContain('Quyết định giá đất cụ thể')
  const blank = await server.send(`${url}/lines/new`, { first_day: '', thing: '', holder: '' })
  expect(blank.status).toBe(422)
  for (const field of ['thing', 'holder', 'first_day']) expect(blank.body).toContain(`id="${field}-error"`)
  const line = { thing: 'power:certification.copy', holder: `post:${gov.post.HOA}`, first_day: '2026-03-10' }
  expect((await server.send(`${url}/lines/new`, line)).status).toBe(303)

  const draft = words((await server.page(url)).body)
  expect(draft).toContain('Ủy quyền phải có thời hạn')
  expect(draft).toContain('Bước tiếp theo: thẩm định bản thảo.')
  expect(draft).toContain('Ai làm: Trưởng phòng, Phòng Văn hóa – Xã hội xã Bản Pho, Tẩn Mý Dao')
  const agreed = { outcome: 'agreed', checked_on: '2026-03-10' }
  expect(words((await server.send(`${url}/check`, agreed)).body)).toContain(
    'Còn 2 vấn đề phải giải quyết trước.'
  )

  const returned = { outcome: 'returned', opinion: 'Ghi thời hạn.', checked_on: '2026-03-10' }
  expect((await server.send(`${url}/check`, { ...returned, opinion: '' })).body).toContain(
    'id="opinion-error"'
  )
  expect((await server.send(`${url}/check`, returned)).status).toBe(303)
  expect(words((await server.page(url)).body)).toContain('Trả lại để sửa')
  const whole = {
    ...line,
    last_day: '2026-12-31',
    conditions: 'Chỉ bản sao giấy tờ trong nước',
    signature: ''
  }
  expect((await server.send(`${url}/lines/1`, whole)).status).toBe(303)
  expect((await server.send(`${url}/check`, agreed)).status).toBe(303)

  server.as(gov.actor('HOA'))
  expect((await server.page(url)).status).toBe(404)
  server.as(gov.actor('MAI'))
  expect(words((await server.page(url)).body)).toContain('bên giao ký')
  const signing = { decision_number: '12/QĐ', decision_issued_on: '2026-03-10' }
  expect((await server.send(`${url}/sign`, signing)).status).toBe(303)
  expect((await server.page(`${url}/publish`)).status).toBe(403)

  server.as(null)
  expect((await server.page(url)).status).toBe(404)
  server.as(gov.actor('DAO'))
  const publishing = { published_on: '2026-03-10', published_in: 'Bảng tin trụ sở' }
  expect((await server.send(`${url}/publish`, publishing)).status).toBe(303)

  server.as(null)
  const known = words((await server.page(url)).body)
  expect(known).toContain('Đang có hiệu lực')
  expect(known).toContain('Chứng thực bản sao từ bản chính')
  expect(known).not.toContain('Ghi thời hạn.')
  expect(words((await server.page('/delegations')).body)).toContain('Ủy quyền chứng thực')
  const paper = words((await server.page(`${url}/print`, 'en')).body)
  expect(paper).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
  expect(paper).toContain('Từ ngày 10/03/2026 đến hết ngày 31/12/2026')

  server.as(gov.actor('DAO'))
  const withdrawing = {
    on_day: '2026-04-01',
    reason: 'Hết nhu cầu',
    decision_number: '13/QĐ',
    decision_issued_on: '2026-03-10'
  }
  expect((await server.send(`${url}/withdraw`, withdrawing)).status).toBe(303)
  expect(words((await server.page(`${url}?at=2026-04-01`)).body)).toContain('Đã thu hồi')
})

test('work among chair and vice chairs is assigned in a matrix', async () => {
  const { gov } = server
  const url = `/organizations/${gov.body.u1}/assignments`
  server.as(null)
  const seen = words((await server.page(url)).body)
  expect(seen).toContain('Phó Chủ tịch UBND xã – Vàng A Páo')
  server.as(gov.actor('DAO'))
  const fields = { title: 'Phân công', first_day: '2026-03-10' }
  const nothing = await server.send(url, fields)
  expect([nothing.status, words(nothing.body).includes('Chưa có lĩnh vực nào được phân công')]).toEqual([
    422,
    true
  ])
  const made = await server.send(url, {
    ...fields,
    'field.land': gov.post.PAO ?? '',
    'field.justice': gov.post.MAI ?? ''
  })
  expect(made.status).toBe(303)
  const draft = words((await server.page(made.location ?? '')).body)
  expect(draft).toContain('Nội dung giao (1 dòng)')
  expect(draft).toContain('Lĩnh vực Đất đai')
})

test('whoever stands in is named by the chair and seen by all', async () => {
  const { gov } = server
  const url = `/posts/${gov.post.MAI}/substitution`
  server.as(gov.actor('MAI'))
  const fields = {
    substitute_post_id: gov.post.PAO ?? '',
    first_day: '2026-03-10',
    decision_number: '5/TB',
    decision_issued_on: '2026-03-09'
  }
  expect((await server.send(url, fields)).status).toBe(303)
  server.as(null)
  expect(words((await server.page(url)).body)).toContain('Vàng A Páo hiện nay')
  server.as(gov.actor('MAI'))
  expect(
    (await server.send(url, { ...fields, substitute_post_id: '', first_day: '2026-06-01' })).status
  ).toBe(303)
  expect(words((await server.page(url)).body)).toContain('31/05/2026')
})

test('a grant that came with the locality is suspended and withdrawn on its own page; the law stays', async () => {
  const { gov, database } = server
  const made = await sql<{ id: string }>`
    insert into vesting (act, power_code, grantor_post_id, holder_post_id, valid, decision_id)
    values ('assignment', 'land.confirm', ${gov.post.MAI}::uuid, ${gov.post.TAN}::uuid, '[2026-01-01,)', ${gov.decision}::uuid)
    returning id`.execute(database.db)
  const url = `/vestings/${made.rows[0]?.id}`
  const by = { decision_number: '20/QĐ', decision_issued_on: '2026-03-10', reason: 'Kiểm tra' }
  server.as(null)
  expect((await server.page(url)).body).not.toContain(`${url}/withdraw`)
  server.as(gov.actor('DAO'))
  const resting = { ...by, first_day: '2026-03-10', last_day: '2026-03-20' }
  expect((await server.send(`${url}/suspend`, resting, url)).status).toBe(303)
  expect(words((await server.page(url)).body)).toContain('Đang đình chỉ')
  expect((await server.send(`${url}/suspend`, resting, url)).status).toBe(409)
  expect((await server.send(`${url}/withdraw`, { ...by, on_day: '2026-04-01' }, url)).status).toBe(303)
  expect(words((await server.page(url)).body)).toContain('31/03/2026')
  const law = await sql<{ id: string }>`select id from vesting where act = 'devolution' limit 1`.execute(
    database.db
  )
  const refused = await server.act('withdraw-vesting', {
    id: law.rows[0]?.id,
    onDay: '2026-04-01',
    reason: 'Thử',
    decision: { number: '20/QĐ' }
  })
  expect(refused.status).toBe(409)
})

test('every page is there in every language with no message missing', async () => {
  const { gov } = server
  server.as(gov.actor('DAO'))
  const made = await server.send(
    '/delegations/new',
    { kind: 'decentralization', grantor: `post:${gov.post.MAI}`, title: 'Thử', body: gov.body.u1 ?? '' },
    '/delegations/new'
  )
  const id = /[0-9a-f-]{36}/.exec(made.location ?? '')?.[0] ?? ''
  const urls = [
    '/delegations',
    '/delegations?state=drafted&kind=assignment&months=6&body=u1',
    '/delegations?body=nowhere',
    '/delegations/new',
    `/delegations/${id}`,
    ...[
      'edit',
      'lines/new',
      'check',
      'sign',
      'publish',
      'suspend',
      'resume',
      'withdraw',
      'discard',
      'print'
    ].map((step) => `/delegations/${id}/${step}`),
    `/organizations/${gov.body.u1}/assignments`,
    `/organizations/${gov.body.u3}/assignments`,
    `/posts/${gov.post.MAI}/substitution`
  ]
  for (const language of ['vi', 'en', 'de'])
    for (const url of urls) {
      const page = await server.page(url, language)
      expect([url, page.status]).toEqual([url, 200])
      expect([url, messageKeys.exec(page.body)?.[0]]).toEqual([url, undefined])
    }
})

test('programs do the same by the API', async () => {
  const { gov } = server
  server.as(gov.actor('DAO'))
  const draft = {
    kind: 'assignment',
    grantor: { postId: gov.post.MAI },
    title: 'Phân công hộ tịch',
    lines: [
      { power: 'civil_status.none', holder: { kind: 'post', id: gov.post.TAN }, firstDay: '2026-03-10' }
    ]
  }
  const unknown = await server.act('draft-delegation', draft)
  expect([unknown.status, JSON.stringify(unknown.body)]).toEqual([
    422,
    expect.stringContaining('lines.0.power')
  ])
  const [line] = draft.lines
  const made = await server.act('draft-delegation', {
    ...draft,
    lines: [{ ...line, power: 'civil_status.birth' }]
  })
  expect(made.status).toBe(201)
  const { body } = await server.json(`/api/delegations/${made.body.id}`)
  expect(body).toMatchObject({
    state: 'drafted',
    problems: [{ messageKey: 'delegations.problem.basis_ends' }]
  })
  server.as(null)
  expect((await server.json(`/api/delegations/${made.body.id}`)).status).toBe(404)
})
