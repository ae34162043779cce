import { beforeAll, expect, test } from 'vitest'
import { assigned } from '../../quotas/fixtures/small-quotas.ts'
import {
  type Asked,
  holding,
  official,
  reader,
  testServer,
  words
} from '../../quotas/fixtures/test-server.ts'
import { completed, staffedBanPho, way } from '../fixtures/small-scheme.ts'

let server: Asked
/** Bản Pho: version 1 returned, version 2 in force, version 3 being drafted. */
let whole: string
beforeAll(async () => {
  server = await testServer()
  const { database, bodies } = server
  await staffedBanPho(database, bodies)
  await assigned(database, null, bodies.up, 50)
  await assigned(database, bodies.up, bodies.u1, 6)
  const go = way(database)
  const { id } = await go.draft(bodies.u1, '2026-02-01')
  whole = id
  await completed(database, id, { clerks: { cv: 3, cvc: 1 } })
  await go.submit(id, 1, '2026-02-10')
  await go.appraise(id, 1, '2026-02-20', 'returned', [{ position: 'clerk', remark: 'Giảm còn 3' }])
  await go.draft(bodies.u1, '2026-02-25')
  await completed(database, id, { clerks: { cv: 2, cvc: 1 } })
  await go.submit(id, 2, '2026-03-01')
  await go.appraise(id, 2, '2026-03-05', 'agreed')
  await go.approve(id, 2, '2026-03-10')
  await go.publish(id, 2, '2026-03-15')
  await go.draft(bodies.u1, '2026-05-02')
})

const text = async (url: string) => words((await server.page(url)).body)

test('everybody sees what is in force and how many have a scheme; drafts are for those who work on them', async () => {
  server.as(null)
  const list = await text('/schemes')
  expect(list).toMatch(/Đã được phê duyệt 33,3% 1 \/ 3/)
  expect(list).toMatch(/Ủy ban nhân dân xã Bản Pho Đang có hiệu lực 15\/03\/2026 2 5 Phiên bản 2/)
  expect(list).toMatch(/Ủy ban nhân dân xã Tả Van Chưa xây dựng 01\/07\/2026/)
  expect(await text('/schemes?state=none&q=ta van')).not.toContain('Bản Pho')
  const page = await text(`/schemes/${whole}`)
  expect(page).toContain('Phiên bản 2')
  expect(page).not.toMatch(/Phiên bản [13]/)
  expect(page).not.toContain('Giảm còn 3')
  for (const version of [1, 3])
    expect((await server.page(`/schemes/${whole}?version=${version}`)).status).toBe(404)
  server.as(reader)
  expect(await text(`/schemes/${whole}?version=1`)).toContain('Giảm còn 3')
  expect((await server.page(`/schemes/${whole}?version=3`)).status).toBe(404)
  server.as(official)
  expect(await text(`/schemes/${whole}`)).toContain('Phiên bản 3')
})

test('every page is there in every language, with no message missing', async () => {
  server.as(official)
  const urls = [
    '/schemes',
    '/schemes?state=in_force&q=x',
    '/schemes/new?organization=u2',
    `/schemes/${whole}`,
    ...[1, 2, 3].map((version) => `/schemes/${whole}?version=${version}`),
    `/schemes/${whole}?at=2026-02-15`,
    `/schemes/${whole}/print?version=2`,
    `/schemes/${whole}/compare?from=1&to=2`,
    `/schemes/${whole}/compare`,
    `/schemes/${whole}/edit`,
    `/schemes/${whole}/lines/clerk`,
    `/schemes/${whole}/lines/teacher`,
    `/schemes/${whole}/submit`
  ]
  for (const language of ['vi', 'en', 'de'])
    for (const url of urls) {
      const page = await server.page(url, language)
      expect([url, page.status]).toEqual([url, 200])
      expect(page.body).not.toMatch(/[>"]\s*(schemes|quotas|organization|ui|http)\.[a-z_.]+\s*[<"]/i)
    }
})

test('the difference is told line by line', async () => {
  const page = await text(`/schemes/${whole}/compare?from=1&to=2`)
  expect(page).toContain('So sánh phiên bản 1 với phiên bản 2')
  expect(page).toContain('0 vị trí thêm, 0 vị trí bỏ, 1 vị trí thay đổi, 2 vị trí giữ nguyên')
  expect(page).toMatch(/Chuyên viên về hộ tịch Thay đổi Số lượng: 4 → 3 Chuyên viên: 3 → 2/)
})

test('lines as CSV, the dossier for paper', async () => {
  const csv = (await server.page(`/schemes/${whole}/lines.csv?version=2`)).body
  expect(csv.split('\n')[0]).toBe(
    '\uFEFFposition,title,group,group_words,pot,pot_words,headcount,rank_cv,rank_cvc,rank_cs,job_description,competency'
  )
  expect(csv).toContain('clerk,Chuyên viên về hộ tịch,professional,"Chuyên môn, nghiệp vụ",civil_servant,Biên chế công chức,3,2,1,,')
  const print = await text(`/schemes/${whole}/print?version=2`)
  expect(print).toMatch(/Tờ trình.*12\/TTr-UBND.*01\/03\/2026/)
  expect(print).toContain('Công việc của Lái xe')
})

test('each step is for whoever holds its power, and for nobody else', async () => {
  server.as(null)
  expect((await server.page('/schemes/new')).status).toBe(401)
  server.as(holding('staffing.appraise_scheme'))
  expect((await server.page(`/schemes/${whole}/edit`)).status).toBe(403)
  expect((await server.page(`/schemes/${whole}/submit`)).status).toBe(403)
  expect((await server.page(`/schemes/${whole}`)).body).not.toContain(`/schemes/${whole}/submit`)
  expect((await server.page(`/schemes/${whole}/appraise`)).status).toBe(409)
  server.as(holding('staffing.draft_scheme'))
  expect((await server.page(`/schemes/${whole}`)).body).toContain(`/schemes/${whole}/submit`)
})

test('Tả Van writes its scheme on pages alone, is returned once, and gets it approved and published', async () => {
  const drafter = holding('staffing.draft_scheme')
  const appraiser = holding('staffing.appraise_scheme')
  const approver = holding('staffing.approve_scheme')
  server.as(drafter)
  const begin = (organization: string) =>
    server.send('/schemes/new', { organization, on: '2026-05-03', prefill: 'no' })
  expect((await begin('Không có')).body).toContain('id="organization-error"')
  const begun = await begin('u2')
  expect(begun.status).toBe(303)
  const path = (begun.location ?? '').replace('/edit', '')
  expect(await text(`${path}/edit`)).toContain('Chưa có vị trí việc làm nào.')

  const chosen = await server.page(`${path}/lines?position=clerk`)
  expect([chosen.status, chosen.location]).toEqual([303, `${path}/lines/clerk`])
  const line = {
    headcount: '2',
    rank_cv: '3',
    job_description: 'Đăng ký hộ tịch',
    competency: 'Đại học luật'
  }
  const tooMany = await server.send(`${path}/lines/clerk`, line)
  expect([tooMany.status, tooMany.body.includes('id="headcount-error"')]).toEqual([409, true])
  const wrong = await server.send(`${path}/lines/clerk`, { ...line, rank_cv: 'hai' })
  expect([wrong.status, wrong.body.includes('id="rank_cv-error"')]).toEqual([422, true])
  expect((await server.send(`${path}/lines/clerk`, { ...line, rank_cv: '2' })).status).toBe(303)
  const driver = { headcount: '1', job_description: 'Lái xe', competency: 'Giấy phép lái xe' }
  expect((await server.send(`${path}/lines/driver`, driver)).status).toBe(303)
  const removed = await server.send(`${path}/lines/driver`, {}, `${path}/lines/driver/remove`)
  expect([removed.status, removed.location]).toEqual([303, `${path}/edit`])

  const early = await server.send(`${path}/submit`, { version: '1', on: '2026-05-04' })
  expect([early.status, words(early.body).includes('Chưa có cam kết.')]).toEqual([409, true])
  const stale = await server.send(`${path}/edit`, { revision: '1', changes: 'x' })
  expect([stale.status, words(stale.body).includes('Có người vừa sửa dự thảo này')]).toEqual([409, true])
  const texts = { changes: 'Lập lần đầu', legal_basis: 'Luật', functions: 'Chức năng', commitment: 'Cam kết' }
  expect((await server.send(`${path}/edit`, texts)).status).toBe(303)
  const submit = (version: string, on: string) =>
    server.send(`${path}/submit`, { version, on, letter: '5/TTr' })
  expect((await submit('1', '2026-05-01')).body).toContain('id="on-error"')
  expect((await submit('1', '2026-05-04')).status).toBe(303)

  server.as(appraiser)
  const opinion = { version: '1', on: '2026-05-05', opinion: 'Cần làm rõ', remark_clerk: 'Vì sao 2 người?' }
  const blank = await server.send(`${path}/appraise`, opinion)
  expect([blank.status, blank.body.includes('id="outcome-error"')]).toEqual([422, true])
  expect((await server.send(`${path}/appraise`, { ...opinion, outcome: 'returned' })).status).toBe(303)

  server.as(drafter)
  const returned = await text(path)
  expect(returned).toContain('Trả lại để hoàn thiện')
  expect(returned).toContain('Vì sao 2 người?')
  expect((await server.send('/schemes/new', { organization: 'u2', on: '2026-05-06' })).status).toBe(303)
  const again = { ...texts, changes: 'Làm rõ số lượng' }
  expect((await server.send(`${path}/edit`, again)).status).toBe(303)
  expect((await submit('2', '2026-05-06')).status).toBe(303)

  server.as(appraiser)
  const agreed = { version: '2', on: '2026-05-07', outcome: 'agreed', opinion: 'Nhất trí' }
  expect((await server.send(`${path}/appraise`, agreed)).status).toBe(303)

  server.as(approver)
  const approval = { version: '2', on: '2026-05-08', decision_number: '99/QĐ-UBND' }
  const unknown = await server.send(`${path}/approve`, approval)
  expect([unknown.status, unknown.body.includes('id="decision_issued_on-error"')]).toEqual([409, true])
  const before = { ...approval, decision_issued_on: '2026-05-08', effective_on: '2026-05-01' }
  expect((await server.send(`${path}/approve`, before)).body).toContain('id="effective_on-error"')
  expect((await server.send(`${path}/approve`, { ...before, effective_on: '' })).status).toBe(303)
  const published = { version: '2', on: '2026-05-09', published_in: 'Cổng thông tin điện tử' }
  expect((await server.send(`${path}/publish`, { ...published, published_in: '' })).status).toBe(422)
  expect((await server.send(`${path}/publish`, published)).status).toBe(303)

  server.as(null)
  expect(await text(path)).toMatch(/Đang có hiệu lực.*Chuyên viên: 2.*99\/QĐ-UBND/)
  expect(await text('/schemes')).toContain('2 / 3')
})

test('a draft is discarded on its page', async () => {
  server.as(official)
  const done = await server.send(`/schemes/${whole}/edit`, {}, `/schemes/${whole}/discard`)
  expect([done.status, done.location]).toEqual([303, '/schemes'])
  expect((await server.page(`/schemes/${whole}?version=3`)).status).toBe(404)
})

test('the same by API', async () => {
  server.as(null)
  const { body } = await server.json('/api/schemes?at=2026-05-10')
  expect(body.items).toMatchObject([
    { organizationCode: 'u1', state: 'in_force', number: 2, headcount: 5 },
    {},
    {}
  ])
  const one = await server.json(`/api/schemes/${whole}`)
  expect(one.body).toMatchObject({
    version: { number: 2 },
    lines: [{ position: 'head' }, { headcount: 3 }, {}]
  })
  expect((await server.json(`/api/schemes/${whole}/difference?from=1&to=2`)).status).toBe(404)
  server.as(official)
  expect((await server.json(`/api/schemes/${whole}/difference?from=1&to=2`)).body).toMatchObject({
    unchanged: 2,
    headcount: { from: 6, to: 5 }
  })
  const drafted = await server.act('staffing.draft_scheme', {
    organizationId: server.bodies.u3,
    on: '2026-05-10'
  })
  expect([drafted.status, drafted.body.version]).toEqual([201, 1])
  const line = { schemeId: drafted.body.id, revision: 1, position: 'clerk', headcount: 1, ranks: { cv: 1 } }
  expect((await server.act('staffing.set_scheme_line', line)).status).toBe(201)
  const submitted = await server.act('staffing.submit_scheme', {
    schemeId: drafted.body.id,
    version: 1,
    on: '2026-05-10'
  })
  expect(submitted.status).toBe(409)
  expect((submitted.body.errors as { path: string }[]).map(({ path }) => path)).toContain('legal_basis')
})
