import type { FastifyInstance } from 'fastify'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { type Database, read } from '../../../platform/database/index.ts'
import { mai, type Seat, Visitor, van } from '../../changeover/fixtures/visitor.ts'
import { getPlan } from '../../changeover/index.ts'
import { placementSite } from './fixtures/placement-site.ts'
import { merger, staffedProvince } from './fixtures/staffed-province.ts'
import { peopleOfPlan } from './people-of-plan.ts'
import { placementsCsv, readPlacements } from './placements-csv.ts'
import { personsCoded } from './store-placements.ts'

const seat: Seat = { actor: van }
let database: Database
let app: FastifyInstance
let plan: string
let planId: string
beforeEach(async () => {
  seat.actor = van
  database = await testDatabase()
  await staffedProvince(database, [
    { code: 'TN-01', name: 'Lý Thị Mai', body: 'u1', position: 'chair' },
    { code: 'TN-02', name: 'Giàng A Páo', body: 'u1', position: 'land_clerk' },
    { code: 'TN-03', name: 'Hoàng Văn Thái', body: 'u2', position: 'chair', since: '2021-03-01' },
    { code: 'TN-04', name: 'Trần Thị Hạnh', body: 'u3', position: 'registrar' }
  ])
  planId = await merger(database)
  plan = `/plans/${planId}`
  app = await placementSite(database, seat)
  return () => app.close()
})

const personPath = async (code: string) => {
  const found = await read(database, (tx) => personsCoded(tx, [code]))
  return `${plan}/people/${found.get(code)?.id}`
}
const counts = (visitor: Visitor) =>
  [...visitor.body.matchAll(/haicap-figure__number">([^<]*)</g)].map(([, number]) => Number(number))
const json = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
  const answer = await app.inject({
    method,
    url,
    headers: { authorization: 'Bearer test' },
    ...(payload && { payload })
  })
  return { status: answer.statusCode, body: answer.json() }
}

test('people are proposed, one is placed by hand, one leaves, and the plan is enacted; the list then tells it', async () => {
  const visitor = await new Visitor(app).get(`${plan}/people`)
  expect(counts(visitor)).toEqual([3, 0, 0, 3])
  await visitor.send(`${plan}/people/propose`, {})
  await visitor.follow()
  expect(visitor.text()).toContain('Đã đề xuất chỗ cho 3 người; 0 người chưa có chỗ.')
  expect(counts(visitor)).toEqual([3, 3, 0, 0])
  expect(visitor.text()).toContain('2 người đứng đầu cùng về một cơ quan')
  expect((await visitor.get(`${plan}/people?state=clash`)).text()).not.toContain('Giàng A Páo')

  const thai = await personPath('TN-03')
  expect((await visitor.get(`${thai}?q=nam+cang`)).body).toContain('body=u3')
  await visitor.get(`${thai}?body=u3`)
  await visitor.send(`${thai}?body=u3`, { do: 'place', body: 'u3', position: '' })
  expect(visitor.status).toBe(422)
  expect(visitor.text()).toContain('Hãy chọn vị trí.')
  await visitor.send(`${thai}?body=u3`, {
    do: 'place',
    body: 'u3',
    position: 'chair',
    note: 'Theo nguyện vọng'
  })
  await visitor.follow()
  expect(visitor.text()).toContain('Chủ tịch, Ủy ban nhân dân xã Nậm Cang')
  expect(visitor.text()).not.toContain('cùng về một cơ quan')

  const pao = await personPath('TN-02')
  await visitor.get(pao)
  await visitor.send(pao, { do: 'leave', leaving: '' })
  expect(visitor.text()).toContain('Hãy chọn lý do.')
  await visitor.send(pao, { do: 'leave', leaving: 'retired' })
  expect(counts(await visitor.follow())).toEqual([3, 2, 1, 0])

  expect((await visitor.get(`${plan}/check`)).text()).toContain(
    '2 người được bố trí, 1 người thôi giữ vị trí'
  )
  await visitor.get(`${plan}/enact`)
  await visitor.send(`${plan}/enact`, {})
  expect(visitor.status).toBe(303)
  await visitor.get(`${plan}/people`)
  expect(counts(visitor)).toEqual([3, 2, 1, 0])
  expect(visitor.text()).toContain('Phương án đã được ban hành')
  expect(visitor.body).not.toContain('/people/propose')
})

test('taken back, a place is open again', async () => {
  const visitor = await new Visitor(app).get(`${plan}/people`)
  await visitor.send(`${plan}/people/propose`, {})
  const mai = await personPath('TN-01')
  await visitor.get(mai)
  await visitor.send(mai, { do: 'clear' })
  expect(counts(await visitor.follow())).toEqual([3, 2, 0, 1])
})

test('names are for whoever is signed in; changing takes the power', async () => {
  seat.actor = null
  expect((await new Visitor(app).get(`${plan}/people`)).status).toBe(401)
  const anybody = await new Visitor(app).get(`${plan}/check`)
  expect(anybody.text()).toContain('nhưng phương án chưa bố trí ai')
  expect(anybody.body).not.toContain(`${plan}/people`)
  expect((await json('GET', `/api${plan}/people`)).status).toBe(401)
  seat.actor = mai
  const reader = await new Visitor(app).get(`${plan}/people`)
  expect(reader.text()).toContain('Lý Thị Mai')
  expect(reader.body).not.toContain('/people/propose')
  expect((await json('POST', `/api${plan}/people/propose`)).status).toBe(403)
})

test('the forgotten person is named in the check to officials, and to nobody else', async () => {
  await json('POST', `/api${plan}/people`, { lines: [{ person: 'TN-01', body: 'u9', position: 'chair' }] })
  const check = async () => (await new Visitor(app).get(`${plan}/check`)).text()
  expect(await check()).toContain(
    'Hoàng Văn Thái (Chủ tịch, Ủy ban nhân dân xã Tả Van (TN-03)): chưa có vị trí'
  )
  expect(JSON.stringify((await json('POST', `/api${plan}/check`)).body)).toContain('Hoàng Văn Thái')
  seat.actor = null
  expect(await check()).toContain('Một người (Chủ tịch, Ủy ban nhân dân xã Tả Van (TN-03)): chưa có vị trí')
  expect(await check()).not.toContain('Hoàng Văn Thái')
  expect(JSON.stringify((await json('POST', `/api${plan}/check`)).body)).not.toContain('Hoàng Văn Thái')
})

test('a list is tried first, mended in the page, and then imported', async () => {
  const visitor = await new Visitor(app).get(`${plan}/people/import`)
  const faulty = 'person,body,position,leaving\nTN-01,u9,chair,\nTN-02,u9,chairman,\nTN-77,,,retired\n'
  await visitor.send(`${plan}/people/import`, { do: 'try', text: faulty })
  expect(visitor.status).toBe(422)
  expect(visitor.text()).toContain('Dòng 3: Người có số hiệu TN-02: không có vị trí nào mang mã chairman')
  expect(visitor.text()).toContain('Dòng 4: Không có ai mang số hiệu TN-77.')
  expect(visitor.body).toContain('TN-02,u9,chairman')
  const mended = faulty.replace('chairman', 'land_clerk').replace('TN-77', 'TN-03')
  await visitor.send(`${plan}/people/import`, { do: 'try', text: mended })
  expect(visitor.text()).toContain('2 người sẽ được bố trí, 1 người thôi giữ vị trí. Chưa có gì được ghi.')
  expect(counts(await new Visitor(app).get(`${plan}/people`))).toEqual([3, 0, 0, 3])
  await visitor.send(`${plan}/people/import`, { do: 'import', text: mended })
  expect(counts(await visitor.follow())).toEqual([3, 2, 1, 0])
})

test('what is exported comes in again the same; a row left blank leaves the place open', async () => {
  await json('POST', `/api${plan}/people/propose`)
  await json('DELETE', `/api${await personPath('TN-02')}`)
  const load = () => read(database, async (tx) => peopleOfPlan(tx, await getPlan(tx, planId)))
  const before = await load()
  const { lines, problems } = readPlacements(Buffer.from(placementsCsv(before)), 'people.csv')
  expect(problems).toEqual([])
  expect(lines.map(({ person, body, position }) => [person, body, position])).toEqual([
    ['TN-01', 'u9', 'chair'],
    ['TN-03', 'u9', 'vice_chair']
  ])
  expect(await json('POST', `/api${plan}/people`, { lines })).toMatchObject({
    status: 200,
    body: { placed: 2, leaving: 0 }
  })
  expect((await load()).counts).toEqual({ ...before.counts, clashes: 0 })
  const csv = await app.inject({ url: `/api${plan}/people.csv` })
  expect(csv.body).toContain('TN-02,Giàng A Páo,Ủy ban nhân dân xã Bản Pho,Công chức địa chính,,,,,,')
})

test('a trial over the API leaves nothing behind; words that a list does not know are named with their column', async () => {
  const lines = [{ person: 'TN-01', body: 'u9', position: 'chair' }]
  expect((await json('POST', `/api${plan}/people?dry_run=yes`, { lines })).body).toEqual({
    placed: 1,
    leaving: 0
  })
  expect((await json('GET', `/api${plan}/people`)).body.counts).toMatchObject({ placed: 0, open: 3 })
  const { problems } = readPlacements('person,kind,leaving\nTN-01,forever,\nTN-02,,bored\n', 'a.csv')
  expect(problems.map(({ line, column, messageKey }) => [line, column, messageKey])).toEqual([
    [3, 3, 'placement.refusal.unknown_reason']
  ])
})
