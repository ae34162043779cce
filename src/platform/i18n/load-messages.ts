import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Language, languages } from './languages.ts'

/** Flat: `organization.unit.title` -> ICU message. */
export type Messages = Map<string, string>

interface MessageTree {
  [key: string]: string | MessageTree
}

export const sourceFolder = fileURLToPath(new URL('../..', import.meta.url))

/** Every folder `messages` below `root`, sorted so that two runs agree. */
export function messageFolders(root = sourceFolder): string[] {
  const folders: string[] = []
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isDirectory() || entry.name === 'node_modules') continue
      const path = join(folder, entry.name)
      if (entry.name === 'messages') folders.push(path)
      else visit(path)
    }
  }
  visit(root)
  return folders.sort()
}

/**
 * The messages of one folder in one language; keys begin with the name of the folder that holds `messages`.
 * Errors: a file that is no JSON object of strings and objects is named. A missing file has no messages.
 */
export function readMessages(folder: string, language: Language): Messages {
  const path = join(folder, `${language}.json`)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
  try {
    return flatten(JSON.parse(text) as MessageTree, basename(dirname(folder)))
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`)
  }
}

function flatten(tree: MessageTree, prefix: string, into: Messages = new Map()): Messages {
  for (const [key, value] of Object.entries(tree)) {
    const name = `${prefix}.${key}`
    if (typeof value === 'string') into.set(name, value)
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) flatten(value, name, into)
    else throw new Error(`${name} is neither a text nor an object`)
  }
  return into
}

/** All messages in each language, of every room. Errors: a key that two folders claim. */
export function loadMessages(root = sourceFolder): Record<Language, Messages> {
  const all = Object.fromEntries(languages.map((it) => [it, new Map()])) as Record<Language, Messages>
  for (const folder of messageFolders(root)) {
    for (const language of languages) {
      for (const [key, message] of readMessages(folder, language)) {
        if (all[language].has(key)) throw new Error(`${folder}: ${key} is said twice`)
        all[language].set(key, message)
      }
    }
  }
  return all
}
