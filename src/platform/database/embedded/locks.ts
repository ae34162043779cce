import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/*
 * Two locks in the data folder, held through SQLite, which asks the operating system for them. So a lock
 * ends with the process that holds it, however that ends: nothing stale can be left behind.
 *   postgres.lock   exclusive, short: whoever starts or stops the server
 *   postgres.users  shared, long: everyone who uses it; whoever finds itself alone may stop it
 */

const busy = 5 // SQLITE_BUSY

/** Runs `work` while no other process starts or stops this server. */
export async function withStartLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const file = new DatabaseSync(join(dataDir, 'postgres.lock'), { timeout: 0 })
  try {
    while (!taken(file, 'begin exclusive')) await sleep(25)
    return await work()
  } finally {
    file.close()
  }
}

/** Counts this caller among the users until `leave` is called or the process ends. */
export function joinUsers(dataDir: string): { leave(): void } {
  const file = new DatabaseSync(join(dataDir, 'postgres.users'), { timeout: 1000 })
  file.exec('begin')
  file.prepare('select count(*) from sqlite_master').get() // reading is what takes the shared lock
  return { leave: () => file.close() }
}

/** Whether nobody uses the server any more. */
export function isUnused(dataDir: string): boolean {
  const file = new DatabaseSync(join(dataDir, 'postgres.users'), { timeout: 0 })
  try {
    return taken(file, 'begin exclusive')
  } finally {
    file.close()
  }
}

function taken(file: DatabaseSync, statement: string): boolean {
  try {
    file.exec(statement)
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode === busy) return false
    throw error
  }
}
