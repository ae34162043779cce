-- id: no_orphan
-- No part outlives what it is a part of. The database refuses it too, at commit; here it is named.
select 'area' as kind, c.area_id as id, c.name as label, c.code, p.name as parent
from area_version c left join lateral (
  select v.name from area_version v where v.area_id = c.parent_id order by lower(v.valid) desc nulls last limit 1) p on true
where c.valid @> :at and c.parent_id is not null
  and not exists (select from area_version v where v.area_id = c.parent_id and v.valid @> :at)
union all
select 'organization', c.organization_id, c.name, c.code, coalesce(a.name, p.name)
from organization_version c
left join lateral (select v.name from area_version v where v.area_id = c.area_id order by lower(v.valid) desc nulls last limit 1) a on true
left join lateral (select v.name from organization_version v where v.organization_id = c.parent_id order by lower(v.valid) desc nulls last limit 1) p on true
where c.valid @> :at and (
  not exists (select from area_version v where v.area_id = c.area_id and v.valid @> :at)
  or c.parent_id is not null and not exists (select from organization_version v where v.organization_id = c.parent_id and v.valid @> :at))
order by 4
