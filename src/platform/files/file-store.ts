import { join } from 'node:path'
import type { Config } from '../config.ts'
import { mediaTypes } from '../media-types.ts'
import { clamdScanner, type Scan } from './clamd.ts'
import { folderStorage } from './folder-storage.ts'
import { s3Storage } from './s3-storage.ts'
import type { FileStorage } from './storage.ts'

/** What taking and giving files needs: made from the settings, holds nothing open. */
export interface FileStore {
  storage: FileStorage
  /** Where a file lies until it is known whole: a folder beside those that are kept. */
  incoming: string
  maxBytes: number
  /** Endings that are taken, with the type that each means. */
  types: ReadonlyMap<string, string>
  /** Looks for viruses; without it files are kept as not scanned. */
  scan?: Scan
}

/** The store of a province. Two provinces share a folder or bucket, never a file: each sweeps only its own. */
export function fileStore(config: Pick<Config, 'dataDir' | 'schema' | 'files'>): FileStore {
  const { dataDir, schema, files } = config
  const folder = join(dataDir, 'files')
  return {
    storage: files.s3 ? s3Storage(files.s3, schema) : folderStorage(join(folder, schema)),
    // No schema can be named so.
    incoming: join(folder, '.incoming'),
    maxBytes: files.maxBytes,
    types: new Map(files.endings.map((ending) => [ending, mediaTypes[ending]])),
    scan: files.clamd && clamdScanner(files.clamd)
  }
}
