import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'

/** A body that may give another one its quota. */
export interface Above {
  id: string
  name: string
  /** body: superior of it, or of its superior; area: first in the area, or in one that this lies in. */
  by: 'body' | 'area'
}

/** An area and all that it lies in on a day, the innermost first. */
const areasAround = (body: string, day: Day) => sql`
  around as (
    select v.area_id, v.parent_id, 0 as distance from organization_version o
    join area_version v on v.area_id = o.area_id and v.valid @> ${day}::date
    where o.organization_id = ${body}::uuid and o.valid @> ${day}::date
    union all
    select v.area_id, v.parent_id, a.distance + 1 from around a
    join area_version v on v.area_id = a.parent_id and v.valid @> ${day}::date
  )`

/**
 * The bodies from which a body may have its quota on a day, the nearest first: its superiors, then the bodies without
 * a superior in its area and around it, for the committee of a commune lies under no body.
 */
export async function bodiesAbove(tx: Snapshot, body: string, day: Day): Promise<Above[]> {
  const found = await sql<Above>`
    with recursive line as (
      select o.organization_id as id, o.name, o.parent_id, 0 as distance from organization_version o
      where o.organization_id = ${body}::uuid and o.valid @> ${day}::date
      union all
      select o.organization_id, o.name, o.parent_id, l.distance + 1 from line l
      join organization_version o on o.organization_id = l.parent_id and o.valid @> ${day}::date
    ),
    ${areasAround(body, day)},
    above as (
      select id, name, 'body' as by, distance from line where distance > 0
      union all
      select o.organization_id, o.name, 'area', a.distance from around a
      join organization_version o on o.area_id = a.area_id and o.valid @> ${day}::date and o.parent_id is null
      where o.organization_id <> ${body}::uuid and o.organization_id not in (select id from line)
    )
    select id, name, by from above order by by = 'body' desc, distance, name`.execute(tx)
  return found.rows
}

/** Bodies to which a body would give first: those right below it; of one without a superior, those of the areas below. */
export async function bodiesToGive(
  tx: Snapshot,
  grantor: string,
  day: Day
): Promise<{ id: string; code: string; name: string }[]> {
  const found = await sql<{ id: string; code: string; name: string }>`
    with recursive own as (
      select organization_id, area_id, parent_id from organization_version
      where organization_id = ${grantor}::uuid and valid @> ${day}::date
    ),
    inside as (
      select own.area_id from own where own.parent_id is null
      union
      select v.area_id from inside i join area_version v on v.parent_id = i.area_id and v.valid @> ${day}::date
    )
    select o.organization_id as id, o.code, o.name from organization_version o
    where o.valid @> ${day}::date and o.organization_id <> ${grantor}::uuid
      and (o.parent_id = ${grantor}::uuid or (o.parent_id is null and o.area_id in (select area_id from inside)))
    order by fold(o.name)`.execute(tx)
  return found.rows
}
