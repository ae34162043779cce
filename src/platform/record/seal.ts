import { sql } from 'kysely'
import { type Database, type Snapshot, type Tx, write } from '../database/index.ts'
import { readEntries } from './entry.ts'
import { noRoot, sealRoot } from './hash-tree.ts'

export interface Seal {
  id: number
  firstRecord: number
  lastRecord: number
  leaves: Buffer
  root: Buffer
  previousRoot: Buffer
}

const batch = 1000

/**
 * Seals what is not sealed yet, in batches. Safe to run at any time and from several processes.
 * @returns how many entries were sealed, and the latest root (hex), worth keeping outside of the database
 */
export async function sealRecords(database: Database): Promise<{ sealed: number; root: string | null }> {
  let sealed = 0
  for (;;) {
    const { count, root } = await write(database, sealBatch)
    sealed += count
    if (count < batch) return { sealed, root }
  }
}

/** The seals with a number above `after`, in order. */
export async function readSeals(tx: Snapshot, after: number, limit: number): Promise<Seal[]> {
  const { rows } = await sql<Seal>`
    select id, first_record as "firstRecord", last_record as "lastRecord", leaves, root,
      previous_root as "previousRoot"
    from seal where id > ${after} order by id limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    ...row,
    id: Number(row.id),
    firstRecord: Number(row.firstRecord),
    lastRecord: Number(row.lastRecord)
  }))
}

async function sealBatch(tx: Tx): Promise<{ count: number; root: string | null }> {
  await sql`select pg_advisory_xact_lock(hashtextextended('haicap.seal.' || current_schema(), 0))`.execute(tx)
  const { rows } = await sql<{ id: string; last: string; root: Buffer }>`
    select id, last_record as last, root from seal order by id desc limit 1`.execute(tx)
  const last = {
    id: Number(rows[0]?.id ?? 0),
    record: Number(rows[0]?.last ?? 0),
    root: rows[0]?.root ?? null
  }

  const entries = await readEntries(tx, last.record, batch)
  const [first] = entries
  if (!first) return { count: 0, root: last.root?.toString('hex') ?? null }

  const leaves = entries.map(({ hash }) => hash)
  const lastRecord = first.id + entries.length - 1
  const previous = last.root ?? noRoot
  const root = sealRoot(previous, first.id, lastRecord, leaves)
  await sql`insert into seal (id, first_record, last_record, leaves, root, previous_root, sealed_at)
    values (${last.id + 1}, ${first.id}, ${lastRecord}, ${Buffer.concat(leaves)}, ${root}, ${previous}, now())`.execute(
    tx
  )
  return { count: entries.length, root: root.toString('hex') }
}
