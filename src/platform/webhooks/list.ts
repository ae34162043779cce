import { sql } from 'kysely'
import type { Snapshot } from '../database/index.ts'
import { notFound } from '../problem.ts'

/** An address as people see it. */
export interface Webhook {
  id: string
  url: string
  types: string[]
  createdAt: string
  createdBy: string
  /** Why nothing is sent for the time being. */
  pause: { at: string; by: string; reason: string } | null
  /** Events on their way. */
  waiting: number
  /** Since when the oldest of them waits. */
  waitingSince: string | null
  /** Events that were tried in vain. */
  tried: number
  /** How often in a row the address did not answer. */
  failures: number
  /** When it is tried next, if it is left alone now. */
  retryAt: string | null
  lastError: string | null
}

const webhooks = sql`
  select w.id, w.url, w.types, w.created_at as "createdAt", w.created_by as "createdBy", w.failures,
    w.retry_at as "retryAt",
    (select jsonb_build_object('at', to_char(p.began_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'by', p.began_by,
      'reason', p.reason) from webhook_pause p where p.webhook_id = w.id and p.ended_at is null) as pause,
    o.waiting, o.since as "waitingSince", o.tried,
    (select d.answer from webhook_delivery d where d.webhook_id = w.id and d.attempts > 0
      order by d.tried_at desc nulls last, d.attempts desc, d.seq limit 1) as "lastError"
  from webhook w
  cross join lateral (select count(*)::int as waiting, min(d.waiting_since) as since,
    (count(*) filter (where d.attempts > 0))::int as tried from webhook_delivery d where d.webhook_id = w.id) o
  where w.ended_at is null`

/** Addresses that are told, the oldest first. */
export async function listWebhooks(tx: Snapshot): Promise<Webhook[]> {
  return (await sql<Webhook>`${webhooks} order by w.id`.execute(tx)).rows
}

/** @throws not found when there is none, or it has ended */
export async function getWebhook(tx: Snapshot, id: string): Promise<Webhook> {
  const found = await sql<Webhook>`${webhooks} and w.id = ${id}::uuid`.execute(tx)
  const [webhook] = found.rows
  if (!webhook) throw notFound('webhooks.refusal.unknown')
  return webhook
}

/** An event that an address has not taken. */
export interface StuckDelivery {
  seq: number
  eventId: string
  type: string
  subject: string
  waitingSince: string
  attempts: number
  triedAt: string | null
  nextAttemptAt: string | null
  answer: string | null
}

const stuck = sql`
  select seq, event_id as "eventId", type, subject, waiting_since as "waitingSince", attempts, tried_at as "triedAt",
    next_attempt_at as "nextAttemptAt", answer
  from webhook_delivery where attempts > 0`

/** What was tried in vain, the oldest first. */
export async function stuckDeliveries(
  tx: Snapshot,
  id: string,
  { after = 0, limit }: { after?: number; limit: number }
): Promise<StuckDelivery[]> {
  const found = await sql<StuckDelivery>`${stuck} and webhook_id = ${id}::uuid and seq > ${after}
    order by seq limit ${limit}`.execute(tx)
  return found.rows
}

/** @throws not found when it has been taken or skipped meanwhile */
export async function getDelivery(tx: Snapshot, id: string, seq: number): Promise<StuckDelivery> {
  const found = await sql<StuckDelivery>`${stuck} and webhook_id = ${id}::uuid and seq = ${seq}`.execute(tx)
  const [delivery] = found.rows
  if (!delivery) throw notFound('webhooks.refusal.no_delivery')
  return delivery
}

/** Secrets that are good at a moment: when they were made, until when they sign; not what they are. */
export async function listSecrets(
  tx: Snapshot,
  id: string
): Promise<{ madeAt: string; endsAt: string | null }[]> {
  const found = await sql<{ madeAt: string; endsAt: string | null }>`
    select made_at as "madeAt", ends_at as "endsAt" from webhook_secret
    where webhook_id = ${id}::uuid and coalesce(ends_at > now(), true) order by id desc`.execute(tx)
  return found.rows
}

/** A secret, for whoever has just had it made. */
export async function secretOf(tx: Snapshot, secretId: string): Promise<string> {
  const found = await sql<{ secret: string }>`
    select secret from webhook_secret where id = ${secretId}::uuid`.execute(tx)
  const [row] = found.rows
  if (!row) throw notFound('webhooks.refusal.unknown')
  return row.secret
}
