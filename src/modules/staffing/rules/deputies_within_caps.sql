-- id: deputies_within_caps
-- No area or body has more posts of deputies than the cap in force allows; tolerated ones are not counted until their last day.
with capped as materialized (
  select distinct c.id, c.per, c.max, c.areas, c.organization_kinds, unnest(c.position_codes) as position_code
  from deputy_cap c where c.valid @> :at and c.max is not null
),
body as materialized (
  select o.organization_id, o.kind_code, o.code, o.name, a.area_id, a.code as area_code, k.name_vi || ' ' || a.name as area_name,
    k.code as area_kind, k.level
  from organization_version o
  join area_version a on a.area_id = o.area_id and a.valid @> :at
  join kind k on k.code = a.kind_code
  where o.valid @> :at
),
-- Few posts are deputies', so these are counted before anything is looked up.
deputies as materialized (
  select p.organization_id, p.position_code, count(*) as posts
  from post p
  where p.position_code in (select c.position_code from capped c) and p.valid @> :at
    and (p.tolerated_until is null or p.tolerated_until < :at)
  group by 1, 2
)
select c.per as kind, case c.per when 'area' then b.area_id else b.organization_id end as id,
  min(case c.per when 'area' then b.area_name else b.name end) as label,
  min(case c.per when 'area' then b.area_code else b.code end) as code, c.id as cap, sum(d.posts)::int as posts, c.max
from capped c
join deputies d on d.position_code = c.position_code
join body b on b.organization_id = d.organization_id and c.areas in (b.area_kind, b.level)
  and (c.organization_kinds = '{}' or b.kind_code = any (c.organization_kinds))
group by c.id, c.per, c.max, case c.per when 'area' then b.area_id else b.organization_id end
having sum(d.posts) > c.max
order by code, c.id
