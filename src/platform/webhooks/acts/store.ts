import { sql } from 'kysely'
import type { Tx } from '../../database/index.ts'
import { notFound } from '../../problem.ts'

interface Stamp {
  at: string
  by: string
  recordId: number
}

/** @returns the id, or undefined when the address is told already */
export async function insertWebhook(
  tx: Tx,
  { url, types, at, by, recordId }: Stamp & { url: string; types: string[] }
): Promise<string | undefined> {
  const made = await sql<{ id: string }>`
    insert into webhook (url, types, created_at, created_by, recorded_in)
    values (${url}, ${types}::text[], ${at}, ${by}, ${recordId})
    on conflict (url) where ended_at is null do nothing returning id`.execute(tx)
  return made.rows[0]?.id
}

export async function insertSecret(
  tx: Tx,
  { id, secret, at, recordId }: Pick<Stamp, 'at' | 'recordId'> & { id: string; secret: string }
): Promise<string> {
  const made = await sql<{ id: string }>`insert into webhook_secret (webhook_id, secret, made_at, recorded_in)
    values (${id}, ${secret}, ${at}, ${recordId}) returning id`.execute(tx)
  return made.rows[0]?.id ?? ''
}

/** Secrets that were good until now go on for some hours. */
export async function endSecrets(tx: Tx, id: string, at: string, hours: number): Promise<void> {
  await sql`update webhook_secret set ends_at = least(ends_at, ${at}::timestamptz + make_interval(hours => ${hours}))
    where webhook_id = ${id} and coalesce(ends_at > ${at}::timestamptz, true)`.execute(tx)
}

/**
 * The address, held for this act.
 * @throws not found when there is none, or it has ended
 */
export async function holdWebhook(
  tx: Tx,
  id: string
): Promise<{ url: string; types: string[]; paused: boolean }> {
  const found = await sql<{ url: string; types: string[]; paused: boolean }>`
    select url, types, exists (select from webhook_pause p where p.webhook_id = w.id and p.ended_at is null) as paused
    from webhook w where id = ${id}::uuid and ended_at is null for update`.execute(tx)
  const [webhook] = found.rows
  if (!webhook) throw notFound('webhooks.refusal.unknown')
  return webhook
}

/** @returns how many events were still on their way to it */
export async function closeWebhook(tx: Tx, id: string, at: string): Promise<number> {
  await sql`update webhook set ended_at = ${at} where id = ${id}`.execute(tx)
  await sql`update webhook_secret set ends_at = ${at}
    where webhook_id = ${id} and coalesce(ends_at > ${at}::timestamptz, true)`.execute(tx)
  const dropped = await sql`delete from webhook_delivery where webhook_id = ${id} returning seq`.execute(tx)
  return dropped.rows.length
}

export async function beginPause(
  tx: Tx,
  id: string,
  { at, by, recordId }: Stamp,
  reason: string
): Promise<void> {
  await sql`insert into webhook_pause (webhook_id, began_at, began_by, reason, recorded_in)
    values (${id}, ${at}, ${by}, ${reason}, ${recordId})`.execute(tx)
}

export async function endPause(tx: Tx, id: string, at: string): Promise<void> {
  await sql`update webhook_pause set ended_at = ${at} where webhook_id = ${id} and ended_at is null`.execute(
    tx
  )
}

/** Nothing that waits for another attempt waits longer. */
export async function forgetWaits(tx: Tx, id: string): Promise<void> {
  await sql`update webhook set retry_at = null where id = ${id}`.execute(tx)
  await sql`update webhook_delivery set next_attempt_at = null
    where webhook_id = ${id} and next_attempt_at is not null`.execute(tx)
}

/** Takes an event off its way. @returns what it was */
export async function removeDelivery(
  tx: Tx,
  id: string,
  seq: number
): Promise<{ eventId: string; type: string; subject: string } | undefined> {
  const removed = await sql<{ eventId: string; type: string; subject: string }>`
    delete from webhook_delivery where webhook_id = ${id} and seq = ${seq}
    returning event_id as "eventId", type, subject`.execute(tx)
  return removed.rows[0]
}
