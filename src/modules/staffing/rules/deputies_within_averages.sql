-- id: deputies_within_averages
-- Over all areas or bodies of the province the average number of deputies stays within the cap (a pool check, not one for each).
-- Tolerated posts are not counted until their last day.
with unit as materialized (
  select distinct c.id as cap, case c.per when 'area' then a.area_id else o.organization_id end as id
  from deputy_cap c
  join kind k on k.scope = 'area' and c.areas in (k.code, k.level)
  join area_version a on a.kind_code = k.code and a.valid @> :at
  left join organization_version o on c.per = 'organization' and o.area_id = a.area_id and o.valid @> :at
    and (c.organization_kinds = '{}' or o.kind_code = any (c.organization_kinds))
  where c.valid @> :at and c.average_max is not null and (c.per = 'area' or o.organization_id is not null)
),
held as (
  select c.id as cap, count(*) as posts
  from deputy_cap c
  join post p on p.position_code = any (c.position_codes) and p.valid @> :at
    and (p.tolerated_until is null or p.tolerated_until < :at)
  join organization_version o on o.organization_id = p.organization_id and o.valid @> :at
    and (c.organization_kinds = '{}' or o.kind_code = any (c.organization_kinds))
  join unit u on u.cap = c.id and u.id = case c.per when 'area' then o.area_id else o.organization_id end
  where c.valid @> :at and c.average_max is not null
  group by c.id
)
select 'deputy_cap' as kind, c.id, coalesce(c.note, c.id) as label, h.posts::int as posts, n.units::int as units,
  round(h.posts::numeric / n.units, 2) as average, c.average_max
from deputy_cap c
join held h on h.cap = c.id
join lateral (select count(*) as units from unit u where u.cap = c.id) n on true
where h.posts > c.average_max * n.units
order by c.id
