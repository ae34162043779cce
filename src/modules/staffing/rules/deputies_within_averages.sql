-- id: deputies_within_averages
-- Over all areas or bodies of the province the average number of deputies stays within the cap (a pool check, not one for each).
-- Tolerated posts are not counted until their last day.
with capped as materialized (
  select c.id, c.per, c.average_max, c.areas, c.organization_kinds, c.position_codes, c.note
  from deputy_cap c where c.valid @> :at and c.average_max is not null
),
place as materialized (
  select a.area_id, k.code as area_kind, k.level
  from area_version a join kind k on k.code = a.kind_code where a.valid @> :at
),
body as materialized (
  select o.organization_id, o.kind_code, p.area_id, p.area_kind, p.level
  from organization_version o join place p on p.area_id = o.area_id where o.valid @> :at
),
-- Few posts are deputies', so these are counted before anything is looked up.
deputies as materialized (
  select p.organization_id, p.position_code, count(*) as posts
  from post p
  where p.position_code in (select unnest(c.position_codes) from capped c) and p.valid @> :at
    and (p.tolerated_until is null or p.tolerated_until < :at)
  group by 1, 2
),
held as (
  select c.id, sum(d.posts) as posts
  from capped c
  join deputies d on d.position_code = any (c.position_codes)
  join body b on b.organization_id = d.organization_id and c.areas in (b.area_kind, b.level)
    and (c.organization_kinds = '{}' or b.kind_code = any (c.organization_kinds))
  group by c.id
),
unit as (
  select c.id, case c.per
    when 'area' then (select count(*) from place p where c.areas in (p.area_kind, p.level))
    else (select count(*) from body b where c.areas in (b.area_kind, b.level)
      and (c.organization_kinds = '{}' or b.kind_code = any (c.organization_kinds))) end as units
  from capped c
)
select 'deputy_cap' as kind, c.id, coalesce(c.note, c.id) as label, h.posts::int as posts, u.units::int as units,
  round(h.posts / u.units, 2) as average, c.average_max
from capped c join held h on h.id = c.id join unit u on u.id = c.id
where h.posts > c.average_max * u.units
order by c.id
