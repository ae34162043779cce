import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/index.ts'
import type { Stuck } from './reason.ts'

/** Nobody works on it just now: what is under way ends as it ends. */
const idle = (at: string) => sql`coalesce(claimed_until <= ${at}::timestamptz, true)`

/** Frees what is stuck for another attempt at once. @returns whether there was such a thing, and nobody at it */
export async function freeStuck(tx: Tx, stuck: Stuck, at: string): Promise<boolean> {
  const freed =
    stuck.way === 'in'
      ? await sql`update portal_message set refused_at = null, refusal = null, next_attempt_at = null, claimed_until = null
          where id = ${stuck.id} and applied_at is null and given_up_at is null and repeats is null and ${idle(at)} returning id`.execute(
          tx
        )
      : await sql`update portal_delivery set next_attempt_at = null, claimed_until = null
          where dossier_id = ${stuck.dossierId}::uuid and event = ${stuck.event} and synchronized_at is null
            and given_up_at is null and ${idle(at)} returning event`.execute(tx)
  return freed.rows.length > 0
}

/** Says for which area a kept submission is; what the portal sends again is known all the same. */
export async function nameArea(tx: Tx, id: string, area: string): Promise<void> {
  await sql`update portal_message set content = jsonb_set(content, '{area}', to_jsonb(${area}::text))
    where id = ${id} and kind = 'submission'`.execute(tx)
}

/** Says for which dossier a kept transfer is. */
export async function nameCode(tx: Tx, id: string, code: string): Promise<void> {
  await sql`update portal_message set code = ${code}, content = jsonb_set(content, '{code}', to_jsonb(${code}::text))
    where id = ${id} and kind = 'transfer'`.execute(tx)
}

/** Gives up what is stuck, for good. @returns what it was, when there was such a thing, and nobody at it */
export async function dropStuck(tx: Tx, stuck: Stuck, at: string): Promise<object | undefined> {
  const dropped =
    stuck.way === 'in'
      ? await sql<object>`update portal_message set given_up_at = ${at}, claimed_until = null, next_attempt_at = null,
            content = null
          where id = ${stuck.id} and applied_at is null and given_up_at is null and repeats is null and ${idle(at)}
          returning kind, code, happened_at as "happenedAt", refusal ->> 'messageKey' as refusal,
            old.content -> 'amount' as amount`.execute(tx)
      : await sql<object>`update portal_delivery set given_up_at = ${at}, claimed_until = null, next_attempt_at = null
          where dossier_id = ${stuck.dossierId}::uuid and event = ${stuck.event} and synchronized_at is null
            and given_up_at is null and ${idle(at)} returning attempts, answer`.execute(tx)
  return dropped.rows[0]
}
