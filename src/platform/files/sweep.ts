import { write } from '../database/index.ts'
import type { Task } from '../jobs/index.ts'
import type { FileStore } from './file-store.ts'
import { discardAbandoned } from './stage.ts'
import { storageKey } from './storage.ts'
import { forgetUnused, takeUnusedContents } from './store.ts'

export const sweepFilesTaskName = 'sweep_files'

/** Every hour, so that no sweep is long. */
export const sweepFilesTimetable = `23 * * * * ${sweepFilesTaskName}`

const batch = 100

/**
 * The job that removes files that nobody has referred to for a day, and bytes that came to nothing. Rows go before
 * bytes, and the row of a content goes only with its bytes: a crash leaves what the next sweep finds.
 */
export function sweepFilesTask(store: Pick<FileStore, 'storage' | 'incoming'>): Task {
  return async (_payload, database) => {
    await write(database, forgetUnused)
    let taken: number
    do {
      taken = await write(database, async (tx) => {
        const hashes = await takeUnusedContents(tx, batch)
        for (const hash of hashes) await store.storage.remove(storageKey(hash))
        return hashes.length
      })
    } while (taken === batch)
    await discardAbandoned(store)
  }
}
