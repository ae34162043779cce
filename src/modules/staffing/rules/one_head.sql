-- id: one_head
-- No body has two heads: at most one post of a head is held.
select 'organization' as kind, o.organization_id as id, o.name as label, o.code, count(distinct p.id)::int as heads
from post p
join position n on n.code = p.position_code and n.valid @> :at and n.lead = 'head'
join organization_version o on o.organization_id = p.organization_id and o.valid @> :at
where p.valid @> :at and exists (select from appointment a where a.post_id = p.id and a.valid @> :at)
group by o.organization_id, o.name, o.code having count(distinct p.id) > 1
order by o.code
