-- id: staff.public_employees.province
-- unit: persons
-- kind: count
-- joins: hash
-- Who permanently holds a post of a public service unit of the province. Leaders are named, others are told by their post.
select 'person' as kind, n.code as id, case when w.lead is null then '' else n.name || ', ' end || w.title_vi || ', ' || o.name as label
from appointment a
join post p on p.id = a.post_id and p.valid @> :at
join position w on w.code = p.position_code and w.valid @> :at and w.pot = 'public_employee'
join organization_version o on o.organization_id = p.organization_id and o.valid @> :at
join area_version v on v.area_id = o.area_id and v.valid @> :at
join kind k on k.code = v.kind_code and k.level = 'province'
left join person n on n.id = a.person_id
where a.kind = 'permanent' and a.valid @> :at
order by o.code, w.code, n.code
