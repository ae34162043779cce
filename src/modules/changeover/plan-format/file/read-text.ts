import type { Problems } from './problems.ts'

/** No plan or register of a whole country comes near this. */
export const mostBytes = 64 * 1024 * 1024

/**
 * The text of a file that ought to be UTF-8 (a byte order mark is tolerated), with LF line ends.
 * In: bytes, or a text decoded already. Out: undefined after a problem that leaves nothing to read:
 * too large, UTF-16, another encoding (named with the line of the first wrong byte), NUL.
 */
export function readText(input: string | Uint8Array, file: string, problems: Problems): string | undefined {
  if (input.length > mostBytes) {
    problems.add({ file }, 'plan-format.too_large', { megabytes: mostBytes / 1024 / 1024 })
    return undefined
  }
  const text = typeof input === 'string' ? input : decode(input, file, problems)
  if (text === undefined) return undefined
  const nul = text.indexOf('\u0000')
  if (nul >= 0) {
    problems.add({ file, ...placeAt(text, nul) }, 'plan-format.nul')
    return undefined
  }
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}

function decode(bytes: Uint8Array, file: string, problems: Problems): string | undefined {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    problems.add({ file, line: 1, column: 1 }, 'plan-format.utf16')
    return undefined
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    problems.add({ file, line: lineOfWrongByte(bytes), column: 1 }, 'plan-format.not_utf8')
    return undefined
  }
}

/** Decodes line by line until one fails: LF never is part of a longer UTF-8 character. */
function lineOfWrongByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let start = 0
  while (start < bytes.length) {
    const lineEnd = bytes.indexOf(10, start)
    const end = lineEnd < 0 ? bytes.length : lineEnd
    try {
      decoder.decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end + 1
    line += 1
  }
  return line
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
