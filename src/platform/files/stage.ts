import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { invalid } from '../problem.ts'
import { kindOf } from './file-kind.ts'
import { cleanName } from './file-name.ts'
import type { FileStore } from './file-store.ts'
import { ofDisk, type StagedContent } from './storage.ts'

/** A file that is whole, measured and of a kind that is taken, but not kept yet: `keepFile` or `discard` it. */
export interface StagedFile extends StagedContent {
  name: string
  mediaType: string
}

/** Bytes as they come. A stream is destroyed when the file is refused before its end. */
export type Content = AsyncIterable<Uint8Array>

/**
 * Takes a content to the disk as it comes, never whole into memory.
 * @throws Problem 422 when it is empty, too large, of no kind that is taken, or not what its name says;
 *   nothing of it stays
 */
export async function stage(store: FileStore, content: Content, givenName: string): Promise<StagedFile> {
  const name = cleanName(givenName)
  const path = join(store.incoming, randomUUID())
  try {
    await mkdir(store.incoming, { recursive: true, mode: 0o700 })
    const measured = await write(content, path, store.maxBytes, name)
    return { path, ...measured, ...(await kindOf(path, name, store.types)) }
  } catch (error) {
    if (content instanceof Readable) content.destroy()
    await rm(path, { force: true })
    throw ofDisk(error)
  }
}

async function write(content: Content, path: string, maxBytes: number, name: string) {
  const hash = createHash('sha256')
  let size = 0
  async function* measured(pieces: Content) {
    for await (const piece of pieces) {
      size += piece.length
      if (size > maxBytes) throw tooLarge(name, maxBytes)
      hash.update(piece)
      yield piece
    }
  }
  // Opened first and waited for: what is refused at once must not come into being after it was removed.
  const file = await open(path, 'wx', 0o600)
  // Flushed: it is on the disk before anyone is told so.
  const written = file.createWriteStream({ flush: true })
  try {
    await pipeline(content, measured, written)
  } finally {
    if (!written.closed) await once(written, 'close')
  }
  if (size === 0) throw invalid('files.refused.empty', { name })
  return { size, sha256: hash.digest('hex') }
}

function tooLarge(name: string, maxBytes: number) {
  const megabytes = Math.round((maxBytes / 1024 / 1024) * 10) / 10
  return invalid('files.refused.too_large', { name, megabytes })
}

/** Removes a staged file. One that is kept lies elsewhere. */
export async function discard(staged: Pick<StagedFile, 'path'>): Promise<void> {
  await rm(staged.path, { force: true })
}

const day = 24 * 3600 * 1000

/** Removes what a crash left behind. */
export async function discardAbandoned(store: Pick<FileStore, 'incoming'>): Promise<void> {
  const names = await readdir(store.incoming).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const name of names) {
    const path = join(store.incoming, name)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > day) await rm(path, { force: true })
  }
}
