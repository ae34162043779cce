import { beforeAll, describe, expect, test } from 'vitest'
import { words } from '../../../../../tests/support/asked.ts'
import { act } from '../../../../../tests/support/small-province.ts'
import { type Actor, noRights, type Target } from '../../../../platform/record/index.ts'
import { type Asked, editor, reader, testServer } from '../../../organization/fixtures/test-server.ts'
import { correctPerson } from '../acts/correct-person.ts'
import { recordAbsence } from '../acts/record-absence.ts'
import { setContact } from '../acts/set-contact.ts'
import { api } from '../api.ts'
import { appointed, decidedOn, people, type SmallStaff, smallStaff } from '../fixtures/small-staff.ts'
import { pages } from '../pages.ts'

let server: Asked
let staff: SmallStaff
const { pao, van, tho, may, thao, su } = people

beforeAll(async () => {
  server = await testServer(
    async (database) => {
      staff = await smallStaff(database)
    },
    [{ name: 'staffing', api, pages }]
  )
  const { database, posts } = staff
  await appointed(database, may, posts['u1.clerk'], '2021-01-01', { rank: 'cv' })
  const contact = { phone: '0214 3820 001', email: 'chutich.banpho@province.example' }
  await act(database, setContact, { postId: posts['u1.chair'], ...contact })
  await act(database, recordAbsence, {
    person: may.code,
    from: '2026-03-01',
    lastDay: '2026-03-20',
    reason: 'sick'
  })
  await act(database, correctPerson, {
    decision: decidedOn('2021-01-01'),
    person: may.code,
    private: {
      personalId: '010190000123',
      birthDate: '1990-04-12',
      sex: 'female',
      ethnicity: 'Dao',
      phone: '0912 000 111'
    },
    reason: 'bổ sung'
  })
})

/** May read personal data of one body, and nothing else. */
const personnel = (organizationId: string): Actor => ({
  subject: 'to_chuc',
  name: 'Lý Seo Dìn',
  personId: null,
  rights: {
    ...noRights,
    ground: async (_tx, power, target: Target) =>
      power === 'staffing.read_personal' &&
      target &&
      'organizationId' in target &&
      target.organizationId === organizationId
        ? { capacity: 'Trưởng phòng', postId: null, vestings: [] }
        : null
  }
})

const read = async (url: string) => words((await server.page(url)).body)
const unit = () => `/organizations/${staff.bodies.u1}/staff`

describe('what may be seen', () => {
  const personal = ['010190000123', '12/04/1990', '0912 000 111']

  test('the public sees leaders: name, post and office contact, and of others nothing', async () => {
    server.as(null)
    const page = await read(unit())
    for (const text of [pao.name, 'Chủ tịch UBND xã', '0214 3820 001', van.name]) expect(page).toContain(text)
    for (const text of [may.name, pao.code, 'Lái xe', 'Vắng mặt', '01/01/2020'])
      expect(page).not.toContain(text)
    expect(await read('/staff/people?q=chao')).not.toContain(may.name)
    expect(await read('/staff/people?q=giang a pao')).toContain(pao.name)
    expect(await read(`/staff/people?q=${pao.code}`)).not.toContain(pao.name)
    const csv = (await server.page(`${unit()}.csv`)).body
    expect([csv.includes(pao.name), csv.includes(may.name), csv.includes(pao.code)]).toEqual([
      true,
      false,
      false
    ])
    const { items } = (await server.json(`/api/organizations/${staff.bodies.u1}/posts`)).body as {
      items: { position: string; holders: { code: string | null; absent: boolean | null }[] }[]
    }
    expect(items.map(({ position }) => position)).toEqual(['chair', 'vice'])
    expect(items[0]?.holders[0]).toMatchObject({ code: null, absent: null, rank: null, firstDay: null })
    for (const url of [
      `/staff/people/${may.code}`,
      `${unit()}/history`,
      '/my/unit',
      `/staff/posts/${staff.posts['u1.clerk']}`
    ])
      expect([url, (await server.page(url)).status]).toEqual([url, 401])
    expect((await server.json(`/api/people/${may.code}`)).status).toBe(401)
  })

  test('whoever is signed in sees names and posts of all, and no personal data', async () => {
    server.as(reader)
    const page = await read(unit())
    for (const text of [pao.name, may.name, 'Chuyên viên', 'Lái xe', 'Còn khuyết', 'Vắng mặt'])
      expect(page).toContain(text)
    const person = await read(`/staff/people/${may.code}`)
    expect(person).toContain('Công chức tư pháp – hộ tịch')
    for (const text of [...personal, 'Nghỉ ốm', 'Dao']) expect(person).not.toContain(text)
    expect((await server.json(`/api/people/${may.code}/personal`)).status).toBe(403)
    expect((await server.json(`/api/people/${may.code}`)).body.career).toMatchObject([
      { kind: 'permanent', firstDay: '2021-01-01', lastDay: null, beganBy: 'QĐ 2021-01-01' }
    ])
  })

  test('personal data are for whoever holds the power in the body of the permanent post', async () => {
    server.as(personnel(staff.bodies.u2))
    const elsewhere = await read(`/staff/people/${may.code}`)
    for (const text of personal) expect(elsewhere).not.toContain(text)
    server.as(personnel(staff.bodies.u1))
    const here = await read(`/staff/people/${may.code}`)
    for (const text of [...personal, 'Nghỉ ốm', 'Dao']) expect(here).toContain(text)
    expect((await server.json(`/api/people/${may.code}/personal`)).body).toMatchObject({
      personalId: '010190000123',
      birthDate: '1990-04-12'
    })
    expect((await server.json(`/api/people/${tho.code}/personal`)).status).toBe(403)
    const past = await read(`/staff/people/${may.code}?at=2020-06-01`)
    expect(past).toContain('010190000123')
    server.as(personnel(staff.bodies.u2))
    expect(await read(`/staff/people/${may.code}?at=2030-06-01`)).not.toContain('010190000123')
  })
})

describe('finding people and vacancies', () => {
  const names = async (query: string) =>
    ((await server.json(`/api/people?${query}`)).body.items as { name: string }[]).map(({ name }) => name)

  test('by name with or without accents, by number, by unit, position, group, and page by page', async () => {
    server.as(reader)
    expect(await names('q=chao%20ta%20may')).toEqual([may.name])
    expect(await names('q=MẨY')).toEqual([may.name])
    expect(await names(`q=${su.code}`)).toEqual([su.name])
    expect(await names(`unit=${staff.bodies.u1}`)).toEqual([may.name, pao.name, van.name])
    expect(await names('position=chair')).toEqual([pao.name, tho.name])
    expect(await names('group=professional')).toEqual([may.name])
    expect(await names('q=%25')).toEqual([])
    const all: string[] = []
    for (let after = ''; ; ) {
      const { body } = await server.json(`/api/people?limit=1&after=${after}`)
      all.push(...(body.items as { name: string }[]).map(({ name }) => name))
      if (!body.next) break
      after = String(body.next)
    }
    expect(all).toEqual([may.name, pao.name, tho.name, van.name])
  })

  test('vacancies name the body, and who acts there', async () => {
    await appointed(staff.database, may, staff.posts['u2.vice'], '2024-01-01', {
      kind: 'acting',
      lastDay: '2026-05-31'
    })
    const page = await read('/staff/vacancies?unit=u2')
    expect(page).toContain('Ủy ban nhân dân xã Tả Van')
    expect(page).toMatch(/Phó Chủ tịch UBND xã Lãnh đạo, quản lý 01\/01\/2020 Chảo Tả Mẩy/)
    expect(page).not.toContain('xã Bản Pho')
    expect(await read('/staff/vacancies?unit=u9')).toContain('Không có cơ quan tên hoặc mã này')
  })

  test('the catalogue is that of the day', async () => {
    expect(await read('/staff/positions')).not.toContain('Cán bộ huyện')
    expect(await read('/staff/positions?at=2025-06-30&group=support')).toContain('Cán bộ huyện')
    expect(await read('/staff/positions?at=2025-06-30')).toContain('đến hết 30/06/2025')
  })
})

test('every page is there in every language, with no message missing', async () => {
  server.as(editor)
  const appointment = (await server.json(`/api/people/${may.code}`)).body.career as unknown as {
    appointmentId: string
  }[]
  const post = `/staff/posts/${staff.posts['u1.driver']}`
  const person = `/staff/people/${may.code}`
  const urls = [
    '/staff',
    '/staff/people',
    '/staff/people?q=x',
    '/staff/vacancies',
    `/staff/vacancies?person=${may.code}`,
    '/staff/positions',
    unit(),
    `${unit()}?at=2019-01-01`,
    `${unit()}/history`,
    `${unit()}/open-post`,
    `${unit()}/register`,
    post,
    ...['appoint', 'end', 'tolerate', 'contact'].map((form) => `${post}/${form}`),
    person,
    ...['correct', 'depart', 'absence'].map((form) => `${person}/${form}`),
    `/staff/appointments/${appointment[0]?.appointmentId}/end`,
    '/my/unit'
  ]
  for (const language of ['vi', 'en', 'de'])
    for (const url of urls) {
      const page = await server.page(url, language)
      expect([url, page.status]).toEqual([url, 200])
      expect(page.body).not.toMatch(/[>"]\s*people\.[a-z_.]+\s*[<"]/)
    }
  for (const url of ['/staff/people/XX', '/staff/posts/x', `/organizations/${crypto.randomUUID()}/staff`])
    expect([url, (await server.page(url)).status]).toEqual([url, 404])
})

describe('the forms', () => {
  const decision = { decision_number: '12/QĐ-UBND', decision_issued_on: '2026-02-01' }

  test('are for whoever holds the power', async () => {
    server.as(reader)
    expect((await server.page(`${unit()}/open-post`)).status).toBe(403)
    expect((await server.page(`/staff/people/${may.code}/depart`)).status).toBe(403)
    expect(await read(unit())).not.toContain('Lập vị trí')
  })

  test('say at each field what is missing', async () => {
    server.as(editor)
    const sent = await server.send(`${unit()}/open-post`, { position: '', from: '', decision_number: '' })
    expect(sent.status).toBe(422)
    for (const field of ['position', 'from', 'decision_number'])
      expect(sent.body).toContain(`id="${field}-error"`)
    const unknown = await server.send(`${unit()}/open-post`, {
      position: 'driver',
      from: '2026-03-10',
      decision_number: '99/QĐ'
    })
    expect([unknown.status, unknown.body.includes('id="decision_issued_on-error"')]).toEqual([409, true])
  })

  test('a post is opened, filled by name, and ended with its appointment', async () => {
    server.as(editor)
    const opened = await server.send(`${unit()}/open-post`, {
      position: 'driver',
      from: '2026-03-01',
      ...decision
    })
    expect([opened.status, opened.location]).toEqual([303, `${unit()}?at=2026-03-01`])
    const { items } = (await server.json(`/api/organizations/${staff.bodies.u1}/posts`)).body as {
      items: { id: string; position: string; firstDay: string }[]
    }
    const post = items.find(({ firstDay }) => firstDay === '2026-03-01')?.id
    const url = `/staff/posts/${post}/appoint`
    const taken = await server.send(`/staff/posts/${staff.posts['u1.chair']}/appoint`, {
      person: 'lo thi thao',
      kind: 'permanent',
      from: '2026-03-05',
      ...decision
    })
    expect([taken.status, words(taken.body).includes(`${pao.name} giữ chính thức vị trí này`)]).toEqual([
      409,
      true
    ])
    const nobody = await server.send(url, {
      person: 'Vàng A Nủ',
      kind: 'permanent',
      from: '2026-03-05',
      ...decision
    })
    expect([nobody.status, nobody.body.includes('id="person-error"')]).toEqual([409, true])
    const several = await server.send(url, {
      person: 'thi',
      kind: 'permanent',
      from: '2026-03-05',
      ...decision
    })
    expect(words(several.body)).toContain(`${thao.name} (${thao.code})`)
    const done = await server.send(url, {
      person: 'lo thi thao',
      kind: 'permanent',
      from: '2026-03-05',
      ...decision
    })
    expect([done.status, done.location]).toEqual([303, `/staff/posts/${post}?at=2026-03-05`])
    expect(await read(`/staff/people/${thao.code}`)).toContain('Lái xe')
    const end = `/staff/posts/${post}/end`
    const held = await server.send(end, { on: '2026-03-09', ...decision })
    expect([held.status, held.body.includes('id="end_appointments-error"')]).toEqual([409, true])
    expect(
      (await server.send(end, { on: '2026-03-09', end_appointments: 'merged', ...decision })).status
    ).toBe(303)
    expect(await read(`/staff/people/${thao.code}`)).toContain('Không giữ vị trí nào vào ngày này')
    expect(await read(`${unit()}/history`)).toMatch(
      /09\/03\/2026 Kết thúc vị trí.*09\/03\/2026 Thôi giữ vị trí \(sắp xếp/
    )
  })

  test('someone is entered, corrected, away, back early, and leaves', async () => {
    server.as(editor)
    const entered = await server.send(`${unit()}/register`, {
      name: 'Vàng Thị Mỷ',
      code: 'CB 100/a',
      private_personal_id: '12'
    })
    expect([entered.status, entered.body.includes('id="private_personal_id-error"')]).toEqual([422, true])
    expect((await server.send(`${unit()}/register`, { name: 'Vàng Thị Mỷ', code: 'CB001' })).status).toBe(409)
    const done = await server.send(`${unit()}/register`, { name: 'Vàng Thị Mỷ', code: 'CB 100/a' })
    expect([done.status, done.location]).toEqual([303, '/staff/people/CB%20100%2Fa'])
    const person = '/staff/people/CB%20100%2Fa'
    const same = { name: 'Vàng Thị Mỷ', code: 'CB 100/a', reason: 'nhầm', ...decision }
    expect((await server.send(`${person}/correct`, same)).status).toBe(409)
    const corrected = await server.send(`${person}/correct`, {
      ...same,
      code: 'CB100',
      private_ethnicity: 'Hmông'
    })
    expect(corrected.location).toBe('/staff/people/CB100')
    await appointed(staff.database, { code: 'CB100' }, staff.posts['u1.driver'], '2026-01-01')
    const away = { from: '2026-03-08', last_day: '2026-03-30', reason: 'training' }
    expect((await server.send('/staff/people/CB100/absence', away)).status).toBe(303)
    expect(words((await server.send('/staff/people/CB100/absence', away)).body)).toContain(
      'đã được ghi vắng mặt'
    )
    const back =
      /\/staff\/absences\/[0-9a-f-]+\/end/.exec((await server.page('/staff/people/CB100')).body)?.[0] ?? ''
    expect((await server.send(back, { on: '2026-03-10' })).status).toBe(303)
    expect(await read('/staff/people/CB100')).toContain('từ 08/03/2026 đến hết 09/03/2026')
    const leave = { on: '2026-03-10', reason: 'moved_away', ...decision }
    expect((await server.send('/staff/people/CB100/depart', leave)).status).toBe(303)
    expect(await read('/staff/people/CB100')).toContain('chuyển công tác ra ngoài tỉnh')
  })
})

test('my unit says what wants attention', async () => {
  const { id } = (await server.json(`/api/people/${may.code}`)).body as unknown as { id: string }
  server.as({ ...reader, personId: id })
  const page = await read('/my/unit')
  expect(page).toContain('Bạn là: Công chức tư pháp – hộ tịch')
  expect(page).toContain('Vắng mặt: Chảo Tả Mẩy đến hết 20/03/2026')
  expect(page).toContain('Quyền, phụ trách sắp hết: Phó Chủ tịch UBND xã đến hết 31/05/2026')
  server.as(reader)
  expect(await read('/my/unit')).toContain('không giữ vị trí nào')
})

test('an act needs the power, and acts once for its key', async () => {
  const input = {
    decision: { number: '13/QĐ-UBND', issuedOn: '2026-02-01' },
    person: su.code,
    postId: staff.posts['u2.clerk'],
    from: '2026-03-02'
  }
  server.as(reader)
  expect((await server.act('staffing.appoint', input)).status).toBe(403)
  server.as(editor)
  const first = await server.act('staffing.appoint', input, { 'idempotency-key': 'one' })
  expect(first.status).toBe(201)
  expect(await server.act('staffing.appoint', input, { 'idempotency-key': 'one' })).toEqual(first)
  const paths = Object.keys((await server.json('/api/openapi.json')).body.paths as object)
  for (const path of [
    '/api/people',
    '/api/people/{code}',
    '/api/positions',
    '/api/organizations/{id}/posts',
    '/api/acts/staffing.appoint'
  ])
    expect(paths).toContain(path)
})
