import { z } from 'zod'
import type { After } from './store-search.ts'

const position = z.tuple([z.string(), z.uuid()])

/** The rows of one page out of one row more than fits, and the text for the address by which the next page goes on. */
export function pageOf<R>(
  rows: R[],
  size: number,
  keyOf: (row: R) => After
): { items: R[]; next: string | null } {
  const items = rows.slice(0, size)
  const last = items.at(-1)
  return { items, next: rows.length > size && last ? toText(keyOf(last)) : null }
}

function toText({ name, id }: After): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url')
}

/** The place that a text names; undefined for none, or for one that was not made here. */
export function fromText(text: string | undefined): After | undefined {
  if (!text) return undefined
  try {
    const [name, id] = position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return { name, id }
  } catch {
    return undefined
  }
}
