import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FileProblem, problemAt, readText } from '../../modules/changeover/index.ts'
import { canonicalJson, sha256 } from '../../platform/record/index.ts'
import { tableNames } from './tables.ts'

/** name -> text, with the name as problems show it. */
export type Files = Map<string, string>

/** Every file of a locality that haicap reads: locality.json, the tables, and what lies in `plans`. */
export async function readFiles(dir: string, problems: FileProblem[]): Promise<Files> {
  const files: Files = new Map()
  const plans = await readdir(join(dir, 'plans')).catch(() => [])
  const names = ['locality.json', ...tableNames.map((table) => `${table}.csv`), ...plans.sort().map((name) => `plans/${name}`)]
  for (const name of names) if (/\.(json|csv)$/.test(name)) await addFile(dir, name, files, problems)
  return files
}

async function addFile(dir: string, name: string, files: Files, problems: FileProblem[]): Promise<void> {
  let bytes: Buffer
  try {
    bytes = await readFile(join(dir, name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    problems.push(problemAt({ file: name, line: 1, column: 1 }, 'locality.unreadable', { reason: (error as NodeJS.ErrnoException).code ?? '' }))
    return
  }
  const read = readText(bytes, name)
  problems.push(...read.problems)
  if (read.text !== undefined) files.set(name, read.text)
}

/** Fingerprint of some of the files. */
export function fingerprint(files: Files, counts: (name: string) => boolean): string {
  return sha256(canonicalJson([...files].filter(([name]) => counts(name)).sort())).toString('hex')
}
