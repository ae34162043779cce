import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { enqueue } from '../../../platform/jobs/index.ts'
import { startOfDay } from './cloud-event.ts'
import { speaker } from './store.ts'
import { announceTaskName } from './task.ts'

/**
 * Orders the announcement for the first moment of a day, in the transaction that enacts it.
 * Where no worker has ever run there is no queue; the first one that starts catches up.
 */
export async function announceOn(tx: Tx, day: Day): Promise<void> {
  const found = await sql<{ queue: boolean }>`
    select to_regprocedure('enqueue_job(text, json, timestamptz, text)') is not null as queue`.execute(tx)
  if (!found.rows[0]?.queue) return
  const { timeZone } = await speaker(tx)
  await enqueue(tx, announceTaskName, {}, { runAt: startOfDay(day, timeZone), key: `announce.${day}` })
}
