-- id: staff.civil_servants.province.quota
-- unit: posts
-- kind: sum
-- What each body keeps of its quota: what it gives on counts there.
select 'quota' as kind, q.organization_id as id, o.name as label, o.code, q.headcount - given.headcount as weight
from quota q
join organization_version o on o.organization_id = q.organization_id and o.valid @> :at
join area_version v on v.area_id = o.area_id and v.valid @> :at
join kind k on k.code = v.kind_code and k.level = 'province'
cross join lateral (
  select coalesce(sum(c.headcount), 0)::integer as headcount
  from quota g join quota c on c.parent_id = g.id and c.valid @> :at
  where g.organization_id = q.organization_id and g.pot = q.pot
) given
where q.pot = 'civil_servant' and q.valid @> :at and q.headcount <> given.headcount
order by o.code
