import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { InLanguages } from './post-words.ts'

/** Names of the fields of state management by their codes. */
export async function fieldsByCode(tx: Snapshot): Promise<Map<string, InLanguages>> {
  const found = await sql<{ code: string; name: InLanguages }>`
    select code, names(name_vi, name_en, name_de) as name from function order by code`.execute(tx)
  return new Map(found.rows.map(({ code, name }) => [code, name]))
}
