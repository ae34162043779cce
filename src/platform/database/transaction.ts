import type { Transaction } from 'kysely'
import type { Database } from './open.ts'
import type { DB } from './types.ts'

declare const consistent: unique symbol
declare const writable: unique symbol

/** One moment of the database to read from; every query in it sees the same. */
export type Snapshot = Transaction<DB> & { readonly [consistent]: true }

/**
 * A transaction that may write. It can be read from like a snapshot; the pool can be passed for neither,
 * so that nothing is ever written outside a transaction by mistake.
 */
export type Tx = Snapshot & { readonly [writable]: true }

type WithPool = Pick<Database, 'db'>

/**
 * Runs `work` in one transaction (read committed): all of it is kept, or, when it throws, none.
 * @throws whatever `work` throws
 */
export function write<T>(database: WithPool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.db
    .transaction()
    .setIsolationLevel('read committed')
    .execute((transaction) => work(transaction as Tx))
}

/**
 * Runs `work` on one moment of the database (repeatable read, read only).
 * @throws whatever `work` throws
 */
export function read<T>(database: WithPool, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((transaction) => work(transaction as Snapshot))
}

/**
 * Reads with single statements that need not see the same moment, such as who asks: without the trips that begin and end a
 * transaction.
 */
export function glance<T>(database: WithPool, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return work(database.db.withoutPlugins() as unknown as Snapshot)
}
