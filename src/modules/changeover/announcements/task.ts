import { type Database, write } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { enqueue, type Task } from '../../../platform/jobs/index.ts'
import { publishDue } from './publish.ts'

export const announceTaskName = 'announce'

/** On every full hour what another run missed is made good; days begin then in most of the world. */
export const announceTimetable = `0 * * * * ${announceTaskName}`

/**
 * The job that publishes what takes effect; webhooks are told from the feed. It may run at any time, twice, or late;
 * nobody misses anything.
 * @param clock the day of the site, asked at each run
 */
export function announceTask(clock: { today(): Day }): Task {
  return async (_payload, database) => {
    await announceDue(database, { today: clock.today() })
  }
}

/**
 * Publishes what is due, once, without the queue.
 * @returns how many announcements were published
 */
export async function announceDue(
  database: Database,
  { today }: { today: Day }
): Promise<{ published: number }> {
  return { published: await publishDue(database, today) }
}

/** Runs the job as soon as a worker is free: when a server starts, and after something was missed. */
export function announceSoon(database: Database): Promise<void> {
  return write(database, (tx) => enqueue(tx, announceTaskName, {}, { key: 'announce.soon' }))
}
