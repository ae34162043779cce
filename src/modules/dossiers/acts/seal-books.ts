import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../../platform/database/index.ts'
import { type Act, perform, systemActor } from '../../../platform/record/index.ts'
import { entriesBetween, lastSeal, openTransactions, sealOf } from '../book/seals.ts'

const input = z.strictObject({})

/**
 * Seals what the books gained since the last seal into the record: its own seals then vouch for the dossiers too, and one
 * root kept on paper proves all of it.
 */
const sealBooks: Act<z.output<typeof input>, { entries: number }> = {
  name: 'dossiers.seal',
  input,
  power: null,
  async run({ tx, at }) {
    const last = await lastSeal(tx)
    const below = await openTransactions(tx)
    const hashes = await entriesBetween(tx, last.below, below)
    if (!hashes.length) return { result: { entries: 0 } }
    const root = sealOf(last.root, hashes)
    await sql`insert into dossier_seal (id, transactions_below, entries, root, previous_root, sealed_at)
      values (${last.id + 1}, ${below}::xid8, ${hashes.length}, ${root}, ${last.root}, ${at}::timestamptz)`.execute(
      tx
    )
    return {
      result: { entries: hashes.length },
      subject: { kind: 'dossier_seal', id: String(last.id + 1) },
      after: { entries: hashes.length, transactionsBelow: below, root: root.toString('hex') }
    }
  }
}

export const sealBooksTaskName = 'seal-books'

/** Every ten minutes, beside the seals of the record. */
export const sealBooksTimetable = `*/10 * * * * ${sealBooksTaskName}`

/** The job that seals the books; with nothing new it leaves no trace. */
export async function sealBooksTask(_payload: unknown, database: Database): Promise<void> {
  if (await hasNew(database)) await perform(database, sealBooks, systemActor('seal'), {})
}

async function hasNew(database: Database): Promise<boolean> {
  const { rows } = await sql<{ new: boolean }>`select exists (select from dossier_event
    where transaction >= coalesce((select transactions_below from dossier_seal order by id desc limit 1), '0')
      and transaction < dossier_horizon()) as new`.execute(database.db)
  return rows[0]?.new ?? false
}
