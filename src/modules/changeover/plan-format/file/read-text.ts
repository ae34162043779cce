import { decodeText, invisibleIn } from '../../../../platform/text-file/index.ts'
import type { Problems } from './problems.ts'

/** No plan or register of a whole country comes near this. */
export const mostBytes = 64 * 1024 * 1024

/**
 * The text of a file in Unicode (a byte order mark is tolerated), with LF line ends. Characters that nobody sees are a
 * problem at their place, and the rest is read on.
 * In: bytes, or a text decoded already. Out: undefined after a problem that leaves nothing to read:
 * too large, another encoding (named with the line of the first wrong byte), NUL.
 */
export function readText(input: string | Uint8Array, file: string, problems: Problems): string | undefined {
  if (input.length > mostBytes) {
    problems.add({ file }, 'plan-format.too_large', { megabytes: mostBytes / 1024 / 1024 })
    return undefined
  }
  const decoded = typeof input === 'string' ? { text: input } : decodeText(input)
  if ('wrongLine' in decoded) {
    problems.add({ file, line: decoded.wrongLine, column: 1 }, 'plan-format.not_utf8')
    return undefined
  }
  const nul = decoded.text.indexOf('\u0000')
  if (nul >= 0) {
    problems.add({ file, ...placeAt(decoded.text, nul) }, 'plan-format.nul')
    return undefined
  }
  const text = decoded.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const hidden = invisibleIn(text)
  if (hidden) {
    const { character, offset } = hidden
    problems.add({ file, ...placeAt(text, offset) }, 'plan-format.invisible', { character })
  }
  return text
}

/** Line and column, from 1, of a position in a text. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  return placesIn(text)(offset)
}

/** As placeAt, for many positions in one text: the lines are counted once. */
export function placesIn(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
