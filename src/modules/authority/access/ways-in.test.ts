import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { act } from '../../../../tests/support/small-province.ts'
import { perform, systemActor } from '../../../platform/record/index.ts'
import { makeToken } from './acts/make-token.ts'
import { citizen, clock, type Office, openOffice, people } from './fixtures/office.ts'
import { linkAccount, listAccounts, unlinkAccount } from './index.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
beforeEach(() => {
  clock.today = '2026-03-10'
})

const groundUrl = (power: string, body: 'u1' | 'u2' = 'u1') =>
  `/api/ground?power=${power}&body=${office.bodies[body]}`
const asProgram = (token: string, url: string) =>
  office.app.inject({ url, headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' } })

/** Makes a token on the page, as a person does, and reads it from there. */
async function tokenOf(person: { code: string }, fields: Record<string, string | string[]>) {
  const browser = await office.as(person)
  const answer = await browser.send('/my/tokens', '/my/tokens', {
    name: 'Đồng bộ',
    last_day: '2026-06-30',
    idempotency_key: crypto.randomUUID(),
    ...fields
  })
  return { browser, answer, token: /haicap_[\w-]{40,}/.exec(answer.body)?.[0] ?? '' }
}

describe('a token', () => {
  test('is shown once, kept as a hash, and its making is in the record without it', async () => {
    const { browser, token } = await tokenOf(people.pao, { powers: 'staffing.appoint' })
    expect(token).toMatch(/^haicap_/)
    const entry = await office.lastEntry()
    expect(entry).toMatchObject({
      act: 'access.make_token',
      after: { name: 'Đồng bộ', powers: ['staffing.appoint'], lastDay: '2026-06-30' }
    })
    const kept = await sql<{ text: string }>`select (select string_agg(t::text, ' ') from api_token t) ||
      (select string_agg(r::text, ' ') from record r) || (select string_agg(i::text, ' ') from idempotency i) as text`.execute(
      office.database.db
    )
    expect(kept.rows[0]?.text).not.toContain(token)
    expect((await browser.open('/my/tokens')).body).not.toContain(token)
  })

  test('does what its powers and its person’s posts both allow, and the record names both', async () => {
    const { token } = await tokenOf(people.pao, { powers: ['staffing.appoint'] })
    expect((await asProgram(token, groundUrl('staffing.appoint'))).statusCode).toBe(200)
    expect((await asProgram(token, groundUrl('staffing.qualify'))).statusCode).toBe(403)
    expect((await asProgram(token, groundUrl('staffing.appoint', 'u2'))).statusCode).toBe(403)
    const { statusCode } = await office.app.inject({
      method: 'POST',
      url: '/api/note',
      headers: { authorization: `Bearer ${token}` },
      payload: { organizationId: office.bodies.u1 }
    })
    expect(statusCode).toBe(200)
    expect(await office.lastEntry()).toMatchObject({
      actor_subject: 'CB001',
      actor_name: 'Giàng A Páo (Đồng bộ)',
      ground: { postId: office.posts['u1.chair'] }
    })
  })

  test('loses what its person loses, and gives nothing that they do not hold', async () => {
    const { token } = await tokenOf(people.van, { powers: ['staffing.qualify', 'staffing.appoint'] })
    expect((await asProgram(token, groundUrl('staffing.qualify'))).statusCode).toBe(200)
    expect((await asProgram(token, groundUrl('staffing.appoint'))).statusCode).toBe(403)
    const assigned = sql`act = 'assignment' and power_code = 'staffing.qualify'`
    await sql`update vesting set valid = '[2021-01-01,2026-03-10)', ended_by = decision_id where ${assigned}`.execute(
      office.database.db
    )
    expect((await asProgram(token, groundUrl('staffing.qualify'))).statusCode).toBe(403)
    await sql`update vesting set valid = '[2021-01-01,)', ended_by = null where ${assigned}`.execute(
      office.database.db
    )
  })

  test('ends after its last day', async () => {
    const { token } = await tokenOf(people.pao, { powers: ['staffing.appoint'] })
    clock.today = '2026-06-30'
    expect((await asProgram(token, '/api/me')).statusCode).toBe(200)
    clock.today = '2026-07-01'
    expect((await asProgram(token, '/api/me')).statusCode).toBe(401)
  })

  test('ends when it is revoked, by its owner or by whoever oversees, not by others', async () => {
    const { browser, token } = await tokenOf(people.pao, { powers: ['staffing.appoint'] })
    const found = await sql<{ id: string }>`select id from api_token order by id desc limit 1`.execute(
      office.database.db
    )
    const id = found.rows[0]?.id ?? ''
    const van = await office.as(people.van)
    expect((await van.send('/my/tokens', '/my/tokens/end', { id })).status).toBe(403)
    expect((await asProgram(token, '/api/me')).statusCode).toBe(200)
    const page = await browser.send('/my/tokens', '/my/tokens/end', { id })
    expect(page.body).toContain('Đã thu hồi mã “Đồng bộ”.')
    expect((await asProgram(token, '/api/me')).statusCode).toBe(401)
  })

  test('makes no further token, and takes no emergency', async () => {
    const { token } = await tokenOf(people.pao, { powers: ['staffing.appoint'] })
    const page = await asProgram(token, '/my/tokens')
    expect(page.statusCode).toBe(403)
    const { personId } = (await asProgram(token, '/api/me')).json().person
    const actor = { ...systemActor('test'), personId, scopes: ['staffing.appoint'] }
    const input = { name: 'x', powers: ['staffing.appoint'], lastDay: '2026-03-11', hash: 'a'.repeat(64) }
    await expect(perform(office.database, makeToken('2026-03-10'), actor, input)).rejects.toMatchObject({
      status: 403,
      messageKey: 'access.refusal.by_token'
    })
  })

  test('needs a name, a power and a day: the form comes back with what was typed', async () => {
    const { answer } = await tokenOf(people.pao, {
      name: ' ',
      last_day: '2030-01-01',
      powers: 'staffing.qualify'
    })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Hãy đặt tên')
    expect(answer.body).toMatch(/value="staffing.qualify"[^>]*checked/)
    const late = await tokenOf(people.pao, { last_day: '2030-01-01', powers: 'staffing.qualify' })
    expect(late.answer.body).toContain('Ngày phải từ hôm nay đến 10/03/2027.')
    expect(late.answer.body).toContain('value="2030-01-01"')
  })
})

describe('an account', () => {
  test('that is linked means its person; unlinked it ends what was begun by it', async () => {
    await act(office.database, linkAccount, { subject: people.su.code, person: people.pao.code })
    const browser = await office.as(people.su)
    expect(await browser.json('/api/me')).toMatchObject({ subject: 'CB006', name: 'Giàng A Páo' })
    expect((await browser.open(groundUrl('staffing.appoint'))).status).toBe(200)
    await expect(
      act(office.database, linkAccount, { subject: people.su.code, person: people.van.code })
    ).rejects.toMatchObject({ messageKey: 'access.refusal.linked' })
    await expect(act(office.database, linkAccount, { subject: 'x', person: 'CB999' })).rejects.toMatchObject({
      status: 404
    })
    expect(await act(office.database, unlinkAccount, { subject: people.su.code })).toEqual({
      sessions: 1,
      tokens: 0
    })
    expect((await browser.open('/api/me')).status).toBe(401)
    expect(await office.database.db.transaction().execute((tx) => listAccounts(tx as never))).toEqual([])
  })

  test('that nobody in the register has is told what to do, and may do nothing', async () => {
    const { peopleOf } = await import('./sign-in.ts')
    const { actors } = peopleOf(office.database, { personClaim: 'p', signIns: [], today: () => clock.today })
    const asking = {
      subject: 'stranger',
      name: 'Ai đó',
      claims: {},
      today: clock.today,
      language: 'en'
    } as const
    await office.database.db.transaction().execute(async (tx) => {
      const actor = await actors(tx as never, asking)
      expect(actor).toMatchObject({ personId: null, capacities: [] })
      expect(await actor.rights.ground(tx as never, 'staffing.appoint', null)).toBeNull()
      expect(await actor.rights.lack(tx as never, 'staffing.appoint', null)).toMatchObject({
        messageKey: 'access.refusal.stranger',
        params: { subject: 'stranger' }
      })
    })
  })
})

describe('sessions', () => {
  test('are listed for their owner, who ends one or all', async () => {
    const laptop = await office.as(people.tho)
    const phone = await office.as(people.tho)
    const page = (await laptop.open('/my/sessions')).body
    const ids = [...page.matchAll(/name="id" value="([^"]+)"/g)].map(([, id]) => id ?? '')
    expect(ids).toHaveLength(2)
    expect(page).toContain('phiên này')
    const van = await office.as(people.van)
    for (const id of ids)
      expect((await van.send('/my/sessions', '/my/sessions/end', { id })).status).toBe(403)
    await laptop.send('/my/sessions', '/my/sessions/end', { id: ids[0] ?? '' })
    expect((await phone.open('/api/me')).status).toBe(401)
    expect((await laptop.open('/api/me')).status).toBe(200)
    const other = await office.as(people.tho)
    await laptop.send('/my/sessions', '/my/sessions/end-all', {})
    expect((await laptop.open('/api/me')).status).toBe(401)
    expect((await other.open('/api/me')).status).toBe(401)
    expect(await office.lastEntry()).toMatchObject({
      act: 'access.end_all_sessions',
      subject_id: people.tho.code,
      before: { sessions: [{ device: 'Chrome · Windows' }, { device: 'Chrome · Windows' }] }
    })
  })

  test('of a citizen are theirs to see and to end, and nobody else’s', async () => {
    const laptop = await office.asCitizen()
    const phone = await office.asCitizen()
    const page = await laptop.open('/my/sessions')
    expect(page.body).not.toContain('href="/my"')
    const ids = [...page.body.matchAll(/name="id" value="([^"]+)"/g)].map(([, id]) => id ?? '')
    expect(ids).toHaveLength(2)
    const van = await office.as(people.van)
    const theirs = [...(await van.open('/my/sessions')).body.matchAll(/name="id" value="([^"]+)"/g)]
    for (const [, id = ''] of theirs)
      expect((await laptop.send('/my/sessions', '/my/sessions/end', { id })).status).toBe(403)
    for (const id of ids)
      expect((await van.send('/my/sessions', '/my/sessions/end', { id })).status).toBe(403)
    await laptop.send('/my/sessions', '/my/sessions/end', { id: ids[0] ?? '' })
    expect((await phone.open('/my/sessions')).status).toBe(401)
    expect(await office.lastEntry()).toMatchObject({ actor_name: citizen.name, ground: null })
    await laptop.send('/my/sessions', '/my/sessions/end-all', {})
    expect((await laptop.open('/my/sessions')).status).toBe(401)
    expect((await van.open('/my/sessions')).status).toBe(200)
  })

  test('of anybody are ended by whoever oversees', async () => {
    const tho = await office.as(people.tho)
    const pao = await office.as(people.pao)
    expect((await pao.open('/authority/sessions')).status).toBe(403)
    const thao = await office.as(people.thao)
    const page = await thao.open('/authority/sessions?q=Th%E1%BB%8D')
    expect(page.body).toContain(people.tho.name)
    expect(page.body).not.toContain(people.pao.name)
    const done = await thao.send('/authority/sessions', '/authority/sessions/end-all', {
      subject: people.tho.code
    })
    expect(done.status).toBe(200)
    expect((await tho.open('/api/me')).status).toBe(401)
    expect((await pao.open('/api/me')).status).toBe(200)
  })
})

test('the demonstration finds people by number, name and unit, with what they do now', async () => {
  const { officials } = (await import('./sign-in.ts')).peopleOf(office.database, {
    personClaim: 'p',
    signIns: ['CB003', 'CB001'],
    today: () => clock.today
  })
  const codes = async (text: string) => (await officials.search(text, 'vi')).map(({ subject }) => subject)
  expect(await codes('CB005')).toEqual(['CB005'])
  expect(await codes('giang a pao')).toEqual(['CB001'])
  expect(await codes('bản pho')).toEqual(['CB001', 'CB002'])
  expect(await codes('100%')).toEqual([])
  expect(await officials.featured('en')).toEqual([
    { subject: 'CB003', name: 'Hoàng Văn Thọ', posts: ['Chair of the committee, Ủy ban nhân dân xã Tả Van'] },
    { subject: 'CB001', name: 'Giàng A Páo', posts: ['Chair of the committee, Ủy ban nhân dân xã Bản Pho'] }
  ])
})
