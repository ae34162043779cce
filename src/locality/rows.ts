import { snakeName } from '../modules/changeover/index.ts'
import type { Span } from './read/types.ts'

/** firstDay -> first_day; where the names differ otherwise, columns are added by hand. */
export function inDatabase(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeName(key), value]))
}

/** First and last day, both included, as a range of the database. */
export function range({ firstDay, lastDay }: Span): string {
  return `[${firstDay ?? ''},${lastDay ?? ''}]`
}

/** First day and the first day that is no longer in it. */
export function halfOpen(from: string, until?: string): string {
  return `[${from},${until ?? ''})`
}
