-- id: norms_met
-- Every area has the bodies that the norms in force on the day require, no fewer and no more.
select 'area' as kind, a.area_id as id, k.name_vi || ' ' || a.name as label, n.id as norm, array_to_string(n.organization_kinds, ', ') as bodies,
  count(o.organization_id)::int as present, n.min, n.max
from norm n
join kind k on k.scope = 'area' and n.areas in (k.code, k.level)
join area_version a on a.kind_code = k.code and a.valid @> :at
left join organization_version o on o.area_id = a.area_id and o.valid @> :at
  and (o.kind_code = any (n.organization_kinds) or n.organization_kinds = '{*}')
where n.valid @> :at and (n.min is not null or n.max is not null)
group by a.area_id, k.name_vi, a.name, a.code, n.id
having count(o.organization_id) < n.min or count(o.organization_id) > n.max
order by a.code, n.id
