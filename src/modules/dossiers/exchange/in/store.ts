import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../../platform/database/index.ts'
import type { Problem } from '../../../../platform/problem.ts'
import { instant } from '../../book/moments.ts'
import { digestOf, type MessageKind, type PortalMessage } from './message.ts'

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', ${instant})`

/** How it went with a message. */
export interface MessageOutcome {
  id: string
  state: 'applied' | 'waits' | 'later' | 'refused' | 'given_up'
  /** The message that said the same before. */
  repeats: string | null
  dossierId: string | null
  event: number | null
  refusal: RefusalKept | null
}

/** A refusal as it is kept: each reader sees it in their language. */
export type RefusalKept = Pick<Problem, 'status' | 'messageKey' | 'params' | 'details'>

/** Keeps a message before anything is done. @returns whether it is the first with this id and this content */
export async function keepMessage(tx: Tx, message: PortalMessage, learnedAt: string): Promise<void> {
  const { id, kind, code, happenedAt } = message
  const digest = digestOf(message)
  // The first with a content wins; whoever says it again points to it.
  await sql`select pg_advisory_xact_lock(hashtextextended('haicap.exchange.' || ${digest.toString('hex')}::text, 0))`.execute(
    tx
  )
  await sql`
    with first as (select id from portal_message where digest = ${digest} and repeats is null)
    insert into portal_message (id, kind, code, happened_at, learned_at, digest, content, repeats)
    select ${id}, ${kind}, ${code}, ${happenedAt}, ${learnedAt}, ${digest},
      case when (select id from first) is null then ${JSON.stringify(message)}::jsonb end, (select id from first)
    on conflict (id) do nothing`.execute(tx)
}

/** The content's hash that was kept under an id. */
export async function digestKept(tx: Snapshot, id: string): Promise<Buffer | undefined> {
  const found = await sql<{ digest: Buffer }>`select digest from portal_message where id = ${id}`.execute(tx)
  return found.rows[0]?.digest
}

export const isOpen = sql.raw(
  `m.applied_at is null and m.repeats is null and m.refused_at is null and m.given_up_at is null`
)

/** A message with the moment at which haicap learned of it. */
export interface Claimed {
  message: PortalMessage
  learnedAt: string
}

/** A message to be acted on, for this worker alone until the claim runs out; undefined: nothing is to be done with it now. */
export async function claimMessage(
  tx: Tx,
  id: string,
  { now, seconds }: { now: string; seconds: number }
): Promise<Claimed | undefined> {
  const claimed = await sql<Claimed>`
    update portal_message m set claimed_until = ${now}::timestamptz + make_interval(secs => ${seconds}), tried_at = ${now},
      attempts = attempts + 1
    where m.id = ${id} and ${isOpen} and coalesce(m.claimed_until <= ${now}::timestamptz, true)
      and coalesce(m.next_attempt_at <= ${now}::timestamptz, true)
    returning m.content as message, ${iso('m.learned_at')} as "learnedAt"`.execute(tx)
  return claimed.rows[0]
}

/** Messages that can be acted on now: those put off, and those whose submission has come. In the order in which it happened. */
export async function dueMessages(tx: Snapshot, now: string, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`select m.id from portal_message m
    where ${isOpen} and coalesce(m.claimed_until <= ${now}::timestamptz, true)
      and coalesce(m.next_attempt_at <= ${now}::timestamptz, true)
      and (m.waits_since is null or exists (select from dossier d where d.code = m.code))
    order by m.happened_at, m.learned_at limit ${limit}`.execute(tx)
  return found.rows.map(({ id }) => id)
}

/** Messages about a dossier that came before its submission. */
export async function waitingFor(tx: Snapshot, code: string): Promise<string[]> {
  const found = await sql<{ id: string }>`select m.id from portal_message m
    where m.code = ${code} and m.waits_since is not null and ${isOpen} order by m.happened_at, m.learned_at`.execute(
    tx
  )
  return found.rows.map(({ id }) => id)
}

/** Acted on: the dossier has it now, and the inbox needs no copy of it. */
export async function noteApplied(
  tx: Tx,
  id: string,
  { dossierId, event, now }: { dossierId: string; event: number; now: string }
): Promise<void> {
  await sql`update portal_message set applied_at = ${now}, dossier_id = ${dossierId}::uuid, event = ${event}, content = null,
    claimed_until = null, next_attempt_at = null, refused_at = null, refusal = null
    where id = ${id} and applied_at is null and given_up_at is null`.execute(tx)
}

export async function noteWaits(tx: Tx, id: string, now: string): Promise<void> {
  await sql`update portal_message set waits_since = coalesce(waits_since, ${now}), claimed_until = null,
    next_attempt_at = null where id = ${id}`.execute(tx)
}

export async function noteRefused(tx: Tx, id: string, refusal: RefusalKept, now: string): Promise<void> {
  await sql`update portal_message set refused_at = ${now}, refusal = ${JSON.stringify(refusal)}::jsonb, claimed_until = null,
    next_attempt_at = null where id = ${id} and applied_at is null`.execute(tx)
}

export async function notePutOff(tx: Tx, id: string, refusal: RefusalKept, again: string): Promise<void> {
  await sql`update portal_message set refusal = ${JSON.stringify(refusal)}::jsonb, claimed_until = null,
    next_attempt_at = ${again} where id = ${id} and applied_at is null`.execute(tx)
}

/** The entry that a message made, when it was acted on and nobody could note it. */
export async function entryMade(
  tx: Snapshot,
  subject: string,
  key: string
): Promise<{ dossierId: string; event: number } | undefined> {
  const found = await sql<{ dossierId: string; event: number }>`
    select dossier_id as "dossierId", number as event from dossier_event
    where actor_subject = ${subject} and key = ${key}`.execute(tx)
  return found.rows[0]
}

/** How it stands with a message; one that repeats another stands as that one. */
export async function outcomeOf(tx: Snapshot, id: string): Promise<MessageOutcome & { attempts: number }> {
  const found = await sql<MessageOutcome & { attempts: number }>`
    select g.id, case when m.applied_at is not null then 'applied' when m.given_up_at is not null then 'given_up'
        when m.refused_at is not null then 'refused' when m.waits_since is not null then 'waits' else 'later' end as state,
      g.repeats, m.dossier_id as "dossierId", m.event, m.refusal, m.attempts
    from portal_message g join portal_message m on m.id = coalesce(g.repeats, g.id) where g.id = ${id}`.execute(
    tx
  )
  const [outcome] = found.rows
  if (!outcome) throw new Error('a message was kept and is gone')
  return outcome
}

/** A message that was not taken in, as people see it. */
export interface StuckMessage {
  id: string
  kind: MessageKind
  code: string
  happenedAt: string
  learnedAt: string
  attempts: number
  waitsSince: string | null
  refusedAt: string | null
  nextAttemptAt: string | null
  refusal: RefusalKept | null
}

const stuck = sql`select m.id, m.kind, m.code, ${iso('m.happened_at')} as "happenedAt", ${iso('m.learned_at')} as "learnedAt",
    m.attempts, ${iso('m.waits_since')} as "waitsSince", ${iso('m.refused_at')} as "refusedAt",
    ${iso('m.next_attempt_at')} as "nextAttemptAt", m.refusal
  from portal_message m where m.applied_at is null and m.repeats is null and m.given_up_at is null`

/**
 * Messages that were not taken in: those that were refused first, which somebody has to see to, the oldest first.
 * @param after the message that a page before ended with
 */
export async function stuckMessages(
  tx: Snapshot,
  { after, limit }: { after?: string | undefined; limit: number }
): Promise<StuckMessage[]> {
  const place = (of: string) => sql.raw(`${of}.refused_at is null, ${of}.learned_at, ${of}.id`)
  const behind = after
    ? sql`and (${place('m')}) > (select ${place('b')} from portal_message b where b.id = ${after})`
    : sql``
  const found = await sql<StuckMessage>`${stuck} and m.attempts > 0 ${behind}
    order by m.refused_at is null, m.learned_at, m.id limit ${limit}`.execute(tx)
  return found.rows
}

/** One of them; undefined when it was taken in or given up meanwhile. */
export async function findStuckMessage(tx: Snapshot, id: string): Promise<StuckMessage | undefined> {
  const found = await sql<StuckMessage>`${stuck} and m.id = ${id}`.execute(tx)
  return found.rows[0]
}
