import type { Readable } from 'node:stream'
import { type Database, write } from '../database/index.ts'
import { invalid, Problem } from '../problem.ts'
import type { FileStore } from './file-store.ts'
import { type Content, discard, type StagedFile, stage } from './stage.ts'
import { storageFailed, storageKey } from './storage.ts'
import { insertFile, noteContent, type StoredFile } from './store.ts'

type WithPool = Pick<Database, 'db'>

/**
 * Takes a file in: streamed to the disk, measured, recognized, scanned, kept, entered. What is answered is safe
 * on the disk or in the storage; what fails leaves nothing that anyone can see.
 * @param from its name as given, and the subject of who hands it in
 * @throws Problem 422 when it cannot be taken, with what to do; 503 when storage or scanner cannot be reached
 */
export async function storeFile(
  database: WithPool,
  store: FileStore,
  content: Content,
  from: { name: string; subject: string }
): Promise<StoredFile> {
  const staged = await stage(store, content, from.name)
  try {
    return await keepFile(database, store, staged, from.subject)
  } finally {
    await discard(staged)
  }
}

/**
 * Keeps a staged file; the caller discards it in any case.
 * The order is what makes it safe: the hash is noted, the bytes are put, the file is entered. A crash in between
 * leaves bytes that are noted and belong to no file; the sweep finds them.
 */
export async function keepFile(
  database: WithPool,
  store: FileStore,
  staged: StagedFile,
  subject: string
): Promise<StoredFile> {
  const scan = await scanned(store, staged)
  const { storage } = store
  const key = storageKey(staged.sha256)
  // Once more if the sweep took the same bytes, long forgotten, in this very moment; then they are new to it.
  for (let attempt = 1; attempt <= 2; attempt++) {
    await write(database, (tx) => noteContent(tx, staged))
    await storage.put(key, staged)
    try {
      return await write(database, async (tx) => {
        const file = await insertFile(tx, staged, scan, subject)
        // The row is ours now; whether a sweep was before us shows only here.
        if (!(await storage.has(key))) throw new Swept()
        return file
      })
    } catch (error) {
      if (!(error instanceof Swept) && !isNoLongerNoted(error)) throw error
    }
  }
  throw storageFailed(new Error(`${key} does not stay in the storage`))
}

class Swept extends Error {}

const isNoLongerNoted = (error: unknown) => (error as { code?: string }).code === '23503'

async function scanned({ scan }: FileStore, { path, name }: StagedFile): Promise<StoredFile['scan']> {
  if (!scan) return 'not_scanned'
  const found = await scan(path)
  if (found !== null) throw invalid('files.refused.infected', { name, found })
  return 'clean'
}

/**
 * The bytes of a file.
 * @throws Problem 503 when the storage cannot be reached or has lost them
 */
export async function openFile(
  store: Pick<FileStore, 'storage'>,
  file: Pick<StoredFile, 'sha256' | 'name'>
): Promise<Readable> {
  const content = await store.storage.get(storageKey(file.sha256))
  if (!content) throw new Problem('unavailable', 'files.unavailable.lost', { name: file.name })
  return content
}
