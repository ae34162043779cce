import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSet, type SetFamily, type SqlSet } from './parse-set.ts'

const modulesFolder = fileURLToPath(new URL('../../modules', import.meta.url))
const loaded = new Map<string, SqlSet[]>()

/**
 * All figures or all rules of all rooms, by id; read once.
 * Errors: a malformed file, or an id that two files claim.
 */
export function loadSets(family: SetFamily, root = modulesFolder): SqlSet[] {
  const key = `${family}:${root}`
  const known = loaded.get(key)
  if (known) return known
  const sets = globSync(`*/${family}/*.sql`, { cwd: root })
    .map((path) => parseSet(placeOf(path, family, root), readFileSync(join(root, path), 'utf8')))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
  for (const [index, set] of sets.entries()) {
    const twin = sets[index + 1]
    if (twin?.id === set.id) throw new Error(`${set.file} and ${twin.file} both claim ${set.id}`)
  }
  loaded.set(key, sets)
  return sets
}

/** One figure or rule by its id, or undefined. */
export function findSet(family: SetFamily, id: string): SqlSet | undefined {
  return loadSets(family).find((set) => set.id === id)
}

function placeOf(path: string, family: SetFamily, root: string) {
  return { family, room: basename(dirname(dirname(path))), file: join(root, path) }
}
