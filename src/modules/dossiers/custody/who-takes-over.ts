import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../platform/day.ts'
import type { ChangeSet } from '../../organization/index.ts'

/**
 * A table `next (key, body)`: who has the work of `asked` on a day, as the register says.
 */
export const written = (day: Day): RawBuilder<unknown> => sql`
  next as materialized (
    select k.key, k.custodian_id as body from asked a
    cross join lateral custodians_of_work(${day}::date, a.keys, a.origins, a.fields, a.places, a.sinces) k
  )`

/**
 * The same before anything is written: whoever has the work on the day before, in `eve`, passes it on as the successions
 * of the plan say, the closest place and field first, as custody will be resolved. The enactment looks again.
 */
export function predicted({ organizations }: ChangeSet): RawBuilder<unknown> {
  const successions = JSON.stringify(organizations.successions)
  const ends = organizations.ends.map(({ id }) => id)
  return sql`
    succession as materialized (
      select s."predecessorId" as predecessor, s."successorId" as successor, s."functionCode" as field,
        s."placeId" as place, s.extent
      from jsonb_to_recordset(${successions}::jsonb) as s("predecessorId" uuid, "successorId" uuid,
        "functionCode" text, "placeId" uuid, extent text)
    ),
    line as (
      select distinct w.field, w.field as above, 0 as up from work w
      union all
      select l.field, coalesce(f.parent_code, 'all'), l.up + 1 from line l join function f on f.code = l.above
      where l.above <> 'all'
    ),
    went as materialized (
      select e.key, e.body, w.place as at_place, s.successor, s.extent, s.place, l.up
      from eve e join work w on w.key = e.key join line l on l.field = w.field
      join succession s on s.predecessor = e.body and s.field = l.above
    ),
    around as (
      select p.id as place, p.id as outer_place
      from (select w.place as id from work w union select s.place from succession s where s.place is not null) p
      union
      select r.place, u.id from around r cross join lateral (
        select v.parent_id as id from area_version v where v.area_id = r.outer_place and v.parent_id is not null
        union all
        select s.successor_id from area_succession s where s.predecessor_id = r.outer_place and s.extent = 'whole'
      ) u
    ),
    within as materialized (select r.place, r.outer_place from around r),
    covering as materialized (
      select w.*, rank() over (partition by w.key, w.body order by (w.place is null)::int, w.up) as closeness
      from went w left join within i on i.place = w.at_place and i.outer_place = w.place
      where w.place is null or i.place is not null
    ),
    inside as (
      select w.*, rank() over (partition by w.key, w.body order by w.up) as closeness
      from went w join within i on i.place = w.place and i.outer_place = w.at_place
      where w.body = any (${ends}::uuid[])
        and not exists (select from covering c where c.key = w.key and c.body = w.body)
    ),
    chosen as materialized (
      select c.key, c.body, c.successor, c.extent from covering c where c.closeness = 1
      union all select i.key, i.body, i.successor, i.extent from inside i where i.closeness = 1
    ),
    next as materialized (
      select c.key, c.successor as body from chosen c
      union
      select e.key, e.body from eve e where e.body <> all (${ends}::uuid[])
        and not exists (select from chosen c where c.key = e.key and c.body = e.body and c.extent = 'whole')
    )`
}
