import { type Database, read, write } from '../../../platform/database/index.ts'
import { type Day, today } from '../../../platform/day.ts'
import { enqueue, type Task } from '../../../platform/jobs/index.ts'
import { publishDue } from './publish.ts'
import { speaker } from './store.ts'

export const announceTaskName = 'announce'

/** On every full hour what another run missed is made good; days begin then in most of the world. */
export const announceTimetable = `0 * * * * ${announceTaskName}`

export interface AnnounceOptions {
  /** Stands in for the present day. */
  today?: Day
}

/**
 * The job that publishes what takes effect; webhooks are told from the feed. It may run at any time, twice, or late;
 * nobody misses anything.
 */
export function announceTask(options: AnnounceOptions = {}): Task {
  return async (_payload, database) => {
    await announceDue(database, options)
  }
}

/**
 * Publishes what is due, once, without the queue.
 * @returns how many announcements were published
 */
export async function announceDue(
  database: Database,
  options: AnnounceOptions = {}
): Promise<{ published: number }> {
  const day = options.today ?? today((await read(database, speaker)).timeZone)
  return { published: await publishDue(database, day) }
}

/** Runs the job as soon as a worker is free: when a server starts, and after something was missed. */
export function announceSoon(database: Database): Promise<void> {
  return write(database, (tx) => enqueue(tx, announceTaskName, {}, { key: 'announce.soon' }))
}
