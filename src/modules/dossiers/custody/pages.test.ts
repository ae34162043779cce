import type { FastifyInstance } from 'fastify'
import { beforeEach, expect, test } from 'vitest'
import { openBrowser, overflowing, screens, violations } from '../../../../tests/support/browser.ts'
import { testDatabase } from '../../../../tests/support/database.ts'
import { mai, type Seat, Visitor, van } from '../../changeover/fixtures/visitor.ts'
import { type Office, smallOffice } from '../fixtures/small-office.ts'
import { custodySite } from './fixtures/custody-site.ts'
import { onEve, planned, split, splitPeople } from './fixtures/reform.ts'

const seat: Seat = { actor: van }
let office: Office
let app: FastifyInstance
let planId: string
let plan: string
beforeEach(async () => {
  seat.actor = van
  const database = await testDatabase()
  office = await smallOffice(database)
  for (const [at, address] of ['Thôn Bản Pho 1', 'Thôn Bản Pho 10', 'Thôn Lùng Phình'].entries())
    await office.received(onEve(`08:0${at}:00`), 'dang-ky-khai-sinh', {
      applicant: { name: 'Vàng Thị Mỷ', number: '010186001234', phone: '0912345678', address }
    })
  planId = await planned(database, split, splitPeople)
  plan = `/plans/${planId}/dossiers`
  app = await custodySite(database, seat)
  return () => app.close()
})

const counts = (visitor: Visitor) =>
  [...visitor.body.matchAll(/haicap-figure__number">([^<]*)</g)].map(([, number]) => Number(number))
const json = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
  const headers = { authorization: 'Bearer test' }
  const answer = await app.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}

test('dossiers are narrowed by the village and assigned all at once, some are chosen, and the rest is named', async () => {
  const visitor = await new Visitor(app).get(plan)
  expect(counts(visitor)).toEqual([3, 0, 0, 3])
  await visitor.get(`${plan}?q=ban+pho+1`)
  expect(visitor.text()).toContain('Giao tất cả 1 hồ sơ trong danh sách')
  await visitor.send(`${plan}?q=ban+pho+1`, { do: 'all', custodian: 'u2' })
  await visitor.follow()
  expect(visitor.text()).toContain('Đã ghi cho 1 hồ sơ.')
  await visitor.get(`${plan}?state=open`)
  const [id = ''] = [...visitor.body.matchAll(/name="dossiers" value="([^"]+)"/g)].map(([, one]) => one)
  await visitor.send(`${plan}?state=open`, { do: 'some', custodian: 'u3' })
  expect(visitor.status).toBe(422)
  expect(visitor.text()).toContain('Chọn ít nhất một hồ sơ.')
  await visitor.send(`${plan}?state=open`, { do: 'some', custodian: '', dossiers: id })
  expect(visitor.text()).toContain('Chọn cơ quan nhận.')
  await visitor.send(`${plan}?state=open`, { do: 'some', custodian: 'u3', dossiers: id })
  await visitor.get(plan)
  expect(counts(visitor)).toEqual([3, 0, 2, 1])
  await visitor.send(plan, { do: 'clear', dossiers: id })
  expect(counts(await visitor.follow())).toEqual([3, 0, 1, 2])
  const rest = `${plan}/rest/${office.gov.body.u1}`
  await visitor.get(rest)
  await visitor.send(rest, { custodian: '' })
  expect(visitor.text()).toContain('Chọn cơ quan nhận.')
  await visitor.send(rest, { custodian: 'u3' })
  await visitor.follow()
  expect(visitor.text()).toContain('Đã ghi cơ quan nhận hồ sơ còn nhận của Ủy ban nhân dân xã Bản Pho.')
})

test('counts are for whoever is signed in, whose dossiers they are only for whoever assigns them', async () => {
  seat.actor = null
  expect((await new Visitor(app).get(plan)).status).toBe(401)
  seat.actor = mai
  const reader = await new Visitor(app).get(plan)
  expect(counts(reader)).toEqual([3, 0, 0, 3])
  expect(reader.body).not.toContain('Vàng Thị Mỷ')
  const csv = await app.inject({ url: `/api${plan}.csv`, headers: { authorization: 'Bearer test' } })
  expect(csv.body).not.toContain('Vàng Thị Mỷ')
  expect(
    (await json('POST', `/api${plan}`, { lines: [{ dossier: 'H00.C1-250630-0001', custodian: 'u2' }] }))
      .status
  ).toBe(403)
  seat.actor = office.gov.actor('MAI', '2025-06-30')
  expect((await new Visitor(app).get(plan)).body).toContain('Vàng Thị Mỷ')
})

test('what is exported is filled in and comes in again; the API tells where dossiers go', async () => {
  const headers = { authorization: 'Bearer test' }
  const { body } = await app.inject({ url: `/api${plan}.csv`, headers })
  expect(body).toContain('H00.C1-250630-0001,,Đăng ký khai sinh,Vàng Thị Mỷ,Thôn Bản Pho 1')
  const text = body.replace('0001,', '0001,u2').replace('0002,', '0002,up')
  const visitor = await new Visitor(app).get(`${plan}/import`)
  await visitor.send(`${plan}/import`, { text })
  expect(visitor.status).toBe(422)
  expect(visitor.text()).toContain('H00.C1-250630-0002: up không nằm trong các cơ quan nhận nhiệm vụ.')
  await visitor.send(`${plan}/import`, { text: text.replace('0002,up', '0002,u3') })
  expect(counts(await visitor.follow())).toEqual([3, 0, 2, 1])
  expect(await json('PUT', `/api${plan}/rest/${office.gov.body.u1}`, { custodian: 'u2' })).toMatchObject({
    status: 200
  })
  const { body: told } = await json('GET', `/api${plan}`)
  expect(told.counts).toEqual({ open: 3, followed: 0, assigned: 2, unassigned: 1 })
  expect(told.rests).toMatchObject([{ body: { code: 'u1' }, custodian: 'u2', proposed: false }])
})

test('the pages are whole on a desk and on a phone', async () => {
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await openBrowser()
  try {
    for (const [name, viewport] of Object.entries(screens))
      for (const path of [plan, `${plan}/rest/${office.gov.body.u1}`, `${plan}/import`]) {
        const page = await browser.newPage({ viewport })
        await page.goto(url + path)
        expect([name, path, await violations(page)]).toEqual([name, path, []])
        expect([name, path, await overflowing(page)]).toEqual([name, path, []])
        await page.close()
      }
  } finally {
    await browser.close()
  }
}, 60_000)
