import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A place in the code that names a message. */
export interface Usage {
  file: string
  line: number
  /** The key, or for a template literal a pattern with `*` for each inserted value. */
  key: string
  /** Whether the key must exist: always, if a room has its first word, or not (some other text perhaps). */
  must: 'yes' | 'in-room' | 'no'
}

/** Literals, also those within the insertions of a template: each quote is tried, so matches overlap. */
const literal = /(?=(['"`])((?:\\.|(?!\1)[^\\\n])*?)\1)/g
const keyShape = /^[a-z][\w-]*(?:\.(?:[\w-]|\*)+)+$/i
/** What stands before a literal that certainly is a message key: a call that says it, or a name such as titleKey. */
const asking =
  /(?:\bt|\bnew Problem|\brefusal|\binvalid|\bnotFound|\bforbidden|\bunavailable)\(\s*(?:'\w+',\s*)?$|\w+Key\s*[:=]\s*\{?\s*$/
/** What stands before one that may be something else (a job's key, an error's text) unless a room has its first word. */
const perhapsAsking = /\b(?:key|error)\s*[:=]\s*\{?\s*$/

/** Every literal of the source below `root` that has the shape of a message key; tests are left out. */
export function findUsages(root: string): Usage[] {
  return sourceFiles(root).flatMap((file) => usagesIn(file, readFileSync(file, 'utf8')))
}

/** As findUsages, for one text. */
export function usagesIn(file: string, text: string): Usage[] {
  const usages: Usage[] = []
  for (const match of text.matchAll(literal)) {
    const quote = match[1]
    const raw = match[2] ?? ''
    const key = quote === '`' ? raw.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '*') : raw
    if (!keyShape.test(key)) continue
    const before = text.slice(Math.max(0, match.index - 60), match.index)
    usages.push({
      file,
      line: text.slice(0, match.index).split('\n').length,
      key,
      must: asking.test(before) ? 'yes' : perhapsAsking.test(before) ? 'in-room' : 'no'
    })
  }
  return usages
}

function sourceFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .sort()
}

/** A test for the keys that a usage may mean: a `*` stands for one or more characters. */
export function matcher(key: string): (candidate: string) => boolean {
  if (!key.includes('*')) return (candidate) => candidate === key
  const pattern = key
    .split('*')
    .map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'))
    .join('.+')
  const regex = new RegExp(`^${pattern}$`)
  return (candidate) => regex.test(candidate)
}
