import { sql } from 'kysely'
import type { Actor } from '../../../platform/record/index.ts'

/**
 * Who looks; null: the public. The public sees leaders alone (name, post, office contact); whoever is signed in sees
 * names and posts of all. Personal data come from `privateDataOf` and nowhere else.
 */
export type Viewer = Pick<Actor, 'subject'> | null

/** The condition on a position `n` under which a viewer sees its posts. */
export function seenBy(viewer: Viewer) {
  return viewer ? sql`true` : sql`n.lead is not null`
}

/** Only for whoever is signed in; the public gets null. */
export function insiders<T>(viewer: Viewer, expression: ReturnType<typeof sql<T>>) {
  return viewer ? expression : sql<T | null>`null`
}
