const encodings = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' }
] as const

/**
 * The text of a file as people's programs save it: UTF-8, with or without a byte order mark, or UTF-16 with one
 * (spreadsheets call it "Unicode text"). Out: the text without the mark, or the line of the first byte that is neither.
 */
export function decodeText(bytes: Uint8Array): { text: string } | { wrongLine: number } {
  const marked = encodings.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))
  try {
    return { text: new TextDecoder(marked?.encoding ?? 'utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { wrongLine: marked ? 1 : lineOfWrongByte(bytes) }
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
