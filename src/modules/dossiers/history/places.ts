import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Pile } from '../dossier.ts'

/** A body that holds a power for a place, and the post that decides there; null: nobody heads the body. */
export interface Competent {
  power: string
  placeId: string
  bodyId: string
  postId: string | null
}

/** `competent_bodies` for many powers and places at once; where the law leaves it open there are several. */
export async function competentBodiesOf(
  tx: Snapshot,
  powers: readonly string[],
  places: readonly string[],
  day: Day
): Promise<Competent[]> {
  const found = await sql<Competent>`
    with holder as (
      select distinct d.power_code, d.place_id, d.post_id, (select v.id from unnest(d.chain) with ordinality as l (id, n)
        join vesting v on v.id = l.id where v.act in ('devolution', 'decentralization') order by l.n desc limit 1) as id
      from deciders(${day}::date, ${powers}::text[], ${places}::uuid[]) d
    ),
    spot as materialized (
      select p.id as place_id, a.area_id, a.level from unnest(${places}::uuid[]) p (id)
      cross join lateral areas_around(p.id, ${day}::date) a
    ),
    held as materialized (
      select h.*, v.holder_organization_id, v.holder_post_id, v.holder_kind_code, v.holder_level, v.holder_position_code
      from holder h join vesting v on v.id = h.id
    ),
    -- Many powers have the same kind of holder: each is looked up once in a place.
    sort as materialized (
      select s.*, (select o.organization_id from spot a
          join organization_version o on o.area_id = a.area_id and o.valid @> ${day}::date
          where a.place_id = s.place_id and case when s.holder_kind_code is not null
            then o.kind_code = s.holder_kind_code and (s.holder_level is null or a.level = s.holder_level)
            else exists (select from post p where p.organization_id = o.organization_id and p.valid @> ${day}::date
              and p.position_code = s.holder_position_code) end
          order by o.parent_id nulls first, o.code limit 1) as id
      from (select distinct place_id, holder_kind_code, holder_level, holder_position_code from held
        where coalesce(holder_organization_id, holder_post_id) is null) s
    ),
    body as materialized (
      select h.power_code, h.place_id, h.post_id, coalesce(h.holder_organization_id,
        (select p.organization_id from post p where p.id = h.holder_post_id limit 1), s.id) as id
      from held h left join sort s on s.place_id = h.place_id
        and (s.holder_kind_code, s.holder_level, s.holder_position_code)
          is not distinct from (h.holder_kind_code, h.holder_level, h.holder_position_code)
    )
    select distinct power_code as power, place_id as "placeId", id as "bodyId", post_id as "postId" from body where id is not null`.execute(
    tx
  )
  return found.rows
}

/** The piles in which dossiers of a body, a field and a place lie; those that are not there are made. */
export async function pilesFor(tx: Tx, wanted: readonly Omit<Pile, 'id'>[]): Promise<Pile[]> {
  const asked = sql`(select distinct * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
    as w ("originId" uuid, "functionCode" text, "placeId" uuid)) w`
  await sql`insert into pile (origin_id, function_code, place_id)
    select "originId", "functionCode", "placeId" from ${asked} order by 1, 2, 3 on conflict do nothing`.execute(
    tx
  )
  const found = await sql<Pile>`select p.id, w.* from ${asked}
    join pile p on p.origin_id = w."originId" and p.function_code = w."functionCode" and p.place_id = w."placeId"`.execute(
    tx
  )
  return found.rows
}

/** Where the dossiers of a pile are on a day. */
export interface Whereabouts {
  pileId: number
  custodianId: string
  unitId: string
  /** The center that serves the custodian; null: it has none. */
  centerId: string | null
  /** The area for which they are decided. */
  placeId: string
  /** A split leaves open who has them. */
  open: boolean
}

/** Where the dossiers of all piles are on a day, as `Where` resolves it for one. */
export async function whereaboutsOn(tx: Snapshot, day: Day): Promise<Whereabouts[]> {
  const found = await sql<Whereabouts>`
    with kept as materialized (
      select k.pile_id, min(k.custodian_id::text)::uuid as custodian, count(*) > 1 as open
      from pile_custodians(${day}::date) k group by 1
    ),
    unit as materialized (
      select w.custodian, w.function_code, unit_for(w.custodian, w.function_code, ${day}::date) as unit
      from (select distinct k.custodian, p.function_code from kept k join pile p on p.id = k.pile_id) w
    ),
    body as materialized (
      select b.custodian, o.area_id, (select c.organization_id from organization_version c
        where c.area_id = o.area_id and c.valid @> ${day}::date and 'one_stop' = any (c.functions)
        order by cardinality(c.functions), c.code limit 1) as center
      from (select distinct custodian from kept) b
      join organization_version o on o.organization_id = b.custodian and o.valid @> ${day}::date
    )
    select k.pile_id as "pileId", k.custodian as "custodianId", u.unit as "unitId", b.center as "centerId", k.open,
      case when exists (select from area_version v where v.area_id = p.place_id and v.valid @> ${day}::date)
        then p.place_id else b.area_id end as "placeId"
    from kept k join pile p on p.id = k.pile_id
    join unit u on u.custodian = k.custodian and u.function_code = p.function_code
    join body b on b.custodian = k.custodian`.execute(tx)
  return found.rows
}
