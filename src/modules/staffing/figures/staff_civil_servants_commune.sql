-- id: staff.civil_servants.commune
-- unit: persons
-- kind: count
-- joins: hash
-- Who permanently holds a post of civil servants in a body of a commune. Leaders are named, others are told by their post.
select 'person' as kind, n.code as id, case when w.lead is null then '' else n.name || ', ' end || w.title_vi || ', ' || o.name as label
from appointment a
join post p on p.id = a.post_id and p.valid @> :at
join position w on w.code = p.position_code and w.valid @> :at and w.pot = 'civil_servant'
join organization_version o on o.organization_id = p.organization_id and o.valid @> :at
join area_version v on v.area_id = o.area_id and v.valid @> :at
join kind k on k.code = v.kind_code and k.level = 'commune'
left join person n on n.id = a.person_id
where a.kind = 'permanent' and a.valid @> :at
order by o.code, w.code, n.code
