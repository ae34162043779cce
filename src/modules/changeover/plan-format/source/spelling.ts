/** Files write `share_area`, code writes `shareArea`. */
export function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export function camel(key: string): string {
  return key.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase())
}

/** Keys that people choose themselves lie below these; they are left as they are. */
const free = new Set(['announced'])

/**
 * A copy with every key respelled. A key that is spelled the other way already gets a mark, so that it counts
 * as unknown instead of passing for the right one.
 */
export function respell(value: unknown, spell: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => respell(item, spell))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      spell === camel && /[A-Z]/.test(key) ? `_${key}` : spell(key),
      free.has(key) ? inner : respell(inner, spell)
    ])
  )
}

/** A path as it is spelled in files. */
export function pathInFile(path: string): string {
  return path
    .split('.')
    .map((part) => (part.startsWith('_') ? part.slice(1) : snake(part)))
    .join('.')
}
