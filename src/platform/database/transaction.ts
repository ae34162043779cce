import { type QueryResult, type RawBuilder, sql, type Transaction } from 'kysely'
import { beginWriting, begun, first, kept, last } from './connect.ts'
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

/** What is known of a transaction, or of a glance. */
interface State {
  kind: 'write' | 'read' | 'glance'
  pool: PoolState
  /** What it learned in the same trip that began it. */
  beginning?: Beginning
  /** It writes, and nothing of the register. */
  leavesRegister?: true
  /** Its last statement has carried the commit. */
  ended?: true
}

interface Beginning {
  /** The moment, ISO in UTC. */
  at: string
  /** Which state of the register it finds: the database counts its changes, however they are made. */
  register: number
}

/** What a process knows of a province's register without asking; one process may serve several provinces. */
interface PoolState {
  id: number
  /** What a transaction found that began at a moment (of the process's own clock, milliseconds). */
  seen: { register: number; at: number }
  /** Since when what was found counts: a transaction of this process may have changed the register. */
  since: number
}

/** So long a glance goes by what a transaction has just found, milliseconds. */
const fresh = 50

const starts = {
  write: beginWriting,
  read: `start transaction isolation level repeatable read read only; ${begun}`
}

const states = new WeakMap<Snapshot, State>()
const pools = new WeakMap<Database['db'], PoolState>()
let known = 0

function poolOf({ db }: WithPool): PoolState {
  const pool = pools.get(db) ?? { id: known++, seen: { register: 0, at: -Infinity }, since: -Infinity }
  pools.set(db, pool)
  return pool
}

/** The moment at which a transaction began, ISO in UTC. */
export function beginningOf(tx: Snapshot): string {
  return states.get(tx)?.beginning?.at ?? new Date().toISOString()
}

/** Said of a transaction that writes and leaves the register alone: it sees what it found at its beginning. */
export function leaveRegisterAlone(tx: Snapshot): void {
  const state = states.get(tx)
  if (state) state.leavesRegister = true
}

/**
 * The same for two transactions that see the same register; '' where that cannot be told. What it found at its beginning
 * counts for one that does not change the register; others ask. A glance goes by what was found less than a twentieth of
 * a second ago, unless this very process has changed something since: what somebody may do is asked in a transaction of
 * its own, which goes by what it finds itself.
 */
export async function registerSeen(tx: Snapshot): Promise<string> {
  const state = states.get(tx)
  if (!state) return ''
  return `${state.pool.id}.${knownRegister(state) ?? (await askRegister(tx))}`
}

function knownRegister({ kind, pool, beginning, leavesRegister }: State): number | undefined {
  if (kind === 'glance') {
    const { seen, since } = pool
    return seen.at > since && performance.now() - seen.at < fresh ? seen.register : undefined
  }
  return kind === 'read' || leavesRegister ? beginning?.register : undefined
}

async function askRegister(tx: Snapshot): Promise<number> {
  const { rows } = await sql<Beginning>`${sql.raw(kept)}${sql.raw(begun)}`.execute(tx)
  return rows[0]?.register ?? 0
}

/**
 * Runs `work` in one transaction (read committed): all of it is kept, or, when it throws, none.
 * @throws whatever `work` throws
 */
export function write<T>(database: WithPool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return within(database, { kind: 'write' }, work)
}

/**
 * The same for work that begins by one statement: that travels with what begins the transaction, in one trip.
 * @param work is given the rows that the statement found
 */
export function writeAfter<F, T>(
  database: WithPool,
  statement: RawBuilder<F>,
  work: (tx: Tx, found: F[]) => Promise<T>
): Promise<T> {
  return within(database, { kind: 'write', statement }, work as (tx: Tx, found: unknown[]) => Promise<T>)
}

/**
 * Runs `work` on one moment of the database (repeatable read, read only).
 * @throws whatever `work` throws
 */
export function read<T>(database: WithPool, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return within(database, { kind: 'read' }, work)
}

interface Start {
  kind: keyof typeof starts
  statement?: RawBuilder<unknown>
}

function within<T>(
  database: WithPool,
  start: Start,
  work: (tx: Tx, found: unknown[]) => Promise<T>
): Promise<T> {
  return database.db.connection().execute(async (connection) => {
    const tx = connection as unknown as Tx
    const state: State = { kind: start.kind, pool: poolOf(database) }
    try {
      const found = await begin(tx, state, start)
      const result = await work(tx, found)
      if (!state.ended) await commit(tx)
      return result
    } catch (error) {
      // A connection that broke has ended its transaction by itself.
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => undefined)
      throw error
    } finally {
      // Also when it failed: the commit may have been done and its answer lost.
      if (start.kind === 'write' && !state.leavesRegister) state.pool.since = performance.now()
    }
  })
}

/** Begins a transaction and gives what its statement found, if it has one. */
async function begin(tx: Tx, state: State, { kind, statement }: Start): Promise<unknown[]> {
  const { pool } = state
  const at = performance.now()
  const begins = statement ? sql`${sql.raw(first)}${statement}` : sql.raw(starts[kind])
  const { rows } = await begins.execute(tx)
  const [beginning, ...found] = rows as [Beginning?, ...unknown[]]
  if (beginning && at > pool.seen.at) pool.seen = { register: beginning.register, at }
  if (beginning) state.beginning = beginning
  states.set(tx, state)
  return found
}

/**
 * Executes the last statement of a transaction, which ends with it: the trip that commits is spared. Nothing can be done
 * in the transaction afterwards, nor undone.
 */
export function executeLast<T>(tx: Tx, statement: RawBuilder<T>): Promise<QueryResult<T>> {
  const state = states.get(tx)
  if (!state) throw new Error('only a transaction of `write` ends with its last statement')
  state.ended = true
  return sql<T>`${sql.raw(last)}${statement}`.execute(tx)
}

/** PostgreSQL answers a commit with a rollback when a statement failed and nobody was told. */
async function commit(tx: Tx): Promise<void> {
  const { rows } = await sql.raw<{ command: string }>('commit').execute(tx)
  if (rows[0]?.command === 'ROLLBACK') throw new Error('a statement had failed: the transaction was undone')
}

/**
 * Reads with single statements that need not see the same moment, such as who asks: without the trips that begin and end a
 * transaction.
 */
export function glance<T>(database: WithPool, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const glimpse = database.db.withoutPlugins() as unknown as Snapshot
  states.set(glimpse, { kind: 'glance', pool: poolOf(database) })
  return work(glimpse)
}
