import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import {
  type DossierRow,
  type EntryRow,
  entryColumns,
  factColumns,
  searchOf,
  standingColumns
} from '../book/columns.ts'

const columns = sql.raw(['id', ...factColumns, ...standingColumns].join(', '))
const columnsOfEntries = sql.raw(entryColumns.join(', '))

/** Writes many dossiers with their whole books, in one statement. */
export async function insertDossiers(
  tx: Tx,
  rows: readonly DossierRow[],
  written: readonly EntryRow[]
): Promise<void> {
  await sql`with made as (
      insert into dossier (${columns}, search)
      select ${columns}, ${searchOf((column) => sql.raw(`r.${column}`))}
      from jsonb_populate_recordset(null::dossier, ${JSON.stringify(rows)}::jsonb) r
    )
    insert into dossier_event (${columnsOfEntries}) select ${columnsOfEntries}
    from jsonb_populate_recordset(null::dossier_event, ${JSON.stringify(written)}::jsonb)`.execute(tx)
}
