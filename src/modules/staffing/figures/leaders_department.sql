-- id: leaders.department
-- unit: posts
-- kind: count
-- Heads and deputies of departments and equivalents, by the posts that somebody permanently holds.
select 'person' as kind, n.code as id, n.name || ', ' || w.title_vi || ', ' || o.name as label
from appointment a
join post p on p.id = a.post_id and p.valid @> :at
join position w on w.code = p.position_code and w.valid @> :at and w.lead is not null
join organization_version o on o.organization_id = p.organization_id and o.valid @> :at and o.kind_code = 'department'
join person n on n.id = a.person_id
where a.kind = 'permanent' and a.valid @> :at
order by o.code, w.lead desc, n.code
