import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { read } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/problem.ts'
import { acts } from '../acts/index.ts'
import { findDossier } from '../book/read.ts'
import { type Office, smallOffice } from '../fixtures/small-office.ts'
import { type Exchange, message, openExchange } from './fixtures/exchange.ts'
import type { Mood } from './fixtures/portal.ts'
import { type MessageKind, messageSchema, type PortalMessage } from './in/message.ts'

let office: Office
let exchange: Exchange
/** How the portal takes what it is told, one after the other; then it is fine. */
const moods: Mood[] = []
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  exchange = await openExchange(office, { mood: () => moods.shift() ?? 'fine', delay: 120 })
})

const mood = fc.constantFrom<Mood>('fine', 'fine', 'down', 'deaf', 'slow', 'moody')
const step = fc.record({
  /** What the citizen or the office does, or that a message comes through, or that the portal is told. */
  what: fc.constantFrom(
    ...(['supplement', 'payment', 'withdrawal'] as const),
    ...(['receive', 'ask', 'bill', 'assign', 'deliver', 'deliver', 'deliver', 'tell'] as const)
  ),
  dossier: fc.nat(2),
  /** Which of the messages on their way comes through, and whether it stays on its way: it will come again. */
  which: fc.nat(20),
  again: fc.boolean()
})

let runs = 0

test('whatever the portal does, in the end its states are ours, and each submission made one dossier', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 30 }),
      fc.array(mood, { maxLength: 30 }),
      async (steps, bad) => {
        runs += 1
        moods.splice(0, moods.length, ...bad)
        const world = new World(runs)
        for (const one of steps) await world.takes(one)
        await world.endsWell()
      }
    ),
    { numRuns: 15, endOnFailure: true }
  )
}, 120_000)

/** Three dossiers between citizens, portal and office; their clock goes on with every step. */
class World {
  readonly #codes: string[]
  #onTheWay: PortalMessage[] = []
  #minute = 0
  #ids = 0

  constructor(run: number) {
    this.#codes = [0, 1, 2].map((n) => `DVC-${run}-${n}`)
    for (const code of this.#codes) this.#says('submission', code)
    exchange.portal.messages.push(...this.#onTheWay)
  }

  /** A moment of the office's clock, from Monday, 9 March 2026, 7:30 on. */
  get #now(): string {
    const begins = Temporal.Instant.from('2026-03-09T00:30:00Z')
    return begins.add({ minutes: this.#minute }).toString()
  }

  #says(kind: MessageKind, code: string): void {
    this.#ids += 1
    const said = message(kind, code, '09T08:00', { id: `${code}/${this.#ids}` })
    this.#onTheWay.push(messageSchema.parse({ ...said, happenedAt: this.#now }))
  }

  async takes({ what, dossier, which, again }: typeof step extends fc.Arbitrary<infer S> ? S : never) {
    this.#minute += 3
    const code = this.#codes[dossier] ?? ''
    if (what === 'deliver') return this.#deliver(which, again)
    if (what === 'tell') return exchange.tell(80)
    if (what === 'supplement' || what === 'payment' || what === 'withdrawal') return this.#says(what, code)
    return this.#office(what, code)
  }

  async #deliver(which: number, again: boolean) {
    if (!this.#onTheWay.length) return
    const at = which % this.#onTheWay.length
    const [one] = again ? [this.#onTheWay[at]] : this.#onTheWay.splice(at, 1)
    if (one) await exchange.take(one, this.#now)
  }

  /** What the office tries; it may be too early or too late for it. */
  async #office(what: 'receive' | 'ask' | 'bill' | 'assign', code: string) {
    const found = await read(office.database, (tx) => findDossier(tx, code, '2026-03-09'))
    if (!found) return
    const { id } = found
    const does = {
      receive: () =>
        office.does(
          'LIEN',
          acts.receive,
          {
            id,
            receptionId: office.gov.body.tt1,
            facts: office.facts('dang-ky-khai-sinh', { channel: 'online' })
          },
          this.#now
        ),
      ask: () =>
        office.does(
          'LIEN',
          acts['ask-supplement'],
          { id, items: ['Giấy chứng sinh'], reason: 'Thiếu' },
          this.#now
        ),
      bill: () => office.does('LIEN', acts['ask-payment'], { id, amount: 8000 }, this.#now),
      assign: () => office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, this.#now)
    }
    await does[what]().catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
    })
  }

  async endsWell() {
    this.#minute += 3
    while (this.#onTheWay.length) await this.#deliver(7, false)
    for (let round = 0; round < 40; round++) {
      await exchange.tell(80)
      if (!(await this.#waiting())) break
    }
    expect(await this.#waiting()).toBe(0)
    for (const code of this.#codes) {
      const found = await sql<{
        national: number
        n: number
      }>`select min(national) as national, count(*)::int as n
        from dossier where code = ${code}`.execute(office.database.db)
      const ours = await sql<{ state: string }>`select e.national::text as state from dossier_event e
        join portal_delivery p on p.dossier_id = e.dossier_id and p.event = e.number
        join dossier d on d.id = e.dossier_id where d.code = ${code} order by e.number`.execute(
        office.database.db
      )
      expect(found.rows).toEqual([{ national: Number(exchange.portal.stateOf(code)), n: 1 }])
      expect(exchange.portal.statesOf(code)).toEqual(ours.rows.map(({ state }) => state))
    }
    const open = await sql`select id, kind from portal_message where applied_at is null and refused_at is null
      and repeats is null`.execute(office.database.db)
    expect(open.rows).toEqual([])
  }

  async #waiting(): Promise<number> {
    const found = await sql<{ n: number }>`select (select count(*)::int from portal_delivery
      where synchronized_at is null) as n`.execute(office.database.db)
    return found.rows[0]?.n ?? 0
  }
}
