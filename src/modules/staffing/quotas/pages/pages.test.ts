import { beforeAll, expect, test } from 'vitest'
import { assigned, staffed } from '../fixtures/small-quotas.ts'
import { type Asked, holding, official, reader, testServer, words } from '../fixtures/test-server.ts'

let server: Asked
beforeAll(async () => {
  server = await testServer()
  const { database, bodies } = server
  await staffed(database, bodies.vp1, 'clerk', { posts: 4, held: 3 })
  await assigned(database, null, bodies.up, 100)
  await assigned(database, bodies.up, bodies.u1, 40)
  await assigned(database, bodies.u1, bodies.vp1, 6)
})

test('the tree of quotas reads as numbers, and lower levels are a link away', async () => {
  const page = await server.page('/quotas')
  expect(page.status).toBe(200)
  const text = words(page.body)
  expect(text).toContain('Ủy ban nhân dân tỉnh Mường Thử')
  expect(text).toMatch(
    /Ủy ban nhân dân xã Bản Pho \(do Ủy ban nhân dân tỉnh Mường Thử giao\) 3 \/ 40 37 1 6 \/ 40/
  )
  expect(text).not.toContain('Văn phòng Hội đồng')
  expect(text).toContain('Xem thêm 1 đơn vị ở các cấp dưới')
  expect(words((await server.page('/quotas?levels=all')).body)).toContain('Văn phòng Hội đồng')
  expect(words((await server.page('/quotas?q=van+phong')).body)).toContain('Văn phòng Hội đồng')
  expect(words((await server.page('/quotas?show=over')).body)).toContain('không nơi nào khớp với bộ lọc')
  expect(words((await server.page('/quotas?pot=public_employee')).body)).toContain('Chưa có biên chế nào')
  expect(words((await server.page('/quotas?year=2025')).body)).toContain('Chưa có biên chế nào')
})

test('every page is there in every language, with no message missing', async () => {
  server.as(official)
  const { up, u1, u2 } = server.bodies
  const urls = [
    '/quotas',
    '/quotas?levels=all&show=free&q=x',
    `/quotas/${up}`,
    `/quotas/${u2}`,
    `/quotas/${u1}?at=2026-12-31`,
    '/quotas/province?pot=public_employee',
    `/quotas/${up}/assign`,
    `/quotas/${u1}/change`,
    `/quotas/${u1}/take-back?pot=civil_servant`
  ]
  for (const language of ['vi', 'en', 'de'])
    for (const url of urls) {
      const page = await server.page(url, language)
      expect([url, page.status]).toEqual([url, 200])
      expect(page.body).not.toMatch(/>\s*(quotas|organization|ui|http)\.[a-z_.]+\s*</)
    }
  server.as(null)
})

test('what can be done is offered to whoever may do it', async () => {
  const { u1 } = server.bodies
  server.as(reader)
  expect((await server.page(`/quotas/${u1}`)).body).not.toContain('/change')
  expect((await server.page(`/quotas/${u1}/change`)).status).toBe(403)
  server.as(null)
  expect((await server.page(`/quotas/${u1}/assign`)).status).toBe(401)
  server.as(holding('staffing.assign_quota'))
  expect((await server.page(`/quotas/${u1}`)).body).toContain(`/quotas/${u1}/change?pot=civil_servant`)
})

test('a quota is refused at its field, and assigned once it is mended', async () => {
  server.as(official)
  const { up, u2 } = server.bodies
  const url = `/quotas/${up}/assign?pot=civil_servant`
  const blank = await server.send(url, { year: '2026' })
  expect(blank.status).toBe(422)
  for (const field of ['organization', 'headcount', 'decision_number'])
    expect(blank.body).toContain(`id="${field}-error"`)
  const fields = { organization: 'u2', headcount: '61', year: '2026', decision_number: '9/QĐ' }
  const unknown = await server.send(url, { ...fields, organization: 'Xã Không Có' })
  expect([unknown.status, unknown.body.includes('id="organization-error"')]).toEqual([409, true])
  const more = await server.send(url, fields)
  expect([more.status, more.body.includes('id="headcount-error"')]).toEqual([409, true])
  expect(words(more.body)).toContain('chỉ còn 60')
  const undated = await server.send(url, { ...fields, headcount: '60' })
  expect([undated.status, undated.body.includes('id="decision_issued_on-error"')]).toEqual([409, true])
  const done = await server.send(url, { ...fields, headcount: '60', decision_issued_on: '2026-01-05' })
  expect([done.status, done.location]).toEqual([303, `/quotas/${up}`])
  expect(words((await server.page(`/quotas/${u2}`)).body)).toContain('0 / 60')
})

test('a change shows from its day on; taking back needs an empty place', async () => {
  server.as(official)
  const { vp1, u2 } = server.bodies
  const decision = { decision_number: '10/QĐ', decision_issued_on: '2026-05-02' }
  const url = `/quotas/${u2}/change?pot=civil_servant`
  const done = await server.send(url, { headcount: '50', on: '2026-07-01', ...decision })
  expect([done.status, done.location]).toEqual([303, `/quotas/${u2}?at=2026-07-01`])
  expect(words((await server.page(`/quotas/${u2}`)).body)).toContain('0 / 60')
  expect(words((await server.page(`/quotas/${u2}?at=2026-07-01`)).body)).toContain('0 / 50')
  const held = await server.send(`/quotas/${vp1}/take-back?pot=civil_servant`, {
    on: '2026-06-01',
    ...decision
  })
  expect([held.status, held.body.includes('id="on-error"')]).toEqual([409, true])
  const back = await server.send(`/quotas/${u2}/take-back?pot=civil_servant`, {
    on: '2026-05-10',
    ...decision
  })
  expect([back.status, back.body.includes('id="on-error"')]).toEqual([303, false])
  expect(words((await server.page(`/quotas/${u2}`)).body)).toContain('Không được giao riêng')
  expect(words((await server.page(`/quotas/${u2}?at=2026-07-01`)).body)).toContain('Không được giao riêng')
})

test('the same by API, and as CSV', async () => {
  server.as(official)
  const { up, u1, u3 } = server.bodies
  const { body } = await server.json(`/api/quotas?at=2026-03-01&grantor=${up}`)
  expect(body.items).toMatchObject([
    { organizationCode: 'u1', assigned: 40, filled: 3, lastDay: '2026-12-31' },
    {}
  ])
  expect((await server.json(`/api/organizations/${u1}/quotas?at=2026-03-01`)).body.items).toEqual([
    { pot: 'civil_servant', assigned: 40, givenOn: 6, filled: 3, vacant: 1, free: 37, left: 34 }
  ])
  const decision = { number: '11/QĐ', issuedOn: '2026-05-03' }
  const input = {
    decision,
    grantorId: up,
    organizationId: u3,
    pot: 'civil_servant',
    year: 2026,
    headcount: 5
  }
  expect((await server.act('staffing.assign_quota', { ...input, headcount: 61 })).status).toBe(409)
  const late = await server.act('staffing.assign_quota', { ...input, from: '2026-07-01' })
  expect(late.status).toBe(201)
  const of = { decision, organizationId: u3, pot: 'civil_servant' }
  expect((await server.act('staffing.change_quota', { ...of, on: '2026-07-01', headcount: 4 })).status).toBe(
    201
  )
  expect((await server.act('staffing.take_back_quota', { ...of, on: '2026-07-01' })).status).toBe(201)
  const csv = (await server.page('/quotas.csv?at=2026-03-01')).body
  expect(csv.split('\n')[0]).toBe(
    '\uFEFForganization,name,grantor,pot,pot_words,first_day,last_day,headcount,given_on,filled,vacant_posts,free,decision,demonstration'
  )
  expect(csv).toContain(
    'u1,Ủy ban nhân dân xã Bản Pho,up,civil_servant,Biên chế công chức,2026-01-01,2026-12-31,40,6,3,1,37,15/QĐ-UBND,no'
  )
})
