import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { type Office, openOffice, people } from './fixtures/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})

const ground = async (person: { code: string }, body: 'u1' | 'u2' = 'u1') =>
  (await office.as(person)).open(`/api/ground?power=staffing.appoint&body=${office.bodies[body]}`)

const reason = 'Bão số 5: phải điều người trực ngay, không gọi được Chủ tịch.'
const take = async (person: { code: string }, fields: Record<string, string> = {}) =>
  (await office.as(person)).send('/my/emergency', '/my/emergency', {
    power: 'staffing.appoint',
    unit: 'c1',
    reason,
    idempotency_key: crypto.randomUUID(),
    ...fields
  })

test('an emergency gives a power for a short time, alerts, and is reviewed by somebody else', async () => {
  expect((await ground(people.van)).status).toBe(403)
  const taken = await take(people.van)
  expect(taken.status).toBe(200)
  expect(taken.body).toContain('2 chức vụ được báo')
  const now = await ground(people.van)
  expect(JSON.parse(now.body)).toEqual({
    capacity: 'Truy cập khẩn cấp: Phó Chủ tịch UBND xã, Ủy ban nhân dân xã Bản Pho',
    postId: office.posts['u1.vice'],
    vestings: []
  })
  expect((await ground(people.van, 'u2')).status).toBe(403)
  expect((await ground(people.may)).status).toBe(403)

  // The holder and the overseer are alerted on every page, others are not and see nothing of it.
  const [pao, thao, tho] = await Promise.all([people.pao, people.thao, people.tho].map(office.as))
  if (!pao || !thao || !tho) throw new Error('nobody')
  expect((await pao.open('/my')).body).toContain('1 cảnh báo')
  expect((await thao.open('/my')).body).toContain('1 cảnh báo')
  expect((await tho.open('/my')).body).not.toContain('1 cảnh báo')
  const id = /\/authority\/alerts\/([\w-]{36})/.exec((await thao.open('/authority/alerts')).body)?.[1] ?? ''
  expect((await tho.open(`/authority/alerts/${id}`)).status).toBe(404)
  expect((await tho.open('/authority/alerts')).body).not.toContain(id)
  expect((await pao.open(`/authority/alerts/${id}`)).body).toContain('Bão số 5')

  const review = { verdict: 'justified', opinion: 'Đúng quy trình.' }
  const path = `/authority/alerts/${id}`
  expect((await pao.send(path, path, review)).status).toBe(403)
  const blank = await thao.send(path, path, { opinion: '' })
  expect(blank.status).toBe(422)
  expect(blank.body).toContain('Hãy chọn một kết luận.')
  expect((await thao.send(path, path, review)).body).toContain('chính đáng')
  expect(await office.lastEntry()).toMatchObject({
    act: 'access.review_emergency',
    after: { verdict: 'justified' }
  })
  expect((await pao.open('/my')).body).not.toContain('1 cảnh báo')
  expect((await thao.send(path, path, review)).status).toBe(409)
})

test('it takes the power to act in an emergency there, a reason, and a power that one does not hold', async () => {
  expect((await take(people.tho)).status).toBe(403)
  expect((await take(people.van, { unit: 'c2' })).status).toBe(403)
  const short = await take(people.van, { reason: 'gấp' })
  expect(short.status).toBe(422)
  expect(short.body).toContain('Hãy nêu lý do')
  expect((await take(people.van, { power: 'staffing.qualify' })).status).toBe(409)
  expect((await take(people.van, { unit: 'nowhere' })).status).toBe(404)
})

test('the record tells who took what and why, and what was done by it', async () => {
  const thao = await office.as(people.thao)
  const list = (await thao.open('/record?act=access.')).body
  expect(list).toContain('access.take_emergency')
  const number = /\/record\/(\d+)">\d+<\/a><\/th>(?:(?!<\/tr>).)*access\.take_emergency/s.exec(list)?.[1]
  const page = (await thao.open(`/record/${number}`)).body
  expect(page).toContain('Bão số 5')
  expect(page).toContain('Phó Chủ tịch UBND xã, Ủy ban nhân dân xã Bản Pho')
  expect(page).toContain('phân quyền (theo luật)')
  const answer = await thao.json('/api/record?act=access.take&limit=1')
  expect(answer).toMatchObject({
    items: [
      {
        act: 'access.take_emergency',
        subject: 'CB002',
        capacity: expect.stringContaining('Phó Chủ tịch'),
        reason
      }
    ]
  })
  expect((await thao.open('/record/999999')).status).toBe(404)
})

test('what was written about people takes the power to read personal data as well', async () => {
  const thao = await office.as(people.thao)
  const page = await thao.json('/api/record?act=staffing.register_person&limit=1')
  expect(page).toMatchObject({ items: [{ act: 'staffing.register_person', after: null }] })
})

test('it is over when its time is over', async () => {
  await take(people.van)
  expect((await ground(people.van)).status).toBe(200)
  // The application itself cannot change what was opened; the owner of the database can.
  const client = new pg.Client({ connectionString: office.database.ownerUrl })
  await client.connect()
  await client.query(
    `update ${office.database.schema}.emergency_access set valid = tstzrange(lower(valid) - interval '2 hours', now() - interval '1 minute')`
  )
  await client.end()
  expect((await ground(people.van)).status).toBe(403)
})
