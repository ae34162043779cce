import { beforeAll, describe, expect, test } from 'vitest'
import { words } from '../../../../../tests/support/asked.ts'
import { type Actor, noRights, type Target } from '../../../../platform/record/index.ts'
import { type Asked, editor, reader, testServer } from '../../../organization/fixtures/test-server.ts'
import type { SmallStaff } from '../../people/fixtures/small-staff.ts'
import { api } from '../api.ts'
import { holds, people, prepareStandards } from '../fixtures/small-standards.ts'
import { pages } from '../pages.ts'

const { pao, van, tho } = people
let server: Asked
let staff: SmallStaff
beforeAll(async () => {
  server = await testServer(
    async (database) => {
      staff = await prepareStandards(database)
    },
    [{ name: 'staffing', api, pages }]
  )
  await holds(staff.database, pao, 'professional', 'university', '2010-06-01', { field: 'Luật' })
})

/** May use a power for one body, and nothing else. */
const officer = (power: string, organizationId: string): Actor => ({
  subject: 'to_chuc',
  name: 'Lý Seo Dìn',
  personId: null,
  rights: {
    ...noRights,
    ground: async (_tx, asked, target: Target) =>
      power === asked && target && 'organizationId' in target && target.organizationId === organizationId
        ? { capacity: 'Trưởng phòng', postId: null, vestings: [] }
        : null
  }
})

const read = async (url: string) => words((await server.page(url)).body)
const of = ({ code }: { code: string }) => `/staff/people/${code}/standards`

describe('leaders', () => {
  test('everybody sees name, post and body; nobody sees standards or numbers without the power', async () => {
    for (const actor of [null, reader]) {
      server.as(actor)
      const page = await read('/leaders')
      for (const { name } of [pao, van, tho]) expect(page).toContain(name)
      expect(page).toContain('Phó Chủ tịch UBND xã')
      expect(page).toContain('Tỷ lệ chung được công khai')
      expect(page).not.toContain('Còn thiếu')
      expect(await read('/leaders?lacking=yes')).toContain(pao.name)
    }
    server.as(null)
    const { body } = await server.json('/api/leaders')
    expect(body.items).toHaveLength(3)
    expect(JSON.stringify(body)).not.toContain(pao.code)
  })

  test('whoever may read personal data sees what is missing, and can ask for that alone', async () => {
    server.as(editor)
    expect(await read('/leaders')).toContain('Trung cấp lý luận chính trị trở lên')
    expect(await read('/leaders?lacking=yes&at=2020-07-01')).not.toContain(pao.name)
    expect(await read('/leaders?lacking=yes&at=2020-07-01')).toContain(tho.name)
    expect(await read('/leaders?unit=u2')).not.toContain(pao.name)
    expect(await read('/leaders?unit=u77')).toContain('Không tìm thấy đơn vị “u77”')
    expect(await read('/leaders?level=province')).toContain('Không có lãnh đạo nào phù hợp')
  })
})

describe('the catalogue', () => {
  test('tells the standards in force on the day', async () => {
    server.as(null)
    expect(await read('/standards')).toContain('Trung cấp lý luận chính trị trở lên')
    expect(await read('/standards?at=2020-12-31')).not.toContain('Trung cấp lý luận chính trị trở lên')
  })
})

describe('a person', () => {
  test('is seen by themselves and by whoever may read personal data there', async () => {
    server.as(null)
    expect((await server.page(of(pao))).status).toBe(401)
    server.as(reader)
    expect((await server.page(of(pao))).status).toBe(403)
    server.as(officer('staffing.read_personal', staff.bodies.u2))
    expect((await server.page(of(pao))).status).toBe(403)
    server.as(officer('staffing.read_personal', staff.bodies.u1))
    const page = await read(of(pao))
    expect(page).toContain('Còn thiếu 1 tiêu chuẩn')
    expect(page).not.toContain('Ghi nhận văn bằng')
    server.as(editor)
    expect((await server.page('/staff/people/CB999/standards')).status).toBe(404)
    const { body } = await server.json(`/api${of(pao)}`)
    expect(body).toMatchObject({ qualifications: [{ kind: 'professional', level: 'university' }] })
  })

  test('what is missing is met by recording a qualification; mistakes stay in the form', async () => {
    server.as(editor)
    const form = `${of(pao)}/qualifications/new`
    const fields = {
      level: 'political_theory/intermediate',
      issuer: 'Trường Chính trị tỉnh',
      issuedOn: '2022-06-30'
    }
    const wrong = await server.send(form, { ...fields, lastDay: '2022-06-01' })
    expect(wrong.status).toBe(409)
    expect(words(wrong.body)).toContain('Ngày hết giá trị không được trước ngày cấp')
    const done = await server.send(form, fields)
    expect([done.status, done.location]).toEqual([303, of(pao)])
    expect(await read(of(pao))).not.toContain('Còn thiếu 1 tiêu chuẩn')
    expect(words((await server.send(form, fields)).body)).toContain('đã được ghi nhận')
  })

  test('a wrong one is corrected or taken back, with a reason', async () => {
    server.as(editor)
    const path = async () =>
      /\/staff\/people\/CB001\/standards\/qualifications\/[0-9a-f-]{36}/.exec(
        (await server.page(of(pao))).body
      )?.[0] ?? ''
    const first = await path()
    const fields = { level: 'political_theory/advanced', issuedOn: '2022-06-30' }
    expect((await server.send(first, fields)).status).toBe(422)
    expect((await server.send(first, { ...fields, reason: 'nhập nhầm trình độ' })).status).toBe(303)
    expect(await read(of(pao))).toContain('Lý luận chính trị: Cao cấp')
    expect((await server.send(await path(), { remove: 'yes', reason: 'ghi nhầm người' })).status).toBe(303)
    expect(await read(of(pao))).toContain('Còn thiếu 1 tiêu chuẩn')
  })

  test('an exemption is granted by decision, for a time, and ended early', async () => {
    server.as(editor)
    const fields = {
      standard: 'leader.theory',
      firstDay: '2026-01-01',
      lastDay: '2026-12-31',
      reason: 'Đang học',
      number: '45/QĐ-UBND',
      issuedOn: '2025-12-20'
    }
    expect((await server.send(`${of(tho)}/exemptions/new`, fields)).location).toBe(of(tho))
    const page = await server.page(of(tho))
    expect(words(page.body)).toContain('Được miễn 45/QĐ-UBND đến hết 31/12/2026')
    const path = /\/staff\/people\/CB003\/standards\/exemptions\/[0-9a-f-]{36}/.exec(page.body)?.[0] ?? ''
    expect((await server.send(path, { lastDay: '2026-02-28', reason: 'đã học xong' })).status).toBe(303)
    expect(await read(of(tho))).toContain('Còn thiếu 2 tiêu chuẩn')
    expect((await server.send(path, { lastDay: '2026-12-31', reason: 'x' })).status).toBe(409)
  })

  test('forms are only for whoever may record qualifications there', async () => {
    for (const actor of [reader, officer('staffing.qualify', staff.bodies.u2)]) {
      server.as(actor)
      for (const end of ['qualifications/new', 'exemptions/new'])
        expect((await server.page(`${of(pao)}/${end}`)).status).toBe(403)
    }
    server.as(officer('staffing.qualify', staff.bodies.u1))
    expect((await server.page(`${of(pao)}/exemptions/new?standard=leader.theory`)).status).toBe(200)
  })
})
