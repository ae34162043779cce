import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { read, write } from '../../../platform/database/index.ts'
import { perform, systemActor } from '../../../platform/record/index.ts'
import { acts } from '../acts/index.ts'
import { sealBooksTask } from '../acts/seal-books.ts'
import { at, type Office, smallOffice } from '../fixtures/small-office.ts'
import { entriesOf, getDossier } from './read.ts'
import { brokenSeal, lastSeal } from './seals.ts'
import { verifyBooks } from './verify.ts'

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
})

const dossier = (id: string) => read(office.database, (tx) => getDossier(tx, id, '2026-03-20'))
const count = (id: string) => read(office.database, async (tx) => (await entriesOf(tx, id)).length)
const portal = <T>(act: (typeof acts)[keyof typeof acts], input: T, now: string) =>
  perform(office.database, act as typeof acts.pay, systemActor('portal'), input, { now })

describe('a request that comes again', () => {
  test('gets the same answer and acts once, even twice at the same time', async () => {
    const input = { receptionId: office.gov.body.tt1, facts: office.facts() }
    const receive = () => office.does('LIEN', acts.receive, input, at('09T08:00'), 'lan-1')
    const answers = await Promise.all([receive(), receive(), receive()])
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(await receive()).toEqual(answers[0])
  })

  test('is refused when its key was used for something else', async () => {
    const one = { receptionId: office.gov.body.tt1, facts: office.facts() }
    await office.does('LIEN', acts.receive, one, at('09T08:00'), 'lan-2')
    const other = { ...one, facts: office.facts('dang-ky-khai-sinh') }
    await expect(office.does('LIEN', acts.receive, other, at('09T08:01'), 'lan-2')).rejects.toMatchObject({
      messageKey: 'record.refusal.key_reused'
    })
  })
})

describe('what haicap learns late', () => {
  test('makes nothing overdue: the clock stands until a payment is known, whenever it was made', async () => {
    const { id } = await office.received(at('09T08:00'), 'xac-nhan-dat')
    await office.does('LIEN', acts['ask-payment'], { id, amount: 50_000 }, at('09T09:00'))
    // Two officers go on with what does not wait, before the bank's message comes.
    await office.does('MAI', acts.assign, { id }, at('10T08:00'))
    await portal(acts.pay, { id, happenedAt: at('09T10:00') }, at('11T10:00'))
    const { life, dueAt, waiting } = await dossier(id)
    expect(waiting).toEqual([])
    expect(life.stands).toEqual([
      { from: '2026-03-09T02:00:00.000000Z', to: '2026-03-11T03:00:00.000000Z', why: 'payment' }
    ])
    // Five working days, and the two days and the hour for which it stood.
    expect(dueAt).toBe('2026-03-18T02:00:00.000000Z')
    const book = await read(office.database, (tx) => entriesOf(tx, id))
    expect(book.map(({ type, at: when, learnedAt }) => [type, when === learnedAt])).toEqual([
      ['receive', true],
      ['ask_payment', true],
      ['assign', true],
      ['pay', false]
    ])
  })

  test('is refused when it cannot have happened then', async () => {
    const { id } = await office.received(at('09T08:00'), 'xac-nhan-dat')
    await office.does('MAI', acts.assign, { id }, at('10T08:00'))
    await expect(portal(acts.pay, { id, happenedAt: at('09T10:00') }, at('11T10:00'))).rejects.toMatchObject({
      status: 409
    })
    expect(await count(id)).toBe(2)
  })

  test('is only told by whoever exchanges dossiers: nobody hides delay', async () => {
    const { id } = await office.received(at('09T08:00'))
    const early = { id, personId: office.gov.person.HOA, happenedAt: at('09T08:01') }
    await expect(office.does('DAO', acts.assign, early, at('10T08:00'))).rejects.toMatchObject({
      status: 403
    })
  })
})

describe('the book', () => {
  test('cannot be changed, not even by haicap', async () => {
    const { id } = await office.received(at('09T08:00'))
    const change = write(office.database, (tx) =>
      sql`update dossier_event set actor_name = 'ai đó' where dossier_id = ${id}::uuid`.execute(tx)
    )
    await expect(change).rejects.toMatchObject({ code: '42501' })
  })

  test('shows what was changed behind its back, and what it should come to', async () => {
    const { id } = await office.received(at('09T08:00'))
    await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('09T08:30'))
    expect(await read(office.database, (tx) => verifyBooks(tx))).toMatchObject({
      books: expect.any(Number),
      faults: []
    })
    await write(office.database, (tx) =>
      sql`update dossier set due_at = due_at + interval '1 day' where id = ${id}::uuid`.execute(tx)
    )
    const { faults } = await read(office.database, (tx) => verifyBooks(tx))
    expect(faults).toEqual([{ dossierId: id, fault: 'comes_to_other', number: null }])
  })

  test('two who act at once act one after the other', async () => {
    const { id } = await office.received(at('09T08:00'))
    const takes = ['HOA', 'YEN'].map((who) => office.does(who, acts['take-over'], { id }, at('09T08:30')))
    await Promise.all(takes)
    expect(await count(id)).toBe(3)
  })

  test('is sealed into the record, and what is taken away afterwards shows', async () => {
    // Other databases of the cluster may hold the oldest open transaction back for a moment.
    const sealed = () =>
      vi.waitFor(async () => {
        await sealBooksTask({}, office.database)
        const { rows } = await sql<{ open: boolean }>`select (select count(*) from dossier_event)
          > (select coalesce(sum(entries), 0) from dossier_seal) as open`.execute(office.database.db)
        expect(rows[0]?.open).toBe(false)
      }, 20_000)
    await office.received(at('09T08:00'))
    await sealed()
    const before = await read(office.database, lastSeal)
    expect(await read(office.database, brokenSeal)).toBe(null)
    const { id } = await office.received(at('09T09:00'))
    await sealed()
    expect(await read(office.database, brokenSeal)).toBe(null)
    const owner = new pg.Client({ connectionString: office.database.ownerUrl })
    await owner.connect()
    await owner.query(`delete from haicap.dossier_event where dossier_id = $1`, [id])
    await owner.end()
    expect(await read(office.database, brokenSeal)).toBe(before.id + 1)
  })
})
