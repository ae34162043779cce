import { relative } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { languages } from './languages.ts'
import { loadMessages, sourceFolder } from './load-messages.ts'
import { findUsages, matcher, type Usage } from './message-usage.ts'

export interface MessageFault {
  kind: 'missing' | 'malformed' | 'placeholders' | 'unknown' | 'unused'
  key: string
  /** Where and how, for the person who mends it. */
  detail: string
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/**
 * Everything that is wrong with the messages: a key that a language lacks, ICU that does not parse,
 * placeholders that differ between languages, a key used but not said, a key said but not used.
 * In: `extra` are keys that are used without standing in the code (names of figures and rules).
 */
export function checkMessages(
  options: { root?: string; extra?: { key: string; by: string }[] } = {}
): MessageFault[] {
  const root = options.root ?? sourceFolder
  const messages = loadMessages(root)
  const keys = [...new Set(languages.flatMap((it) => [...messages[it].keys()]))].sort()
  const usages: Usage[] = [
    ...findUsages(root),
    ...(options.extra ?? []).map(({ key, by }) => ({ file: by, line: 1, key, must: 'yes' as const }))
  ]
  return [
    ...keys.flatMap((key) =>
      compareLanguages(
        key,
        languages.map((it) => [it, messages[it].get(key)])
      )
    ),
    ...compareUsages(keys, usages, root)
  ]
}

function compareLanguages(key: string, texts: [string, string | undefined][]): MessageFault[] {
  const faults: MessageFault[] = []
  const placeholders = new Map<string, string>()
  for (const [language, text] of texts) {
    if (!text?.trim()) {
      faults.push({ kind: 'missing', key, detail: `no text in ${language}` })
      continue
    }
    try {
      const elements = new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst()
      placeholders.set(language, [...namesIn(elements)].sort().join(', '))
    } catch (error) {
      faults.push({ kind: 'malformed', key, detail: `${language}: ${(error as Error).message}` })
    }
  }
  if (new Set(placeholders.values()).size > 1) {
    const said = [...placeholders].map(([language, names]) => `${language} {${names}}`).join('; ')
    faults.push({ kind: 'placeholders', key, detail: said })
  }
  return faults
}

function namesIn(elements: readonly Element[], names = new Set<string>()): Set<string> {
  for (const element of elements) {
    const { value, options } = element as { value?: unknown; options?: Record<string, { value: Element[] }> }
    const isLiteral = element.type === 0
    if (!isLiteral && typeof value === 'string') names.add(value)
    for (const option of Object.values(options ?? {})) {
      if (Array.isArray(option.value)) namesIn(option.value, names)
    }
  }
  return names
}

function compareUsages(keys: string[], usages: Usage[], root: string): MessageFault[] {
  const faults: MessageFault[] = []
  const known = new Set(keys)
  const unused = new Set(keys)
  const rooms = new Set(keys.map(firstWord))
  for (const usage of usages) {
    const isPattern = usage.key.includes('*')
    const meant = isPattern ? keys.filter(matcher(usage.key)) : known.has(usage.key) ? [usage.key] : []
    for (const key of meant) unused.delete(key)
    const isOurs = usage.must === 'yes' || (usage.must === 'in-room' && rooms.has(firstWord(usage.key)))
    if (meant.length === 0 && isOurs) {
      const place = usage.file.startsWith(root) ? relative(root, usage.file) : usage.file
      faults.push({ kind: 'unknown', key: usage.key, detail: `${place}:${usage.line}` })
    }
  }
  for (const key of unused) {
    if (!saidOfConstraint.test(key)) faults.push({ kind: 'unused', key, detail: 'no code names it' })
  }
  return faults
}

/** `staffing.constraint.<table>.<constraint>`: the database names it (a test beside `constraintProblem` looks there). */
const saidOfConstraint = /^[\w-]+\.constraint\.\w+\.\w+$/

const firstWord = (key: string) => key.slice(0, key.indexOf('.'))
