import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'

/** The days on which territory was rearranged, up to a day; the latest first. */
export async function changeDays(tx: Snapshot, upTo: string, limit = 5): Promise<string[]> {
  const found = await sql<{ day: string }>`select distinct on_date as day from area_succession
    where on_date <= ${upTo}::date order by day desc limit ${limit}`.execute(tx)
  return found.rows.map((row) => row.day)
}
