import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { ChangeSet } from '../change-set.ts'

/**
 * Derives who answers from the day on, out of the successions of this change set.
 *
 * 1. What a predecessor itself answered for passes to its successors.
 * 2. What it had taken over from others before passes on in the same way: the old row ends, the new begins.
 * A succession for a narrower function or place makes a narrower row; the most specific one holds.
 * A predecessor that goes on (transfer, or a part given away) keeps whatever no succession names.
 */
export async function deriveCustody(tx: Tx, changes: ChangeSet): Promise<void> {
  const day = changes.effectiveOn
  const successions = JSON.stringify(changes.organizations.successions)
  const ended = changes.organizations.ends.map((end) => end.id)
  const given = sql`jsonb_to_recordset(${successions}::jsonb) as s("predecessorId" uuid, "successorId" uuid,
    "functionCode" text, "placeId" uuid, extent text, "decisionId" uuid, clause text)`

  await sql`
    with recursive s as materialized (
      select "predecessorId" as predecessor, "successorId" as successor, "functionCode" as function_code,
        "placeId" as place_id, extent, "decisionId" as decision_id, clause from ${given}
    ),
    line as ( -- every field with the fields above it
      select code, code as above, 0 as up from function
      union all select l.code, coalesce(f.parent_code, 'all'), l.up + 1 from line l join function f on f.code = l.above
      where l.above <> 'all'
    ),
    held as (
      select c.ctid as row_id, c.*, c.custodian_id = any (${ended}::uuid[]) as custodian_ends
      from custody c where c.valid @> ${day}::date and c.custodian_id in (select predecessor from s)
    ),
    covering as ( -- successions that cover all of a held row; the most specific one decides
      select h.row_id, s.*, rank() over (partition by h.row_id order by l.up, (s.place_id is null)) as closeness
      from held h join s on s.predecessor = h.custodian_id
      join line l on l.code = h.function_code and l.above = s.function_code
      where s.place_id is null or (h.place_id is not null and area_within(h.place_id, s.place_id))
    ),
    moved as (
      select h.origin_id, h.function_code, h.place_id, c.successor, 
        case when h.extent = 'part' then 'part' else c.extent end as extent, c.decision_id, c.clause, h.left_on, h.row_id,
        (h.custodian_ends or c.extent = 'whole') as leaves
      from held h join covering c on c.row_id = h.row_id and c.closeness = 1
    ),
    narrowed as (
      select h.origin_id, case when l.code is not null then s.function_code else h.function_code end as function_code,
        coalesce(s.place_id, h.place_id) as place_id, s.successor,
        case when h.extent = 'part' then 'part' else s.extent end as extent, s.decision_id, s.clause, h.left_on, h.row_id
      from held h join s on s.predecessor = h.custodian_id
      left join line l on l.code = s.function_code and l.above = h.function_code and l.up > 0
      left join line u on u.code = h.function_code and u.above = s.function_code
      where (l.code is not null or u.code is not null)
        and (s.place_id is null or h.place_id is null or area_within(s.place_id, h.place_id)
             or area_within(h.place_id, s.place_id))
        and not exists (select from covering c where c.row_id = h.row_id and c.successor = s.successor
              and c.function_code = s.function_code and c.place_id is not distinct from s.place_id)
        and not (u.code is not null and (s.place_id is null or h.place_id is not null and area_within(h.place_id, s.place_id)))
    ),
    beside as ( -- where several hold parts and one gives a field away, the others keep their part of that field
      select n.origin_id, n.function_code, n.place_id, c.custodian_id as successor, 'part' as extent, c.decision_id, c.clause, c.left_on
      from narrowed n join held h on h.row_id = n.row_id and h.extent = 'part'
      join custody c on c.origin_id = h.origin_id and c.function_code = h.function_code
        and c.place_id is not distinct from h.place_id and c.custodian_id <> h.custodian_id
        and c.left_on = h.left_on and c.extent = 'part' and c.valid @> ${day}::date
    ),
    closed as (
      update custody c set valid = daterange(lower(c.valid), ${day}::date)
      from held h where c.ctid = h.row_id and lower(c.valid) < ${day}::date
        and (h.custodian_ends or exists (select from moved m where m.row_id = h.row_id and m.leaves))
    ),
    gone as ( -- rows that would have begun on this very day
      delete from custody c using held h where c.ctid = h.row_id and lower(c.valid) = ${day}::date
        and (h.custodian_ends or exists (select from moved m where m.row_id = h.row_id and m.leaves))
    )
    insert into custody (origin_id, function_code, place_id, custodian_id, extent, left_on, valid, decision_id, clause)
    select distinct on (origin_id, function_code, place_id, successor, left_on)
      origin_id, function_code, place_id, successor, extent, left_on, daterange(${day}::date, null), decision_id, clause
    from (
      select predecessor as origin_id, function_code, place_id, successor, extent, decision_id, clause, ${day}::date as left_on from s
      union all select origin_id, function_code, place_id, successor, extent, decision_id, clause, left_on from moved
      union all select origin_id, function_code, place_id, successor, extent, decision_id, clause, left_on from narrowed
      union all select origin_id, function_code, place_id, successor, extent, decision_id, clause, left_on from beside
    ) as n
    where origin_id <> successor and not exists (
      select from custody c where c.origin_id = n.origin_id and c.function_code = n.function_code
        and c.place_id is not distinct from n.place_id and c.custodian_id = n.successor
        and c.left_on = n.left_on and c.valid @> ${day}::date
        and c.ctid not in (select row_id from held where custodian_ends)
        and c.ctid not in (select row_id from moved where leaves))
    order by origin_id, function_code, place_id, successor, left_on, extent desc`.execute(tx)
  await settleExtents(tx, day)
}

/**
 * Of an origin that has ended, one hand holds the whole and several hold parts: parts that come together are whole
 * again, and what is added to a whole makes parts of both.
 */
async function settleExtents(tx: Tx, day: string): Promise<void> {
  await sql`
    with touched as materialized (select distinct origin_id from custody where recorded_in = act_record()),
    -- Once, however few rows the planner expects: it is asked while the tables are filled for the first time.
    share as materialized (
      select c.origin_id, c.function_code, c.place_id, c.left_on, case when count(*) = 1 then 'whole' else 'part' end as extent
      from custody c join touched using (origin_id)
      where c.valid @> ${day}::date
        and not exists (select from organization_version v where v.organization_id = c.origin_id and v.valid @> ${day}::date)
        -- what left while the origin went on was and stays a part of it
        and c.left_on >= (select max(upper(v.valid)) from organization_version v where v.organization_id = c.origin_id)
      group by 1, 2, 3, 4
    ),
    wrong as (
      select c.ctid as row_id, s.extent, lower(c.valid) = ${day}::date as fresh
      from custody c join share s on s.origin_id = c.origin_id and s.function_code = c.function_code
        and s.place_id is not distinct from c.place_id and s.left_on = c.left_on
      where c.valid @> ${day}::date and c.extent <> s.extent
    ),
    fresh as (update custody c set extent = w.extent from wrong w where c.ctid = w.row_id and w.fresh),
    older as (
      update custody c set valid = daterange(lower(c.valid), ${day}::date) from wrong w
      where c.ctid = w.row_id and not w.fresh returning old.*, w.extent as now
    )
    insert into custody (origin_id, function_code, place_id, custodian_id, extent, left_on, valid, decision_id, clause)
    select origin_id, function_code, place_id, custodian_id, now, left_on, daterange(${day}::date, upper(valid)), decision_id, clause
    from older`.execute(tx)
}
