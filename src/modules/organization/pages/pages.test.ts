import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { words } from '../../../../tests/support/asked.ts'
import { type Asked, editor, reader, testServer } from '../fixtures/test-server.ts'

let server: Asked
beforeAll(async () => {
  server = await testServer()
})

const idOf = async (code: string, at: string, path = 'areas'): Promise<string> => {
  const { location } = await server.page(`/${path}/${code}?at=${at}`)
  return /[0-9a-f-]{36}/.exec(location ?? '')?.[0] ?? ''
}

test('a dissolved commune is found by its old name, with where to go today', async () => {
  const found = words((await server.page('/search?q=hoa mac')).body)
  expect(found).toContain('Xã Hoà Mạc')
  expect(found).toContain('Nay là: Xã Cốc San Mới')
  expect(words((await server.page('/search?q=nothing at all')).body)).toContain('Không tìm thấy')
})

test('homonyms are told apart by what they lie in', async () => {
  const found = words((await server.page('/search?q=lao cai')).body)
  expect(found).toMatch(/Phường Lào Cai.*Tỉnh Lào Cai/)
})

test('the page of a unit that is no more says so, when it was, and whom to ask', async () => {
  const id = await idOf('02701', '2025-06-30')
  const gone = words((await server.page(`/areas/${id}`)).body)
  expect(gone).toContain('Xã Cốc San không tồn tại vào ngày 10/03/2026')
  expect(gone).toContain('đến hết 30/06/2025')
  expect(gone).toContain('Hỏi ai bây giờ?')
  expect(gone).toContain('Ủy ban nhân dân xã Cốc San mới')
  const then = words((await server.page(`/areas/${id}?at=2025-06-30`)).body)
  expect(then).toContain('Thôn Luổng Đơ')
  expect(then).toContain('Hỏi ai bây giờ?')
  const notice = words((await server.page(`/areas/${id}/notice`)).body)
  expect(notice).toContain('Trụ sở xã Cốc San cũ')
  expect(notice).toContain('1673/NQ')
})

test('whom to ask now begins with the counter where people go, and its address', async () => {
  await sql`insert into function (code, parent_code, name_vi, name_en, name_de)
    values ('one_stop', 'all', 'Một cửa', 'One stop', 'Annahme')`.execute(server.database.db)
  server.as(editor)
  const center = { code: 'TT-02703', name: 'Trung tâm Cốc San', kind: 'people_committee', area: '02703' }
  const made = await server.act('establish', {
    ...{ decision: { number: '1673/NQ' }, effectiveOn: '2025-07-01', unit: 'organization' },
    into: [{ ...center, functions: ['one_stop'] }]
  })
  expect(made.status).toBe(201)
  server.as(null)
  const id = await idOf('02701', '2025-06-30')
  const page = words((await server.page(`/areas/${id}`)).body)
  const asked = page.slice(page.indexOf('Hỏi ai bây giờ?'))
  expect(asked).toMatch(
    /hỏi trực tiếp tại: Trung tâm Cốc San , Trụ sở xã Cốc San cũ .* Ủy ban nhân dân xã Cốc San mới/
  )
  expect(words((await server.page(`/areas/${id}/notice`)).body)).toContain('Trung tâm Cốc San')
  const { body } = await server.json('/api/custodian?unit=UBND-02701&on=2025-06-30&at=2025-07-02')
  expect(body.counters).toMatchObject([{ code: 'TT-02703', seat: 'Trụ sở xã Cốc San cũ' }])
  // Before it was there, nobody was sent to it.
  expect((await server.json('/api/custodian?unit=02701&on=2025-06-30&at=2025-06-30')).body.counters).toEqual(
    []
  )
})

test('before it was established a unit does not exist', async () => {
  const id = await idOf('02703', '2025-07-01')
  expect(words((await server.page(`/areas/${id}?at=2025-06-30`)).body)).toContain('Chưa thành lập')
  expect(words((await server.page(`/areas/${id}`)).body)).toContain('Đổi tên: Cốc San → Cốc San Mới')
})

test('every page is there in every language, on every day, with no message missing', async () => {
  const area = await idOf('02701', '2025-06-30')
  const district = await idOf('082', '2025-06-30')
  const body = await idOf('UBND-MOI', '2025-07-01', 'organizations')
  const [decision] = (await server.json('/api/decisions')).body.items as { id: string }[]
  const urls = [
    '/search',
    '/search?q=san',
    '/areas',
    '/areas?level=commune&q=san',
    '/areas?parent=082&at=2025-06-30',
    '/organizations?area=02703',
    `/areas/${area}`,
    `/areas/${area}/notice`,
    `/areas/${district}`,
    `/organizations/${body}`,
    `/organizations/${body}/notice`,
    '/custodian',
    '/custodian?unit=02701&on=2025-06-30&function=land',
    '/comparable',
    '/comparable?from=2025-06-30&to=2025-07-01',
    '/decisions',
    `/decisions/${decision?.id}`,
    '/map',
    '/map?at=2025-06-30',
    '/map?at=1990-01-01'
  ]
  for (const language of ['vi', 'en', 'de'])
    for (const url of urls) {
      const page = await server.page(url, language)
      expect([url, page.status]).toEqual([url, 200])
      expect(page.body).not.toMatch(/>\s*(reports|organization|changeover|ui|http)\.[a-z_.]+\s*</)
    }
})

test('the custodian form offers the units of one name, and says what is wrong at its field', async () => {
  const ambiguous = await server.page('/custodian?unit=Lào Cai&on=2025-06-30')
  expect(ambiguous.status).toBe(409)
  expect(words(ambiguous.body)).toContain('Phường Lào Cai (02641, Tỉnh Lào Cai)')
  const missing = await server.page('/custodian?unit=xã Cốc San Mới&on=2025-06-30')
  expect(missing.status).toBe(404)
  expect((await server.page('/custodian?unit=02701&on=2025-02-31')).status).toBe(422)
  expect((await server.page('/custodian?unit=02701&on=2025-06-30&at=2020-01-01')).status).toBe(422)
})

test('lists come as CSV in the columns of a locality, and no cell becomes a formula', async () => {
  const csv = (await server.page('/areas.csv?at=2025-06-30&level=commune')).body
  expect(csv.split('\n')[0]).toBe(
    '\uFEFFcode,name,kind,kind_words,parent,parent_words,name_en,other_names,area_km2,population,lat,lon,first_day,last_day,decision,seat,demonstration,source'
  )
  expect(csv).toContain(
    '02701,Cốc San,xa,Xã,082,Huyện Bát Xát,,,20,5000,22.45,103.95,2004-01-01,2025-06-30,01/2004,Thôn Luổng Đơ,no,'
  )
  expect((await server.page('/comparable.csv?from=2025-06-30&to=2025-07-01')).body).toContain(
    '02701,Cốc San,02703,Cốc San,whole,1,1,yes'
  )
})

test('codes are said in the reader’s language beside them, and kinds of former units are too', async () => {
  const csv = (await server.page('/organizations.csv?at=2026-03-10', 'de')).body
  expect(csv.split('\n')[0]).toContain(
    'kind,kind_words,parent,parent_words,area,area_words,functions,functions_words'
  )
  expect(csv).toContain('people_committee,Volkskomitee')
  const [decision] = (await server.json('/api/decisions')).body.items as { id: string }[]
  const effects = (await server.page(`/decisions/${decision?.id}/effects.csv`, 'en')).body
  expect(effects).toMatch(/^\uFEFFeffect,effect_words,unit,code,name,kind,kind_words/)

  const id = await idOf('02703', '2025-07-01')
  const english = words((await server.page(`/areas/${id}`, 'en')).body)
  expect(english).toContain('Cốc San Commune')
  expect(english).not.toContain('Xã Cốc San')
  expect(words((await server.page(`/areas/${id}/notice`, 'de')).body)).not.toContain('Xã Cốc San')
})

test('changing is for whoever may change the register', async () => {
  const id = await idOf('02641', '2026-03-10')
  expect((await server.page(`/areas/${id}/change`)).status).toBe(401)
  server.as(reader)
  expect((await server.page(`/areas/${id}/change/rename`)).status).toBe(403)
  server.as(editor)
  expect((await server.page(`/areas/${id}/change`)).status).toBe(200)
  for (const act of ['rename', 'reclassify', 'move', 'recode', 'dissolve', 'correct'])
    expect((await server.page(`/areas/${id}/change/${act}`)).status).toBe(200)
})

test('a change is refused at its field, and done once it is mended', async () => {
  server.as(editor)
  const id = await idOf('02641', '2026-03-10')
  const url = `/areas/${id}/change/rename`
  const blank = await server.send(url, { effective_on: '' })
  expect(blank.status).toBe(422)
  for (const field of ['name', 'decision_number', 'effective_on'])
    expect(blank.body).toContain(`id="${field}-error"`)
  const fields = { name: 'Cốc Lếu', decision_number: '7/NQ', effective_on: '2026-05-01' }
  const unknown = await server.send(url, fields)
  expect([unknown.status, unknown.body.includes('id="decision_issued_on-error"')]).toEqual([409, true])
  const early = await server.send(url, { ...fields, decision_issued_on: '2026-06-01' })
  expect([early.status, early.body.includes('id="effective_on-error"')]).toEqual([409, true])
  const done = await server.send(url, { ...fields, decision_issued_on: '2026-04-01' })
  expect([done.status, done.location]).toEqual([303, `/areas/${id}?at=2026-05-01`])
  expect(words((await server.page(`/areas/${id}?at=2026-05-01`)).body)).toContain(
    'Đổi tên: Lào Cai → Cốc Lếu'
  )
  expect(words((await server.page(`/areas/${id}`)).body)).toContain('Phường Lào Cai')
})

test('a correction keeps what was known', async () => {
  server.as(editor)
  const id = await idOf('02703', '2026-03-10')
  const before = new Date().toISOString()
  const url = `/areas/${id}/change/correct`
  const wrong = await server.send(url, {
    on: '1990-01-01',
    reason: 'nhầm',
    decision_number: '7/NQ',
    population: 'many'
  })
  expect([wrong.status, wrong.body.includes('id="population-error"')]).toEqual([422, true])
  const early = await server.send(url, {
    on: '1990-01-01',
    reason: 'nhầm',
    decision_number: '7/NQ',
    population: '7000'
  })
  expect(early.body).toContain('id="on-error"')
  const done = await server.send(url, {
    on: '2026-03-10',
    reason: 'nhầm',
    decision_number: '7/NQ',
    population: '7000',
    area_km2: '55,5'
  })
  expect(done.status).toBe(303)
  expect(words((await server.page(`/areas/${id}`)).body)).toContain('7.000 người')
  expect(words((await server.page(`/areas/${id}?known=${before}`)).body)).not.toContain('7.000')
  expect((await server.page(`/areas/${id}?known=2001-01-01`)).status).toBe(404)
})
