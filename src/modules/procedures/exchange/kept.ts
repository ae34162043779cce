import { gunzipSync, gzipSync } from 'node:zlib'
import { invalid } from '../../../platform/problem.ts'
import type { Catalogue } from '../catalogue.ts'

/** What a form may carry along beside its other fields. */
const mostKept = 900_000
const largest = 100_000_000

/** A catalogue that was tried, as the form carries it to be imported; undefined: it is too large for that. */
export function keptOf(catalogue: Catalogue): string | undefined {
  const kept = gzipSync(JSON.stringify(catalogue)).toString('base64')
  return kept.length <= mostKept ? kept : undefined
}

/** @throws invalid when it is not what `keptOf` made */
export function textKept(kept: string): string {
  if (kept.trimStart().startsWith('{')) return kept
  try {
    return gunzipSync(Buffer.from(kept, 'base64'), { maxOutputLength: largest }).toString('utf8')
  } catch {
    throw invalid('procedures.import.unreadable', {}, [
      { path: 'file', messageKey: 'procedures.import.unreadable' }
    ])
  }
}
