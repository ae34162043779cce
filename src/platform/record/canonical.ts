import { createHash } from 'node:crypto'

/**
 * One spelling for one value: JSON without spaces and with sorted keys. What JSON cannot hold (undefined,
 * functions) is left out as JSON.stringify leaves it out, so a value read back from jsonb spells the same.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value === undefined ? null : JSON.parse(JSON.stringify(value) ?? 'null')))
}

export function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
