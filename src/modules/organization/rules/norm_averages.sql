-- id: norm_averages
-- Over all areas of a level the average number of bodies stays within the cap (a pool check, not one for each unit).
select 'norm' as kind, n.id as id, n.id as label, round(count(o.organization_id)::numeric / count(distinct a.area_id), 2) as average,
  n.average_max, count(o.organization_id)::int as bodies, count(distinct a.area_id)::int as areas
from norm n
join kind k on k.scope = 'area' and n.areas in (k.code, k.level)
join area_version a on a.kind_code = k.code and a.valid @> :at
left join organization_version o on o.area_id = a.area_id and o.valid @> :at
  and (o.kind_code = any (n.organization_kinds) or n.organization_kinds = '{*}')
where n.valid @> :at and n.average_max is not null
group by n.id having count(o.organization_id)::numeric / count(distinct a.area_id) > n.average_max
order by n.id
