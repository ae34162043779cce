import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'

export interface JobOptions {
  /** Not before this moment (ISO). */
  runAt?: string
  /** A waiting job with the same key is replaced. */
  key?: string
}

/**
 * Adds a job in the transaction of an act: it runs once the act is committed, or never.
 * It runs at least once, so tasks must bear being repeated.
 */
export async function enqueue(
  tx: Tx,
  task: string,
  payload: unknown,
  options: JobOptions = {}
): Promise<void> {
  await sql`select enqueue_job(${task}, ${JSON.stringify(payload ?? {})}::json,
    ${options.runAt ?? null}::timestamptz, ${options.key ?? null})`.execute(tx)
}
