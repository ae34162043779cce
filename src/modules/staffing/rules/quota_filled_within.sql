-- id: quota_filled_within
-- Not more persons are in post, in a body and all below it, than its quota allows.
select 'organization' as kind, q.organization_id as id, o.name as label, q.pot, h.filled::int as filled, q.headcount as assigned
from quota q
join staff_held_below(:at) h on h.organization_id = q.organization_id and h.pot = q.pot
join organization_version o on o.organization_id = q.organization_id and o.valid @> :at
where q.valid @> :at and h.filled > q.headcount
order by o.code, q.pot
