/** Bytes of an answer that are kept, where nothing else is said. */
const longest = 2048

/** What another machine said, as the database and a page can hold it: on one line, and no longer than people read. */
export function plainWords(text: string, most = 500): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: neither the database nor a page can hold them
      .replace(/[\u0000-\u001f\s]+/g, ' ')
      .toWellFormed()
      .trim()
      .slice(0, most)
      .toWellFormed()
  )
}

/** The first bytes of an answer; the rest is not waited for: whoever answers without an end fills no memory. */
export async function beginningOf(chunks: AsyncIterable<Uint8Array> | null, most = longest): Promise<string> {
  const read: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of chunks ?? []) {
      read.push(chunk)
      size += chunk.length
      if (size >= most) break // leaving the loop lets go of what comes after
    }
  } catch {
    // Cut short: what there is will do.
  }
  return Buffer.concat(read).subarray(0, most).toString('utf8')
}
