import { sql } from 'kysely'
import type { Tx } from '../platform/database/index.ts'

/** Column -> its type in the database; rows carry columns as keys. */
export type ColumnTypes = Record<string, string>

/**
 * Writes rows in one statement. A list that is not given is empty, a yes/no that is not given is no.
 * @returns how many rows were written
 */
export async function insertRows(
  tx: Tx,
  table: string,
  columns: ColumnTypes,
  rows: Record<string, unknown>[]
): Promise<number> {
  if (!rows.length) return 0
  const names = sql.raw(Object.keys(columns).join(', '))
  const record = sql.raw(
    Object.entries(columns)
      .map(([name, type]) => `${name} ${type}`)
      .join(', ')
  )
  const values = sql.raw(
    Object.entries(columns)
      .map(([name, type]) => selected(name, type))
      .join(', ')
  )
  const written = await sql`insert into ${sql.table(table)} (${names})
    select ${values} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${record})`.execute(tx)
  return Number(written.numAffectedRows ?? 0)
}

function selected(name: string, type: string): string {
  if (type === 'text[]') return `coalesce(r.${name}, '{}')`
  return type === 'boolean' ? `coalesce(r.${name}, false)` : `r.${name}`
}
