import { sql } from 'kysely'
import type { Snapshot, Tx } from '../database/index.ts'

/** Where an event is to go. */
export interface Listener {
  id: string
  url: string
  failures: number
}

/** One event on its way to one address. */
export interface Delivery {
  seq: number
  eventId: string
  subject: string
  body: string
  attempts: number
}

const paused = sql`exists (select from webhook_pause p where p.webhook_id = w.id and p.ended_at is null)`

/**
 * Addresses with something to hear now, for this worker alone until the claim is released or runs out; who has
 * waited longest comes first.
 */
export async function claimListeners(
  tx: Tx,
  { now, seconds, limit, without = [] }: { now: string; seconds: number; limit: number; without?: string[] }
): Promise<Listener[]> {
  const claimed = await sql<Listener>`
    update webhook set claimed_until = ${now}::timestamptz + make_interval(secs => ${seconds}), served_at = ${now}
    where id in (
      select w.id from webhook w
      where w.ended_at is null and w.id <> all (${without}::uuid[]) and not ${paused}
        and coalesce(w.claimed_until <= ${now}::timestamptz, true) and coalesce(w.retry_at <= ${now}::timestamptz, true)
        and exists (select from webhook_delivery d where d.webhook_id = w.id
          and coalesce(d.next_attempt_at <= ${now}::timestamptz, true))
      order by w.served_at nulls first, w.id limit ${limit} for update skip locked)
    returning id, url, failures`.execute(tx)
  return claimed.rows
}

/** Goes on with an address, unless it was paused or ended meanwhile. */
export async function keepClaim(tx: Tx, id: string, now: string, seconds: number): Promise<boolean> {
  const kept = await sql`
    update webhook w set claimed_until = ${now}::timestamptz + make_interval(secs => ${seconds})
    where id = ${id}::uuid and ended_at is null and not ${paused} returning id`.execute(tx)
  return kept.rows.length > 0
}

export async function releaseClaim(tx: Tx, id: string): Promise<void> {
  await sql`update webhook set claimed_until = null where id = ${id}::uuid`.execute(tx)
}

/** What can be sent to an address now, in order; what comes after a refused event of the same subject waits with it. */
export async function readyDeliveries(
  tx: Snapshot,
  id: string,
  now: string,
  limit: number
): Promise<Delivery[]> {
  const found = await sql<Delivery>`
    select seq, event_id as "eventId", subject, body, attempts from webhook_delivery d
    where webhook_id = ${id}::uuid and coalesce(next_attempt_at <= ${now}::timestamptz, true)
      and not exists (select from webhook_delivery e where e.webhook_id = d.webhook_id and e.subject = d.subject
        and e.seq < d.seq and e.attempts > 0 and e.next_attempt_at > ${now}::timestamptz)
    order by seq limit ${limit}`.execute(tx)
  return found.rows
}

/** Secrets that are good at a moment, the newest first; undefined when the address is paused or ended. */
export async function secretsInUse(tx: Snapshot, id: string, now: string): Promise<string[] | undefined> {
  const found = await sql<{ secrets: string[] }>`select array(select s.secret from webhook_secret s
      where s.webhook_id = w.id and coalesce(s.ends_at > ${now}::timestamptz, true) order by s.id desc) as secrets
    from webhook w where w.id = ${id}::uuid and w.ended_at is null and not ${paused}`.execute(tx)
  return found.rows[0]?.secrets
}

/** The event has arrived: it is no longer on its way, and the address answers. */
export async function noteTaken(tx: Tx, id: string, seq: number): Promise<void> {
  // The address first, as acts do: two that wait for each other would be cut off.
  await sql`update webhook set failures = 0, retry_at = null
    where id = ${id}::uuid and (failures > 0 or retry_at is not null)`.execute(tx)
  await sql`delete from webhook_delivery where seq = ${seq}`.execute(tx)
}

/** The event was not taken; it is tried again later. */
export async function noteRefused(
  tx: Tx,
  seq: number,
  { now, again, said }: { now: string; again: string; said: string }
): Promise<void> {
  await sql`update webhook_delivery set attempts = attempts + 1, tried_at = ${now}, next_attempt_at = ${again},
    answer = ${said} where seq = ${seq}`.execute(tx)
}

/** The address itself does not answer as it should; it is left alone for a while. */
export async function leaveAlone(tx: Tx, id: string, until: string): Promise<void> {
  await sql`update webhook set failures = failures + 1, retry_at = ${until} where id = ${id}::uuid`.execute(
    tx
  )
}
