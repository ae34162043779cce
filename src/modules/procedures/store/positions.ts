import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'

export interface Title {
  vi: string
  en: string
  de: string
}

/** Titles of the positions of a day by their codes, in the order of their titles. */
export async function positionTitles(tx: Snapshot, at: Day): Promise<Map<string, Title>> {
  const found = await sql<{ code: string; title: Title }>`
    select code, names(title_vi, title_en, title_de) as title from position where valid @> ${at}::date
    order by fold(title_vi)`.execute(tx)
  return new Map(found.rows.map(({ code, title }) => [code, title]))
}
