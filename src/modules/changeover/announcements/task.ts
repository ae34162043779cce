import { type Database, read, write } from '../../../platform/database/index.ts'
import { type Day, today } from '../../../platform/day.ts'
import { enqueue, type Task } from '../../../platform/jobs/index.ts'
import { type DeliveryMeans, deliverOpen } from './deliver.ts'
import { publishDue } from './publish.ts'
import { nextAttempt, speaker } from './store.ts'

export const announceTaskName = 'announce'

/** On every full hour what another run missed is made good; days begin then in most of the world. */
export const announceTimetable = `0 * * * * ${announceTaskName}`

export interface AnnounceOptions extends DeliveryMeans {
  /** Stands in for the present day. */
  today?: Day
}

/**
 * The job that tells what takes effect: publishes what is due, hands it to subscribers, and comes back for those
 * who did not take it. It may run at any time, twice, or late; nobody misses anything.
 */
export function announceTask(options: AnnounceOptions = {}): Task {
  return async (_payload, database) => {
    await announceDue(database, options)
    const again = await read(database, nextAttempt)
    if (again)
      await write(database, (tx) =>
        enqueue(tx, announceTaskName, {}, { runAt: again, key: 'announce.again' })
      )
  }
}

/**
 * Publishes and delivers what is due, once, without the queue.
 * @returns how many announcements were published and how many were taken by subscribers
 */
export async function announceDue(
  database: Database,
  options: AnnounceOptions = {}
): Promise<{ published: number; taken: number }> {
  const day = options.today ?? today((await read(database, speaker)).timeZone)
  const published = await publishDue(database, day)
  return { published, taken: await deliverOpen(database, options) }
}

/** Runs the job as soon as a worker is free: when a server starts, and after something was missed. */
export function announceSoon(database: Database): Promise<void> {
  return write(database, (tx) => enqueue(tx, announceTaskName, {}, { key: 'announce.soon' }))
}
