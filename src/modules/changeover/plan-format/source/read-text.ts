import { type FileProblem, problemAt } from './problems.ts'

const megabytes = 20

/**
 * Text of a file that somebody gave: UTF-8, with or without a byte order mark, in composed form (NFC), so that
 * two spellings of one Vietnamese name are one.
 */
export function readText(bytes: Uint8Array, file: string): { text?: string; problems: FileProblem[] } {
  const refuse = (key: string, params = {}, line = 1, column = 1) => ({
    problems: [problemAt({ file, line, column }, key, params)]
  })
  if (bytes.length > megabytes * 1024 * 1024) return refuse('plan-format.too_large', { megabytes })
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return refuse('plan-format.utf16')
  const nul = bytes.indexOf(0)
  if (nul >= 0) {
    // Text that is every other byte NUL is UTF-16 without its mark.
    if (nul < 2) return refuse('plan-format.utf16')
    return refuse('plan-format.nul', {}, lineOf(bytes, nul))
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC'), problems: [] }
  } catch {
    return refuse('plan-format.not_utf8', {}, lineOf(bytes, firstBroken(bytes)))
  }
}

function lineOf(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).filter((byte) => byte === 10).length + 1
}

/** Offset from which the bytes are no UTF-8, found by halving. */
function firstBroken(bytes: Uint8Array): number {
  let [sound, broken] = [0, bytes.length]
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1
    try {
      // `stream` forgives a character that is cut off at the end.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      sound = middle
    } catch {
      broken = middle
    }
  }
  return sound
}
