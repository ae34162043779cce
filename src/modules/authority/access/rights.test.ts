import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { act } from '../../../../tests/support/small-province.ts'
import { csrf } from '../../../platform/identity/fixtures/browser.ts'
import { endAppointment } from '../../staffing/people/acts/end-appointment.ts'
import { recordAbsence } from '../../staffing/people/acts/record-absence.ts'
import { appointed, decidedOn } from '../../staffing/people/fixtures/small-staff.ts'
import { clock, type Office, openOffice, people } from './fixtures/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
beforeEach(() => {
  clock.today = '2026-03-10'
})

type Asked = { status: number; body: string }
const ground = (
  browser: { open(url: string): Promise<Asked> },
  power: string,
  body: 'u1' | 'u2' = 'u1',
  as = ''
) => browser.open(`/api/ground?power=${power}&body=${office.bodies[body]}${as && `&as=${as}`}`)

describe('what someone may do follows from their post', () => {
  test('in their own commune, and the capacity is said', async () => {
    const pao = await office.as(people.pao)
    const { status, body } = await ground(pao, 'staffing.appoint')
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({
      capacity: 'Chủ tịch UBND xã, Ủy ban nhân dân xã Bản Pho',
      postId: office.posts['u1.chair']
    })
  })

  test('and a refusal says which power is missing and who holds it', async () => {
    const pao = await office.as(people.pao)
    const { status, body } = await ground(pao, 'staffing.appoint', 'u2')
    expect(status).toBe(403)
    expect(JSON.parse(body)).toMatchObject({ status: 403, code: 'authority.refusal.power' })
    expect(body).toContain('Chủ tịch UBND xã, Ủy ban nhân dân xã Tả Van')
    const page = await pao.open('/record')
    expect(page.status).toBe(403)
    expect(page.body).toContain('Giám sát truy cập khẩn cấp')
    expect(page.body).toContain('Chánh Thanh tra tỉnh, Thanh tra tỉnh')
    expect(page.body).toContain('href="/authority/powers/authority.oversee"')
  })

  test('the appointment ends: the right is gone at the next request of the same session', async () => {
    const may = await office.as(people.may)
    expect((await ground(may, 'authority.emergency', 'u2')).status).toBe(403)
    const appointment = await appointed(office.database, people.may, office.posts['u2.clerk'], '2026-03-01')
    expect((await ground(may, 'authority.emergency', 'u2')).status).toBe(200)
    await act(office.database, endAppointment, {
      decision: decidedOn('2026-03-09'),
      appointmentId: appointment,
      on: '2026-03-11',
      reason: 'resigned'
    })
    expect((await ground(may, 'authority.emergency', 'u2')).status).toBe(200)
    clock.today = '2026-03-11'
    expect((await ground(may, 'authority.emergency', 'u2')).status).toBe(403)
    expect((await may.json('/api/me')).capacities).toEqual([])
  })

  test('what was assigned is gone when it is withdrawn', async () => {
    const van = await office.as(people.van)
    expect((await ground(van, 'staffing.qualify')).status).toBe(200)
    const assigned = sql`act = 'assignment' and power_code = 'staffing.qualify'`
    await sql`update vesting set valid = '[2021-01-01,2026-03-10)', ended_by = decision_id where ${assigned}`.execute(
      office.database.db
    )
    expect((await ground(van, 'staffing.qualify')).status).toBe(403)
    await sql`update vesting set valid = '[2021-01-01,)', ended_by = null where ${assigned}`.execute(
      office.database.db
    )
    expect((await ground(van, 'staffing.qualify')).status).toBe(200)
  })

  test('while the chair is away the vice chair acts in that capacity, and the record says so', async () => {
    const van = await office.as(people.van)
    expect((await ground(van, 'staffing.appoint')).status).toBe(403)
    await act(office.database, recordAbsence, {
      decision: decidedOn('2026-03-15'),
      person: people.pao.code,
      from: '2026-03-20',
      lastDay: '2026-03-22',
      reason: 'sick'
    })
    clock.today = '2026-03-21'
    const pao = await office.as(people.pao)
    expect((await ground(pao, 'staffing.appoint')).status).toBe(403)
    expect((await pao.open('/my')).body).toContain('vắng mặt')
    expect((await van.json('/api/me')).capacities).toMatchObject([
      { title: 'Phó Chủ tịch UBND xã, Ủy ban nhân dân xã Bản Pho' },
      { title: 'Thay: Chủ tịch UBND xã, Ủy ban nhân dân xã Bản Pho' }
    ])
    const page = await van.open('/my')
    const note = await office.app.inject({
      method: 'POST',
      url: '/api/note',
      headers: {
        'user-agent': van.userAgent,
        'x-csrf-token': csrf(page.body),
        cookie: [...van.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
      },
      payload: { organizationId: office.bodies.u1 }
    })
    expect(note.statusCode).toBe(200)
    expect(await office.lastEntry()).toMatchObject({
      act: 'desk.note',
      actor_name: people.van.name,
      ground: {
        capacity:
          'Phó Chủ tịch UBND xã, Ủy ban nhân dân xã Bản Pho, thay Chủ tịch UBND xã, Ủy ban nhân dân xã Bản Pho',
        postId: office.posts['u1.vice']
      }
    })
    clock.today = '2026-03-23'
    expect((await ground(van, 'staffing.appoint')).status).toBe(403)
  })
})

test('whoever holds several posts acts in one of them in each tab, or in all together', async () => {
  const post = office.posts['u2.vice'] ?? ''
  await appointed(office.database, people.van, post, '2026-02-01', {
    kind: 'concurrent',
    lastDay: '2026-06-30'
  })
  const van = await office.as(people.van)
  const own = office.posts['u1.vice'] ?? ''
  const statuses = async (as: string) =>
    (
      await Promise.all([
        ground(van, 'staffing.qualify', 'u1', as),
        ground(van, 'authority.emergency', 'u2', as)
      ])
    ).map(({ status }) => status)
  expect(await statuses('')).toEqual([200, 200])
  expect(await statuses(own)).toEqual([200, 403])
  expect(await statuses(post)).toEqual([403, 200])
  const page = (await van.open(`/my?as=${post}`)).body
  expect(page).toContain('<strong>Kiêm nhiệm: Phó Chủ tịch UBND xã, Ủy ban nhân dân xã Tả Van</strong>')
  expect(page).toContain(`href="/my?as=${own}"`)
  expect(page).toContain(`href="/my/sessions?as=${post}"`)
  clock.today = '2026-07-01'
  expect((await van.open(`/my?as=${post}`)).status).toBe(403)
  expect((await van.open('/my?as=nonsense')).status).toBe(403)
})

test('/my and /api/me say who one is', async () => {
  const pao = await office.as(people.pao)
  const page = (await pao.open('/my')).body
  expect(page).toContain('Giàng A Páo')
  expect(page).toContain('CB001')
  expect(await pao.json('/api/me')).toMatchObject({
    subject: 'CB001',
    name: 'Giàng A Páo',
    person: { code: 'CB001' },
    capacities: [{ post: office.posts['u1.chair'], title: 'Chủ tịch UBND xã, Ủy ban nhân dân xã Bản Pho' }],
    as: null
  })
})

test('someone moves to a post in another commune: their rights move with them that day', async () => {
  const tho = await office.as(people.tho)
  expect((await ground(tho, 'staffing.appoint', 'u2')).status).toBe(200)
  // As a merger does it: the old appointment ends the day on which the new one begins.
  const old = await sql<{
    id: string
  }>`select id from appointment where post_id = ${office.posts['u2.chair']}`.execute(office.database.db)
  const input = { decision: decidedOn('2026-08-01'), on: '2026-09-01', reason: 'merged' }
  await act(office.database, endAppointment, { ...input, appointmentId: old.rows[0]?.id })
  await appointed(office.database, people.tho, office.posts['u1.clerk'], '2026-09-01')
  clock.today = '2026-08-31'
  expect((await ground(tho, 'staffing.appoint', 'u2')).status).toBe(200)
  clock.today = '2026-09-01'
  expect((await ground(tho, 'staffing.appoint', 'u2')).status).toBe(403)
  expect((await ground(tho, 'authority.emergency', 'u1')).status).toBe(200)
})
