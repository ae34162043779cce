import type { Tx } from '../database/index.ts'
import type { CloudEvent } from './cloud-event.ts'

/**
 * Where a room's events come from: mostly the table in which they stand anyway. How far it was read is said by a
 * cursor, a text whose meaning only the source knows.
 *
 * What commits late must not be skipped. A source either gives numbers under a lock that is held to the commit, or
 * reads in the order of transactions (`xact xid8 default pg_current_xact_id()`) and no further than
 * `xact < pg_snapshot_xmin(pg_current_snapshot())`: all of those have ended. Both in ONE statement.
 * Numbers of transactions begin anew where a dump is restored into another cluster: such a source sees to it that what is
 * written there stands behind what was (as the dossiers do).
 * Transactions of the whole database server count for that: a long one, also in another database, delays, but loses nothing.
 */
export interface EventSource {
  /** Short, unique, and never another one: cursors are kept under it. */
  name: string
  /** The types of its events, for those who choose. */
  types: readonly string[]
  /**
   * Events after the cursor, in their order, at most `limit` of them, and the cursor behind the last. Fewer than
   * `limit` mean that there is nothing more now.
   */
  next(tx: Tx, cursor: string, limit: number): Promise<{ events: CloudEvent[]; cursor: string }>
  /** The cursor behind everything that `next` could give now: who subscribes is told of what comes after it. */
  latest(tx: Tx): Promise<string>
}

const sources = new Map<string, EventSource>()

/** A room says at its door where its events come from; saying it again changes nothing. */
export function registerEventSource(source: EventSource): void {
  sources.set(source.name, source)
}

/** All sources, in the order in which rooms are loaded. */
export function eventSources(): EventSource[] {
  return [...sources.values()]
}

/** Every type that can be chosen. */
export function eventTypes(): string[] {
  return [...new Set(eventSources().flatMap(({ types }) => types))]
}
