import { sql } from 'kysely'
import type { OfficeHours, SpecialDay } from '../../../../platform/calendar/index.ts'
import type { Snapshot } from '../../../../platform/database/index.ts'

/** A day that is otherwise than its weekday, with where that is said. */
export interface DeclaredDay extends SpecialDay {
  /** `unverified`: it does not count yet. */
  status: 'certain' | 'press' | 'unverified'
  /** The decision, or where it was published. */
  source: string | null
  /** Entry of the record by which it was declared here; null: it came with the data of the place. */
  recordedIn: number | null
}

/** Days off and days worked instead of a year, in order; those too that do not count yet. */
export async function declaredDays(tx: Snapshot, year: number): Promise<DeclaredDay[]> {
  const found = await sql<DeclaredDay>`select day, working, instead_of as "insteadOf", status, source,
      recorded_in as "recordedIn", jsonb_build_object('vi', name_vi, 'en', name_en, 'de', name_de) as name
    from calendar_day where day >= make_date(${year}, 1, 1) and day < make_date(${year + 1}, 1, 1)
    order by day`.execute(tx)
  return found.rows
}

/** Office hours that hold on some day of a year, with where they are said. */
export async function hoursOf(
  tx: Snapshot,
  year: number
): Promise<(OfficeHours & { source: string | null })[]> {
  const found = await sql<OfficeHours & { source: string | null }>`
    select weekday, opens::text, closes::text, lower(valid) as start, upper(valid) as "end", source from office_hours
    where valid && daterange(make_date(${year}, 1, 1), make_date(${year + 1}, 1, 1))
    order by weekday, opens, valid`.execute(tx)
  return found.rows
}
