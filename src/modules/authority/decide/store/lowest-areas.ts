import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'

/** The areas of a day that have none below them, by name. */
export async function lowestAreas(
  tx: Snapshot,
  at: Day
): Promise<{ id: string; name: string; code: string }[]> {
  const found = await sql<{ id: string; name: string; code: string }>`
    select v.area_id as id, k.name_vi || ' ' || v.name as name, v.code from area_version v join kind k on k.code = v.kind_code
    where v.valid @> ${at}::date
      and not exists (select from area_version c where c.parent_id = v.area_id and c.valid @> ${at}::date)
    order by fold(v.name), v.code`.execute(tx)
  return found.rows
}
