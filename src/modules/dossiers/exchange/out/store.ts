import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../../platform/database/index.ts'
import { instant } from '../../book/moments.ts'
import { after, cursorOf, holdCursor, inOrder, moveCursor } from '../events.ts'

const reader = 'portal'

/** What is told although the state stays: it changes a date or what the portal shows of the dossier. */
const alsoTold = ['extend', 'correct']

/**
 * Reads the books on and notes what the portal is to be told: every change of state, each once, however quickly they
 * followed. Demonstration dossiers are told to nobody.
 * @returns whether there may be more
 */
export async function noteDeliveries(tx: Tx, limit: number): Promise<boolean> {
  const cursor = await holdCursor(tx, reader)
  const read = await sql<{ count: number; cursor: string | null }>`
    with page as materialized (
      select e.dossier_id, e.number, e.type, e.national, ${cursorOf} as cursor, row_number() over (${inOrder}) as position
      from dossier_event e where ${after(cursor)} ${inOrder} limit ${limit}),
    noted as (
      insert into portal_delivery (dossier_id, event)
      select page.dossier_id, page.number from page join dossier d on d.id = page.dossier_id
      where page.national is not null and d.code is not null and not d.demonstration
        and (page.type = any (${alsoTold}::text[]) or page.national is distinct from (select b.national
          from dossier_event b where b.dossier_id = page.dossier_id and b.number = page.number - 1))
      on conflict do nothing)
    select count(*)::int as count, (array_agg(cursor order by position desc))[1] as cursor from page`.execute(
    tx
  )
  const { count, cursor: next } = read.rows[0] ?? { count: 0, cursor: null }
  if (next) await moveCursor(tx, reader, next)
  return count === limit
}

const open = sql.raw(`d.synchronized_at is null and d.given_up_at is null`)

export interface Delivery {
  dossierId: string
  event: number
  attempts: number
  /** Whether the portal has the dossier already: it was submitted there, or it has taken something about it. */
  known: boolean
}

/**
 * What can be told now, for this worker alone until the claim runs out: of each dossier the first that is open. One that
 * is stuck keeps its own dossier back and no other.
 */
export async function claimDeliveries(
  tx: Tx,
  { now, seconds, limit }: { now: string; seconds: number; limit: number }
): Promise<Delivery[]> {
  const claimed = await sql<Delivery>`
    update portal_delivery d set claimed_until = ${now}::timestamptz + make_interval(secs => ${seconds})
    where (d.dossier_id, d.event) in (
      select d.dossier_id, d.event from portal_delivery d
      where ${open} and coalesce(d.claimed_until <= ${now}::timestamptz, true)
        and coalesce(d.next_attempt_at <= ${now}::timestamptz, true)
        and not exists (select from portal_delivery b where b.dossier_id = d.dossier_id and b.event < d.event
          and b.synchronized_at is null and b.given_up_at is null)
      order by d.noted_at, d.dossier_id limit ${limit} for update skip locked)
    returning d.dossier_id as "dossierId", d.event, d.attempts,
      exists (select from portal_message m where m.dossier_id = d.dossier_id) or exists (select from portal_delivery t
        where t.dossier_id = d.dossier_id and t.synchronized_at is not null) as known`.execute(tx)
  return claimed.rows
}

interface Attempt {
  now: string
  said: string
}

export async function noteTaken(
  tx: Tx,
  { dossierId, event }: Delivery,
  { now, said }: Attempt
): Promise<void> {
  await sql`update portal_delivery set synchronized_at = ${now}, given_up_at = null, tried_at = ${now},
    attempts = attempts + 1, answer = ${said}, claimed_until = null, next_attempt_at = null
    where dossier_id = ${dossierId}::uuid and event = ${event}`.execute(tx)
}

export async function noteLater(
  tx: Tx,
  { dossierId, event }: Delivery,
  { now, said, again }: Attempt & { again: string }
): Promise<void> {
  await sql`update portal_delivery set tried_at = ${now}, attempts = attempts + 1, answer = ${said},
    claimed_until = null, next_attempt_at = ${again}
    where dossier_id = ${dossierId}::uuid and event = ${event} and synchronized_at is null`.execute(tx)
}

/** Gives claims back that nothing came of: the portal as a whole does not answer. */
export async function releaseClaims(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
  const rows = JSON.stringify(deliveries.map(({ dossierId, event }) => ({ dossierId, event })))
  await sql`update portal_delivery d set claimed_until = null
    from jsonb_to_recordset(${rows}::jsonb) as r ("dossierId" uuid, event int)
    where d.dossier_id = r."dossierId" and d.event = r.event`.execute(tx)
}

/** How far the portal knows a dossier. */
export interface SyncState {
  /** The last entry of the book that the portal has taken; null: none. */
  synchronized: { event: number; national: number | null; happenedAt: string; at: string } | null
  /** Entries that it has not taken yet. */
  waiting: number
  /** The first of those, when it was tried in vain. */
  stuck: { event: number; attempts: number; answer: string | null; nextAttemptAt: string | null } | null
}

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', ${instant})`

/** Up to where a dossier is synchronized, for whoever looks at it; undefined: the portal was never to be told of it. */
export async function syncStateOf(tx: Snapshot, dossierId: string): Promise<SyncState | undefined> {
  const found = await sql<SyncState & { all: number }>`
    with own as materialized (select d.*, e.national, e.at from portal_delivery d
      join dossier_event e on e.dossier_id = d.dossier_id and e.number = d.event where d.dossier_id = ${dossierId}::uuid)
    select (select count(*)::int from own) as all,
      (select jsonb_build_object('event', d.event, 'national', d.national, 'happenedAt', ${iso('d.at')},
        'at', ${iso('d.synchronized_at')}) from own d where d.synchronized_at is not null order by d.event desc limit 1) as synchronized,
      (select count(*)::int from own d where ${open}) as waiting,
      (select jsonb_build_object('event', d.event, 'attempts', d.attempts, 'answer', d.answer,
        'nextAttemptAt', ${iso('d.next_attempt_at')}) from own d where ${open} and d.attempts > 0 order by d.event limit 1) as stuck`.execute(
    tx
  )
  const [row] = found.rows
  if (!row?.all) return undefined
  const { all: _all, ...state } = row
  return state
}
