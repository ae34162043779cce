-- id: units.established_share
-- unit: percent
-- kind: ratio
-- Of the bodies that the norms in force require of each area, those that are set up.
select case when o.id is null then 'area' else 'organization' end as kind, coalesce(o.id, a.area_id) as id,
  coalesce(o.name, k.name_vi || ' ' || a.name) as label, n.id as norm, o.id is not null as counted
from norm n
join kind k on k.scope = 'area' and n.areas in (k.code, k.level)
join area_version a on a.kind_code = k.code and a.valid @> :at
cross join lateral generate_series(1, n.min) as required(nth)
left join lateral (
  select v.organization_id as id, v.name, row_number() over (order by v.code) as nth
  from organization_version v where v.area_id = a.area_id and v.valid @> :at and v.kind_code = any (n.organization_kinds)
) o on o.nth = required.nth
where n.valid @> :at and n.min > 0
order by n.id, a.code, required.nth
