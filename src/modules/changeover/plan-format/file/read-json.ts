import { invisibleIn } from '../../../../platform/text-file/index.ts'
import { TooDeep, walkJson } from './json-walk.ts'
import { type Problems, quoted } from './problems.ts'
import { placesIn, readText } from './read-text.ts'

export interface JsonFile {
  value: unknown
  /** Line and column of the value at a path, or of the nearest value around it. */
  placeOf(path: string): { line: number; column: number }
}

/**
 * Reads JSON and knows where everything stands. Out: undefined when it cannot be read at all; the problem then
 * names line and column. A key that stands twice is a problem, but the rest is read on.
 */
export function readJson(input: string | Uint8Array, file: string, problems: Problems): JsonFile | undefined {
  const text = readText(input, file, problems)
  if (text === undefined) return undefined
  const placeAt = placesIn(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const offset = offsetOf(error as Error, text)
    const found = quoted(text.slice(offset, offset + 20))
    problems.add({ file, ...placeAt(offset) }, 'plan-format.not_json', { found })
    return undefined
  }
  try {
    walkJson(text, {
      duplicate: (path, key, offset) =>
        problems.add({ file, ...placeAt(offset) }, 'plan-format.duplicate_key', { key }, path)
    })
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    problems.add({ file, ...placeAt(error.offset) }, 'plan-format.too_deep')
    return undefined
  }
  const escaped = escapedIn(text)
  if (escaped) {
    const { character, offset } = escaped
    problems.add({ file, ...placeAt(offset) }, 'plan-format.invisible', { character })
  }
  return { value, placeOf: placesOf(text, placeAt) }
}

/** What cannot be seen may also be written as `\u202e`; a backslash before another is one that was meant. */
function escapedIn(text: string): ReturnType<typeof invisibleIn> {
  for (const { 1: code = '', index } of text.matchAll(/\\(?:u([0-9a-f]{4})|.)/gi)) {
    const hidden = code && invisibleIn(String.fromCharCode(Number.parseInt(code, 16)))
    if (hidden) return { ...hidden, offset: index }
  }
  return undefined
}

/** V8 says `… at position 12 (line 2 column 3)`, or nothing at all when the text ends too early. */
function offsetOf(error: Error, text: string): number {
  const position = /at position (\d+)/.exec(error.message)?.[1]
  return position === undefined ? text.trimEnd().length : Number(position)
}

/** The places are looked up only when somebody asks: most files have no problem. */
function placesOf(text: string, placeAt: ReturnType<typeof placesIn>): JsonFile['placeOf'] {
  let offsets: Map<string, number> | undefined
  return (path) => {
    if (!offsets) {
      const found = new Map<string, number>()
      walkJson(text, { value: (at, offset) => found.set(at, offset) })
      offsets = found
    }
    let nearest = path
    while (nearest && !offsets.has(nearest)) nearest = nearest.slice(0, Math.max(0, nearest.lastIndexOf('.')))
    return placeAt(offsets.get(nearest) ?? 0)
  }
}
