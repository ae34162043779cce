/** An element of DER: its tag, where it begins, where its content begins and ends. */
export interface Element {
  tag: number
  start: number
  content: number
  end: number
}

export const tags = { integer: 0x02, utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30 }

/**
 * The element at a place. Only what DER allows: one byte of tag, a length that is said.
 * @param end where it must have ended
 * @throws RangeError when there is none
 */
export function elementAt(bytes: Uint8Array, start: number, end = bytes.length): Element {
  const [tag = 0, first = 0x80] = bytes.subarray(start, start + 2)
  const octets = first & 0x7f
  if (first < 0x80) return within({ tag, start, content: start + 2, end: start + 2 + first }, end)
  if (octets === 0 || octets > 4) throw new RangeError(`no length of DER at ${start}`)
  const content = start + 2 + octets
  const length = bytes.subarray(start + 2, content).reduce((sum, byte) => sum * 256 + byte, 0)
  return within({ tag, start, content, end: content + length }, end)
}

function within(element: Element, end: number): Element {
  if (element.end > end) throw new RangeError(`an element of DER at ${element.start} does not end`)
  return element
}

/** What an element holds, one after the other. */
export function* elementsIn(bytes: Uint8Array, { content, end }: Element): Generator<Element> {
  for (let at = content; at < end; ) {
    const element = elementAt(bytes, at, end)
    yield element
    at = element.end
  }
}

/** A sequence of elements that are encoded. */
export function sequenceOf(parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  const long = Buffer.alloc(4)
  long.writeUInt32BE(content.length)
  return Buffer.concat([Buffer.of(tags.sequence, 0x84), long, content])
}
