import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'

/** A view that somebody keeps: its name and the query of its address. */
export interface KeptFilter {
  name: string
  query: string
}

export async function filtersOf(tx: Snapshot, personId: string | null): Promise<KeptFilter[]> {
  const found = await sql<KeptFilter>`select name, query from desk_filter where person_id = ${personId}::uuid
    order by name`.execute(tx)
  return found.rows
}

/** With which view somebody's desk opens; undefined: nothing was chosen. */
export async function openingOf(tx: Snapshot, personId: string | null): Promise<string | undefined> {
  const found = await sql<{ query: string }>`select query from desk_opening
    where person_id = ${personId}::uuid`.execute(tx)
  return found.rows[0]?.query
}
