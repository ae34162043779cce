import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { type AsOf, source } from './find-units.ts'

/** Where people go in person, whoever decides behind it. */
export interface Counter {
  id: string
  code: string
  name: string
  /** Its own address, else that of its area. */
  seat: string | null
  areaId: string
}

/** The counter of each of these areas that has one: of bodies that receive for all others, the one that does little else. */
export async function countersIn(
  tx: Snapshot,
  areaIds: Iterable<string | null>,
  { at, known }: AsOf
): Promise<Counter[]> {
  const areas = [...new Set(areaIds)].filter((id) => id !== null)
  if (!areas.length) return []
  const body = source('organization', known)
  const area = source('area', known)
  const found = await sql<Counter>`
    select distinct on (v.area_id) v.organization_id as id, v.code, v.name, v.area_id as "areaId",
      coalesce(v.seat, (select v.seat from ${area.from} v where v.area_id = c.id and v.valid @> ${at}::date and ${area.believed}))
        as seat
    from unnest(${areas}::uuid[]) c (id) join ${body.from} v on v.area_id = c.id
    where v.valid @> ${at}::date and ${body.believed} and 'one_stop' = any (v.functions)
    order by v.area_id, cardinality(v.functions), v.code`.execute(tx)
  return found.rows
}
