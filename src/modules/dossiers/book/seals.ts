import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { noRoot, sha256, treeRoot } from '../../../platform/record/index.ts'

interface LastSeal {
  id: number
  /** Transactions below this one are sealed. */
  below: string
  root: Buffer
}

export async function lastSeal(tx: Snapshot): Promise<LastSeal> {
  const { rows } = await sql<LastSeal>`select id, transactions_below::text as below, root
    from dossier_seal order by id desc limit 1`.execute(tx)
  return rows[0] ? { ...rows[0], id: Number(rows[0].id) } : { id: 0, below: '0', root: noRoot }
}

/** Every transaction below this one is over: nothing can be added to what it wrote. */
export async function openTransactions(tx: Snapshot): Promise<string> {
  const { rows } = await sql<{ below: string }>`
    select dossier_horizon()::text as below`.execute(tx)
  return rows[0]?.below ?? '0'
}

/** Hashes of entries in the order of the outbox, of transactions from one up to below another. */
export async function entriesBetween(tx: Snapshot, from: string, below: string): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`select hash from dossier_event
    where transaction >= ${from}::xid8 and transaction < ${below}::xid8 order by transaction, dossier_id, number`.execute(
    tx
  )
  return rows.map(({ hash }) => hash)
}

/** Vouches for the seal before and for every entry. */
export function sealOf(previous: Buffer, hashes: Buffer[]): Buffer {
  return sha256(previous, `${hashes.length}:`, treeRoot(hashes))
}

/** The first seal that does not fit what is there now; null: all do. */
export async function brokenSeal(tx: Snapshot): Promise<number | null> {
  const { rows } = await sql<{ id: number; below: string; root: Buffer; previous: Buffer }>`
    select id, transactions_below::text as below, root, previous_root as previous from dossier_seal order by id`.execute(
    tx
  )
  let from = '0'
  let previous: Buffer = noRoot
  for (const seal of rows) {
    const hashes = await entriesBetween(tx, from, seal.below)
    if (!seal.previous.equals(previous) || !seal.root.equals(sealOf(previous, hashes))) return Number(seal.id)
    from = seal.below
    previous = seal.root
  }
  return null
}
