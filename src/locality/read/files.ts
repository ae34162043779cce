import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problems } from '../../modules/changeover/index.ts'
import { sha256 } from '../../platform/record/index.ts'
import { portalFile } from './portal.ts'
import { proceduresFile } from './procedures.ts'
import { tableNames } from './tables.ts'

/** Path within the locality -> content. */
export type Files = Map<string, Uint8Array>

/** Every file of a locality that haicap reads: locality.json, the catalogue of procedures, the tables, and what lies in `plans`. */
export async function readFiles(dir: string, problems: Problems): Promise<Files> {
  const files: Files = new Map()
  const plans = await readdir(join(dir, 'plans')).catch((): string[] => [])
  const names = [
    'locality.json',
    proceduresFile,
    portalFile,
    ...tableNames.map((table) => `${table}.csv`),
    ...plans.map((name) => `plans/${name}`)
  ]
  for (const name of names.filter((it) => /\.(json|csv)$/.test(it)).sort()) {
    try {
      files.set(name, await readFile(join(dir, name)))
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (code !== 'ENOENT') problems.add({ file: name }, 'locality.unreadable', { reason: code })
    }
  }
  return files
}

/** Fingerprint of some of the files. */
export function fingerprint(files: Files, counts: (name: string) => boolean): string {
  const parts = [...files]
    .filter(([name]) => counts(name))
    .map(([name, bytes]) => `${name} ${sha256(bytes).toString('hex')}\n`)
  return sha256(...parts).toString('hex')
}
