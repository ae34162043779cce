import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { read, write } from '../../../platform/database/index.ts'
import type { Rights } from '../../../platform/record/index.ts'
import { rightsOf } from '../../authority/index.ts'
import { type Office, smallOffice } from '../fixtures/small-office.ts'
import { countDesk } from './counts.ts'
import { busyOffice } from './fixtures/busy-office.ts'
import { unitHeld, unitsNamed } from './held.ts'
import { type ListQuestion, listDossiers, states, type View } from './list.ts'
import { type Desk, deskOf } from './scope.ts'
import { workloadOf } from './workload.ts'

const today = '2026-03-10'
const now = '2026-03-10T03:00:00Z'
const many = 42
let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  await busyOffice(office, many)
})

const desk = (who: string): Promise<Desk> => {
  const personId = office.gov.person[who] ?? ''
  const rights = rightsOf({ personId, today, language: 'vi' })
  return read(office.database, (tx) => deskOf(tx, { subject: who, name: who, personId, rights }, today))
}
const list = async (who: string, question: Partial<ListQuestion> & { view: View }) => {
  const of = await desk(who)
  return read(office.database, (tx) => listDossiers(tx, of, { now, ...question }))
}
const names = async (who: string, q: string, view: View = 'body') =>
  [...new Set((await list(who, { view, q, limit: 200 })).items.map(({ applicant }) => applicant))].sort()

describe('pages', () => {
  test.each([
    ['body', 'open'],
    ['body', 'any'],
    ['body', 'handed_over'],
    ['unit', 'open'],
    ['counter', 'released'],
    ['to_hand_over', 'open'],
    ['mine', 'in_work']
  ] as const)(
    'of %s, %s visit every row once, forwards and back, whatever the due dates',
    async (view, state) => {
      const who = view === 'counter' || view === 'to_hand_over' ? 'LIEN' : view === 'body' ? 'MAI' : 'HOA'
      const q = state === 'any' ? 'vàng' : undefined
      for (let round = 0; round < 6; round += 1) {
        // Few different dates, so that many are equal; some have none.
        await write(office.database, (tx) =>
          sql`update dossier set due_at = case when random() < 0.2 then null
            else timestamptz '2026-03-08 02:00Z' + floor(random() * 4) * interval '1 day' end,
          ended_at = case when ended_at is not null then timestamptz '2026-03-05 02:00Z' + floor(random() * 3) * interval '1 day' end`.execute(
            tx
          )
        )
        const of = await desk(who)
        const ask = (more: object) =>
          read(office.database, (tx) => listDossiers(tx, of, { view, state, q, now, ...more }))
        const all = (await ask({ limit: 200 })).items.map(({ id }) => id)
        expect(all.length).toBeGreaterThan(0)
        const limit = 1 + Math.floor(Math.random() * 6)
        const forwards: string[][] = []
        let page = await ask({ limit })
        for (;;) {
          forwards.push(page.items.map(({ id }) => id))
          if (!page.next) break
          page = await ask({ limit, after: page.next })
        }
        expect(forwards.flat()).toEqual(all)
        const back = [forwards.at(-1) ?? []]
        while (page.previous) {
          page = await ask({ limit, before: page.previous })
          back.unshift(page.items.map(({ id }) => id))
        }
        expect(back.flat()).toEqual(all)
      }
    }
  )

  test('a cursor that was not made here begins at the first page', async () => {
    const first = await list('MAI', { view: 'body', limit: 3 })
    const made = (text: string) => Buffer.from(text).toString('base64url')
    const id = '01a213db-8881-7568-8898-525748b3f481'
    for (const text of ['nonsense', `2026 ${id}`, `2026-03-10T00:00:00Z ${'-'.repeat(36)}`])
      expect(await list('MAI', { view: 'body', limit: 3, after: made(text) })).toEqual(first)
  })
})

describe('search', () => {
  test('finds names with and without accents, whole words first', async () => {
    expect(await names('MAI', 'giàng a páo')).toEqual(['Giàng A Páo'])
    expect(await names('MAI', 'giang a pao')).toEqual(['Giàng A Páo'])
    expect(await names('MAI', 'dao')).toEqual(await names('MAI', 'Đào'))
    expect((await names('MAI', 'dao')).every((name) => name.endsWith('Đào'))).toBe(true)
    // Nobody is called so: what begins with it is found.
    expect(await names('MAI', 'giang a pá')).toEqual([])
    expect(await names('MAI', 'giàn')).toEqual(await names('MAI', 'giàng'))
    expect(await names('MAI', "'&|!:*")).toEqual([])
    // Page by page too.
    const all = (await list('MAI', { view: 'body', q: 'giàn', limit: 200 })).items
    const first = await list('MAI', { view: 'body', q: 'giàn', limit: 1 })
    const second = await list('MAI', { view: 'body', q: 'giàn', limit: 1, after: first.next ?? '' })
    expect(all.length).toBeGreaterThan(1)
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 2))
  })

  test('finds a code, an ID number and a phone as people write them, running or ended', async () => {
    const [one] = (await list('MAI', { view: 'body', state: 'handed_over' })).items
    expect(
      (await list('MAI', { view: 'body', q: one?.code?.toLowerCase() ?? '' })).items.map(({ id }) => id)
    ).toEqual([one?.id])
    expect((await list('MAI', { view: 'body', q: '0101 8600 0004' })).items).toHaveLength(1)
    expect((await list('LIEN', { view: 'counter', q: '+84 9123 00004' })).items).toHaveLength(1)
  })

  test('stays within the desk', async () => {
    expect(await names('PHA', 'giang', 'body')).toEqual([])
    expect(await names('LIEN', 'giang', 'counter')).not.toEqual([])
    expect(await names('SUA', 'giang', 'counter')).toEqual([])
  })
})

describe('counts', () => {
  test('of every state are those of its list, and of the other views those of their lists', async () => {
    const of = await desk('MAI')
    const { states: counts, views } = await read(office.database, (tx) =>
      countDesk(tx, of, { view: 'body', now, others: ['mine', 'opinions'] })
    )
    for (const state of states.slice(0, 12)) {
      const { items } = await list('MAI', { view: 'body', state, limit: 200 })
      expect(counts[state] ?? 0, state).toBe(items.length)
    }
    expect(views).toEqual({ body: counts.open, mine: 0, opinions: 0 })
  })

  test('by unit and by person open to exactly those rows', async () => {
    const of = await desk('MAI')
    await read(office.database, async (tx) => {
      const { units, people } = await workloadOf(tx, of, now)
      expect(units.reduce((sum, { open }) => sum + open, 0)).toBe(
        (await listDossiers(tx, of, { view: 'body', now, limit: 200 })).items.length
      )
      for (const load of units)
        for (const state of ['open', 'late', 'soon', 'waiting'] as const) {
          const unit = await unitHeld(tx, of, load.id)
          const { items } = await listDossiers(tx, of, { view: 'body', state, unit, now, limit: 200 })
          expect(items.length, `${load.name} ${state}`).toBe(load[state])
          const named = await unitsNamed(tx, items, today)
          expect([...named.values()].every(({ id }) => id === load.id)).toBe(true)
        }
      for (const load of people) {
        const { items } = await listDossiers(tx, of, { view: 'body', personId: load.id, now, limit: 200 })
        expect(items.length, load.name).toBe(load.open)
      }
    })
  })
})

test('filters narrow by procedure, channel and days of reception', async () => {
  const all = (await list('MAI', { view: 'body', limit: 200 })).items
  const from = '2026-03-03T17:00:00Z'
  const after = (await list('MAI', { view: 'body', receivedFrom: from, limit: 200 })).items
  const before = (await list('MAI', { view: 'body', receivedBefore: from, limit: 200 })).items
  expect(after.length + before.length).toBe(all.length)
  expect(Math.min(after.length, before.length)).toBeGreaterThan(0)
  expect((await list('MAI', { view: 'body', channel: 'online' })).items).toEqual([])
})

test('a desk that an emergency access opens is closed when its time is over', async () => {
  const { gov, database } = office
  const personId = gov.person.HOA ?? ''
  // What the posts give, and beyond that what is open of emergencies.
  const rights: Rights = {
    ...rightsOf({ personId, today, language: 'vi' }),
    async among(tx, power) {
      const found = await sql<{ id: string }>`select organization_id as id from emergency_access
        where person_id = ${personId}::uuid and power_code = ${power} and valid @> clock_timestamp()`.execute(
        tx
      )
      return found.rows.map(({ id }) => id)
    }
  }
  const actor = { subject: 'HOA', name: 'HOA', personId, rights }
  const leads = () => read(database, async (tx) => (await deskOf(tx, actor, today)).leads)
  expect(await leads()).toEqual([])
  await write(database, (tx) =>
    sql`insert into emergency_access (person_id, post_id, power_code, organization_id, valid, reason)
      values (${gov.person.HOA}::uuid, ${gov.post.HOA}::uuid, 'dossiers.oversee', ${gov.body.u1}::uuid,
        tstzrange(clock_timestamp(), clock_timestamp() + interval '1 second'), 'Lũ cuốn trôi cầu')`.execute(
      tx
    )
  )
  expect(await leads()).toEqual([gov.body.u1])
  await new Promise((done) => setTimeout(done, 1100))
  expect(await leads()).toEqual([])
})
