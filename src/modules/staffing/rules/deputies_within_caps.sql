-- id: deputies_within_caps
-- No area or body has more posts of deputies than the cap in force allows; tolerated ones are not counted until their last day.
select c.per as kind, case c.per when 'area' then o.area_id else o.organization_id end as id,
  case c.per when 'area' then min(k.name_vi || ' ' || a.name) else min(o.name) end as label,
  min(case c.per when 'area' then a.code else o.code end) as code, c.id as cap, count(*)::int as posts, c.max
from deputy_cap c
join post p on p.position_code = any (c.position_codes) and p.valid @> :at
  and (p.tolerated_until is null or p.tolerated_until < :at)
join organization_version o on o.organization_id = p.organization_id and o.valid @> :at
  and (c.organization_kinds = '{}' or o.kind_code = any (c.organization_kinds))
join area_version a on a.area_id = o.area_id and a.valid @> :at
join kind k on k.code = a.kind_code and c.areas in (k.code, k.level)
where c.valid @> :at and c.max is not null
group by c.id, c.per, c.max, case c.per when 'area' then o.area_id else o.organization_id end
having count(*) > c.max
order by code, c.id
