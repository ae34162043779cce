import { sql } from 'kysely'
import type { Snapshot, Tx } from '../database/index.ts'
import { notFound } from '../problem.ts'
import type { Outgoing } from './senders.ts'

export type Channel = 'email' | 'sms'

export interface ClaimedNotice extends Outgoing {
  channel: Channel
  attempts: number
  createdAt: string
}

/**
 * Notices that are due, for this worker alone until the claim runs out. The attempt is counted before it is made:
 * one that a crash cuts short is made once more, by whoever claims it then.
 */
export async function claimNotices(
  tx: Tx,
  { now, seconds, limit, without }: { now: string; seconds: number; limit: number; without: Channel[] }
): Promise<ClaimedNotice[]> {
  const claimed = await sql<ClaimedNotice>`
    update notice set claimed_until = ${now}::timestamptz + make_interval(secs => ${seconds}),
      attempts = attempts + 1, tried_at = ${now}
    where id in (
      select id from notice where sent_at is null and failed_at is null and next_attempt_at <= ${now}::timestamptz
        and coalesce(claimed_until <= ${now}::timestamptz, true) and channel <> all (${without}::text[])
      order by next_attempt_at, id limit ${limit} for update skip locked)
    returning id, channel, recipient as to, subject, body, language, attempts, created_at as "createdAt"`.execute(
    tx
  )
  return claimed.rows
}

export async function noteSent(tx: Tx, id: string, now: string, said: string): Promise<void> {
  await sql`update notice set sent_at = ${now}, answer = ${said}, claimed_until = null where id = ${id}::uuid
    and failed_at is null`.execute(tx)
}

export async function noteFailed(tx: Tx, id: string, now: string, said: string): Promise<void> {
  await sql`update notice set failed_at = ${now}, answer = ${said}, claimed_until = null where id = ${id}::uuid
    and sent_at is null`.execute(tx)
}

export async function noteLater(tx: Tx, id: string, again: string, said: string): Promise<void> {
  await sql`update notice set next_attempt_at = ${again}, answer = ${said}, claimed_until = null
    where id = ${id}::uuid`.execute(tx)
}

/** Not tried after all: the way to its server is shut. */
export async function notePutBack(tx: Tx, id: string, again: string, said: string): Promise<void> {
  await sql`update notice set next_attempt_at = ${again}, attempts = attempts - 1, answer = ${said}, claimed_until = null
    where id = ${id}::uuid`.execute(tx)
}

/** A notice that has not arrived, as people see it. What it says and to whom in full, only the recipient reads. */
export interface StuckNotice {
  id: string
  channel: Channel
  /** The recipient, with most of it left out. */
  to: string
  createdAt: string
  attempts: number
  triedAt: string | null
  nextAttemptAt: string
  failedAt: string | null
  answer: string | null
}

const stuck = sql`
  select id, channel, case channel when 'email' then regexp_replace(recipient, '^(.{0,2})[^@]*', '\\1…')
      else '…' || right(recipient, 3) end as to,
    created_at as "createdAt", attempts, tried_at as "triedAt", next_attempt_at as "nextAttemptAt",
    failed_at as "failedAt", answer
  from notice where sent_at is null and given_up_at is null and (failed_at is not null or answer is not null)`

/** Notices that were tried in vain or have failed for good, the latest first. */
export async function stuckNotices(
  tx: Snapshot,
  { before, limit }: { before?: string | undefined; limit: number }
): Promise<StuckNotice[]> {
  const found = await sql<StuckNotice>`${stuck} and coalesce(id < ${before ?? null}::uuid, true)
    order by id desc limit ${limit}`.execute(tx)
  return found.rows
}

/** @throws not found when it has been sent or given up meanwhile */
export async function getStuckNotice(tx: Snapshot, id: string): Promise<StuckNotice> {
  const found = await sql<StuckNotice>`${stuck} and id = ${id}::uuid`.execute(tx)
  const [notice] = found.rows
  if (!notice) throw notFound('notices.refusal.unknown')
  return notice
}

/** How many wait to be sent, and how many have failed, by channel. */
export async function countNotices(
  tx: Snapshot
): Promise<{ channel: Channel; waiting: number; failed: number }[]> {
  const found = await sql<{ channel: Channel; waiting: number; failed: number }>`
    select channel, (count(*) filter (where failed_at is null))::int as waiting,
      (count(*) filter (where failed_at is not null))::int as failed
    from notice where sent_at is null and given_up_at is null group by channel order by channel`.execute(tx)
  return found.rows
}

/** @returns whether there was one to be tried again */
export async function tryAgain(tx: Tx, id: string, at: string): Promise<boolean> {
  const freed = await sql`update notice set next_attempt_at = ${at}, failed_at = null
    where id = ${id}::uuid and sent_at is null and given_up_at is null returning id`.execute(tx)
  return freed.rows.length > 0
}

/** @returns the notice's key, when it was still open */
export async function giveUp(tx: Tx, id: string, at: string): Promise<string | undefined> {
  const given = await sql<{
    key: string
  }>`update notice set failed_at = coalesce(failed_at, ${at}), given_up_at = ${at}
    where id = ${id}::uuid and sent_at is null and given_up_at is null returning dedupe_key as key`.execute(
    tx
  )
  return given.rows[0]?.key
}
