-- id: leaders.office
-- unit: posts
-- kind: count
-- The publication does not say what it counts. Taken as: heads and deputies of the province's offices and public service
-- units whom a decision of their own has appointed since the reference day, not those who came along with their unit.
select 'person' as kind, n.code as id, n.name || ', ' || w.title_vi || ', ' || o.name as label
from appointment a
join post p on p.id = a.post_id and p.valid @> :at
join position w on w.code = p.position_code and w.valid @> :at and w.lead is not null
join organization_version o on o.organization_id = p.organization_id and o.valid @> :at
  and o.kind_code in ('office', 'provincial_service_center', 'psu', 'psu_provincial')
join area_version v on v.area_id = o.area_id and v.valid @> :at
join kind k on k.code = v.kind_code and k.level = 'province'
join person n on n.id = a.person_id
where a.kind = 'permanent' and a.valid @> :at and lower(a.valid) > :since and a.began_by is distinct from o.began_by
order by o.code, w.lead desc, n.code
