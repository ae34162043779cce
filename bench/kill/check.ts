import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { verifyBooks } from '../../src/modules/dossiers/book/verify.ts'
import { read, type Snapshot, write } from '../../src/platform/database/index.ts'
import { verifyRecords } from '../../src/platform/record/index.ts'
import type { Acknowledged } from './client.ts'
import { Reader } from './reader.ts'
import type { Site } from './site.ts'

const patience = 15_000
const first = '00000000-0000-0000-0000-000000000000'

/** Looks after each kill whether what was acknowledged is there once, whole, and told to others once. */
export class Checks {
  readonly faults: string[] = []
  readonly reader = new Reader()
  /** Requests without an answer that had been done all the same. */
  doneUnanswered = 0
  #checked = 0
  #books = first

  /** @param killedAt what was written before was done before the kill */
  async afterKill(site: Site, told: readonly Acknowledged[], killedAt: string): Promise<void> {
    const database = await site.database()
    const fresh = told.slice(this.#checked)
    await read(database, async (tx) => {
      this.#say('entries', await wrongEntries(tx, fresh))
      this.#say('acts of the register', await wrongActs(tx, fresh))
      this.#say('keys that nobody sent or that were not answered', await strangers(tx, told))
      this.#say('codes', await wrongCodes(tx))
      this.doneUnanswered += await doneBefore(tx, fresh, killedAt)
      this.#say('books', await this.#wrongBooks(tx))
    })
    await this.#readAll(site)
    this.#checked = told.length
  }

  /** Everything once more, from the first entry. */
  async atTheEnd(site: Site, told: readonly Acknowledged[]): Promise<void> {
    this.#checked = 0
    this.#books = first
    await this.afterKill(site, told, '1970-01-01T00:00:00Z')
    const { firstTampered } = await verifyRecords(await site.database())
    this.#say('record', firstTampered ? [JSON.stringify(firstTampered)] : [])
  }

  #say(what: string, found: string[]): void {
    this.faults.push(...found.map((one) => `${what}: ${one}`))
  }

  /** Books of dossiers since the last look, those under way then among them. */
  async #wrongBooks(tx: Snapshot): Promise<string[]> {
    const found: string[] = []
    let after = this.#books
    for (;;) {
      const { books, faults } = await verifyBooks(tx, { after, limit: 1000 })
      found.push(...faults.map((fault) => JSON.stringify(fault)))
      if (books < 1000) break
      after = await nth(tx, after, 1000)
    }
    this.#books = await hundredthLast(tx)
    return found
  }

  /** Reads the outbox until everything is told; nothing may stay hidden once all transactions are over. */
  async #readAll(site: Site): Promise<void> {
    const database = await site.database()
    const deadline = Date.now() + patience
    for (;;) {
      await write(database, (tx) => this.reader.readOn(tx))
      const { rows } = await sql<{
        entries: number
      }>`select count(*)::int as entries from dossier_event`.execute(database.db)
      const missing = (rows[0]?.entries ?? 0) - this.reader.told
      if (missing === 0) break
      if (Date.now() > deadline) {
        this.#say('outbox', [`${missing} entries were never told`])
        break
      }
      await sleep(50)
    }
    this.#say('outbox', this.reader.takeFaults())
  }
}

const asTable = (told: readonly Acknowledged[]) => JSON.stringify(told)

/** Acts whose entries are not there once, in the dossier and at the place that the answer named. */
async function wrongEntries(tx: Snapshot, told: readonly Acknowledged[]): Promise<string[]> {
  const found = await sql<{ said: string }>`
    select t.key || ' ' || t.path || ': ' || count(e.key) || ' entries' as said
    from jsonb_to_recordset(${asTable(told)}::jsonb) t (key text, path text, id text, event int, entries int)
    left join dossier_event e on e.key = t.key
    where t.entries > 0 group by t.key, t.path, t.id, t.event, t.entries
    having count(e.key) <> 1 or min(e.dossier_id::text) <> t.id or min(e.number) <> t.event - t.entries + 1`.execute(
    tx
  )
  return found.rows.map(({ said }) => said)
}

/** Acts of the register without their one answer, their one entry in the record, or what they wrote. */
async function wrongActs(tx: Snapshot, told: readonly Acknowledged[]): Promise<string[]> {
  const found = await sql<{ said: string }>`
    select t.key || ' ' || t.id || ': ' || count(i.key) || ' answers, ' || count(r.id) || ' entries' as said
    from jsonb_to_recordset(${asTable(told)}::jsonb) t (key text, id text, entries int)
    left join idempotency i on i.key = t.key
    left join record r on r.id = i.record_id and r.subject_id = t.id
    left join calendar_day d on d.day::text = t.id and d.recorded_in = r.id
    where t.entries = 0 group by t.key, t.id having count(i.key) <> 1 or count(r.id) <> 1 or count(d.day) <> 1`.execute(
    tx
  )
  return found.rows.map(({ said }) => said)
}

/** Work that nobody acknowledged, when everybody has been answered. */
async function strangers(tx: Snapshot, told: readonly Acknowledged[]): Promise<string[]> {
  const found = await sql<{ key: string }>`
    select k.key from (
      select key from dossier_event where key is not null union all
      select i.key from idempotency i join record r on r.id = i.record_id where r.act = 'dossiers.declare_day') k
    where k.key not in (select t.key from jsonb_to_recordset(${asTable(told)}::jsonb) t (key text))`.execute(
    tx
  )
  return found.rows.map(({ key }) => key)
}

/** Agencies whose numbers of a day have gaps, or stand twice. */
async function wrongCodes(tx: Snapshot): Promise<string[]> {
  const found = await sql<{ said: string }>`
    select c.agency || ' ' || c.day || ': ' || c.last || ' given, ' || count(distinct d.code) || ' there' as said
    from dossier_code c
    left join dossier d on d.code like c.agency || '-' || to_char(c.day, 'YYMMDD') || '-%'
    group by c.agency, c.day, c.last
    having count(distinct d.code) <> c.last or max(regexp_replace(d.code, '^.*-', '')::int) <> c.last`.execute(
    tx
  )
  return found.rows.map(({ said }) => said)
}

/** How many of those that were sent again had been done by the time of the kill. */
async function doneBefore(tx: Snapshot, told: readonly Acknowledged[], killedAt: string): Promise<number> {
  const again = told.filter((one) => one.again).map(({ key }) => key)
  const found = await sql<{ done: number }>`
    select (select count(*) from dossier_event where key = any(${again}::text[]) and learned_at <= ${killedAt}::timestamptz)::int
      + (select count(*) from idempotency i join record r on r.id = i.record_id
        where i.key = any(${again}::text[]) and r.at <= ${killedAt}::timestamptz)::int as done`.execute(tx)
  return found.rows[0]?.done ?? 0
}

async function nth(tx: Snapshot, after: string, count: number): Promise<string> {
  const found = await sql<{ id: string }>`select id from dossier where id > ${after}::uuid
    order by id offset ${count - 1} limit 1`.execute(tx)
  return found.rows[0]?.id ?? after
}

async function hundredthLast(tx: Snapshot): Promise<string> {
  const found = await sql<{ id: string }>`select id from dossier order by id desc offset 100 limit 1`.execute(
    tx
  )
  return found.rows[0]?.id ?? first
}
