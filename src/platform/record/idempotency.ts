import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import { invalid, refusal } from '../problem.ts'
import type { Actor } from './act.ts'
import { canonicalJson, sha256 } from './canonical.ts'

export const inputHash = (input: unknown): Buffer => sha256(canonicalJson(input))

/**
 * The answer that this actor got for this key, if any.
 * @throws refusal when the key was used for something else
 */
export async function knownAnswer<O>(
  tx: Tx,
  actor: Actor,
  act: string,
  key: string,
  hash: Buffer
): Promise<{ result: O } | undefined> {
  if (key.length > 200 || key.includes('\u0000')) throw invalid('record.input.idempotency_key')
  const { rows } = await sql<{ act: string; input_hash: Buffer; result: O }>`
    select act, input_hash, result from idempotency
    where actor_subject = ${actor.subject} and key = ${key}`.execute(tx)
  const [known] = rows
  if (!known) return undefined
  if (known.act !== act || !known.input_hash.equals(hash)) throw refusal('record.refusal.key_reused', { key })
  return { result: known.result }
}

export async function keepAnswer(
  tx: Tx,
  actor: Actor,
  act: string,
  key: string,
  hash: Buffer,
  recordId: number,
  result: unknown,
  at: string
): Promise<void> {
  await sql`insert into idempotency (actor_subject, key, act, input_hash, result, record_id, at)
    values (${actor.subject}, ${key}, ${act}, ${hash}, ${canonicalJson(result)}::jsonb, ${recordId}, ${at})`.execute(
    tx
  )
}
