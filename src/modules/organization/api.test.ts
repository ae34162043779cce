import { beforeAll, expect, test } from 'vitest'
import { type Asked, editor, reader, testServer } from './fixtures/test-server.ts'

let server: Asked
beforeAll(async () => {
  server = await testServer()
})

interface Unit {
  id: string
  code: string
  name: string
  lastDay: string | null
}

const unitOf = async (code: string, at: string, path = 'areas'): Promise<Unit> => {
  const { items } = (await server.json(`/api/${path}?q=${code}&at=${at}`)).body as { items: Unit[] }
  return items[0] as Unit
}

test('units of a day, page by page', async () => {
  const codes: string[] = []
  for (let after = ''; ; ) {
    const { body } = await server.json(`/api/areas?at=2025-06-30&limit=2&after=${after}`)
    codes.push(...(body.items as Unit[]).map((unit) => unit.code))
    if (!body.next) break
    after = String(body.next)
  }
  expect(codes.sort()).toEqual(['02641', '02701', '02703', '082', '10'])
})

test('a unit on a day, its entries, and where its land lies', async () => {
  const unit = await unitOf('02701', '2025-06-30')
  expect(unit).toMatchObject({ name: 'Cốc San', lastDay: '2025-06-30' })
  const gone = await server.json(`/api/areas/${unit.id}?at=2025-07-01`)
  expect([gone.status, gone.body.code]).toEqual([404, 'organization.refusal.not_then'])
  expect((await server.json(`/api/areas/${unit.id}/versions`)).body.items).toHaveLength(1)
  const land = await server.json(`/api/areas/${unit.id}/territory?on=2025-06-30&at=2026-02-01`)
  expect(land.body.items).toMatchObject([{ code: '02703', name: 'Cốc San Mới', extent: 'whole' }])
})

test('who answers, and what a body has taken over', async () => {
  const answer = await server.json('/api/custodian?unit=02701&on=2025-06-30&at=2025-07-02')
  expect(answer.body).toMatchObject({
    custodians: [{ custodianCode: 'UBND-MOI', decisionNumber: '1673/NQ' }]
  })
  const body = await unitOf('UBND-MOI', '2025-07-02', 'organizations')
  const taken = await server.json(`/api/organizations/${body.id}/taken-over?at=2025-07-02`)
  expect((taken.body.items as { originName: string }[]).map((one) => one.originName)).toContain(
    'Ủy ban nhân dân huyện Bát Xát'
  )
  const ambiguous = await server.json('/api/custodian?unit=L%C3%A0o%20Cai&on=2025-06-30')
  expect([ambiguous.status, (ambiguous.body.errors as unknown[]).length]).toEqual([409, 2])
})

test('search, comparable territory, decisions and words', async () => {
  expect((await server.json('/api/search?q=coc%20san')).body.items.length).toBeGreaterThan(1)
  const pairs = await server.json('/api/comparable?from=2025-06-30&to=2025-07-01')
  expect(pairs.body.items).toHaveLength(3)
  const [decision] = (await server.json('/api/decisions')).body.items as { id: string; number: string }[]
  expect((await server.json(`/api/decisions/${decision?.id}`)).body).toMatchObject({
    effects: [{ effect: 'changed', name: 'Cốc San Mới' }]
  })
  expect((await server.json('/api/functions')).body.items.length).toBe(4)
  expect((await server.json('/api/kinds')).body.items.length).toBe(5)
})

test('an act needs the power, acts once for its key, and refuses with every reason', async () => {
  const rename = {
    decision: { number: '8/NQ', issuedOn: '2026-03-01' },
    effectiveOn: '2026-04-01',
    unit: 'area',
    from: [{ code: '02641' }],
    into: [{ name: 'Cốc Lếu' }]
  }
  expect((await server.act('rename', rename)).status).toBe(401)
  server.as(reader)
  expect((await server.act('rename', rename)).status).toBe(403)
  server.as(editor)
  const first = await server.act('rename', rename, { 'idempotency-key': 'one' })
  expect(first.status).toBe(201)
  expect(await server.act('rename', rename, { 'idempotency-key': 'one' })).toEqual(first)
  expect(
    (await server.act('rename', { ...rename, effectiveOn: '2026-05-01' }, { 'idempotency-key': 'one' }))
      .status
  ).toBe(409)
  const refused = await server.act('rename', {
    ...rename,
    effectiveOn: '2026-02-01',
    from: [{ code: '99999' }]
  })
  expect(refused.status).toBe(409)
  expect((refused.body.errors as { path: string }[]).map((error) => error.path)).toEqual([
    'operations.0.decision',
    'operations.0.from.0.code'
  ])
  expect((await server.act('rename', { ...rename, effectiveOn: '2026-02-30' })).status).toBe(422)
  const { id } = await unitOf('02641', '2026-03-10')
  const correction = {
    decision: { number: '8/NQ' },
    unit: 'area',
    id,
    on: '2026-03-10',
    facts: { seat: 'Số 1' },
    reason: 'thiếu'
  }
  expect((await server.act('correct', correction)).status).toBe(201)
})

test('the description of the API has every route', async () => {
  const { body } = await server.json('/api/openapi.json')
  const paths = Object.keys(body.paths as object)
  for (const path of [
    '/api/areas',
    '/api/areas/{id}',
    '/api/custodian',
    '/api/comparable',
    '/api/acts/rename',
    '/api/acts/correct'
  ])
    expect(paths).toContain(path)
})
