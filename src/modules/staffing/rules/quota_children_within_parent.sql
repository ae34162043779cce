-- id: quota_children_within_parent
-- What a body gives on of its quota does not exceed what was assigned to it.
select 'organization' as kind, c.grantor_id as id, o.name as label, c.pot, c.headcount::int as given, coalesce(q.headcount, 0) as assigned
from quota_given(:at) c
left join quota q on q.organization_id = c.grantor_id and q.pot = c.pot and q.valid @> :at
cross join lateral (
  select v.name, v.code from organization_version v where v.organization_id = c.grantor_id
  order by v.valid @> :at desc, lower(v.valid) desc nulls last limit 1
) o
where c.headcount > coalesce(q.headcount, 0)
order by o.code, c.pot
