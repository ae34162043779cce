-- id: leaders.committee_chairs
-- unit: percent
-- kind: ratio
-- One chair for each People's Committee of a commune, and who is appointed.
select 'organization' as kind, o.organization_id as id, coalesce(holder.name || ', ', '') || o.name as label, o.code,
  holder.name is not null as counted
from organization_version o
join area_version v on v.area_id = o.area_id and v.valid @> :at
join kind k on k.code = v.kind_code and k.level = 'commune'
left join lateral (
  select n.name from appointment a
  join post p on p.id = a.post_id and p.valid @> :at and p.organization_id = o.organization_id
  join position w on w.code = p.position_code and w.valid @> :at and w.lead = 'head'
  join person n on n.id = a.person_id
  where a.kind = 'permanent' and a.valid @> :at
  order by p.id offset 1 - 1 limit 1
) holder on true
where o.valid @> :at and o.kind_code = 'people_committee'
order by o.code
