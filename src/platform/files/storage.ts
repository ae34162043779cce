import type { Readable } from 'node:stream'
import { Problem } from '../problem.ts'

/** A file that lies whole on the disk of this process, not yet kept. */
export interface StagedContent {
  path: string
  /** Hexadecimal. */
  sha256: string
  size: number
}

/** Where bytes are kept, under keys that follow from their hash. The same key always means the same bytes. */
export interface FileStorage {
  /** Keeps a content for good: once this is done, no crash loses it, whoever brought it first. */
  put(key: string, content: StagedContent): Promise<void>
  /** The bytes, or undefined when there are none. */
  get(key: string): Promise<Readable | undefined>
  has(key: string): Promise<boolean>
  /** Removes what is there; nothing there is fine. */
  remove(key: string): Promise<void>
}

/** `ab/cd/abcd…`: no folder grows too large. */
export function storageKey(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
}

/** 503 that keeps its cause for the log. */
export function storageFailed(cause: unknown): Problem {
  return new Problem('unavailable', 'files.unavailable.storage', {}, [], { cause })
}

/** What a disk says when it is full, broken or closed to us. */
const diskTroubles = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENOTDIR'])

/** Troubles of the disk as a problem in plain words, anything else as it is. */
export function ofDisk(error: unknown): unknown {
  return diskTroubles.has((error as NodeJS.ErrnoException)?.code ?? '') ? storageFailed(error) : error
}
