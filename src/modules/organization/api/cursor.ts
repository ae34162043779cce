import { z } from 'zod'

const position = z.tuple([z.string(), z.uuid()])

/** Where a list goes on: after the row of this name and id. */
export interface Cursor {
  name: string
  id: string
}

/** The place in a list as a text for addresses; readers pass it back as they got it. */
export function toCursor({ name, id }: Cursor): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url')
}

/** The place that a text names; undefined for none, or for one that was not made here. */
export function fromCursor(text: string | undefined): Cursor | undefined {
  if (!text) return undefined
  try {
    const [name, id] = position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { name, id }
  } catch {
    return undefined
  }
}

/** The rows of one page out of one row more than fits, and where the next page begins. */
export function pageOf<R extends Cursor>(rows: R[], size: number): { items: R[]; next: string | null } {
  const items = rows.slice(0, size)
  const last = items.at(-1)
  return { items, next: rows.length > size && last ? toCursor(last) : null }
}
