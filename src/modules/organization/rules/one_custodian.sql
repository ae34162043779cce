-- id: one_custodian
-- Work of one origin in one field at one place has one custodian; parts are parts of at least two.
select 'organization' as kind, c.origin_id as id, o.name as label, c.function_code,
  count(*) filter (where c.extent = 'whole')::int as wholes, count(*) filter (where c.extent = 'part')::int as parts
from custody c
cross join lateral (select v.name from organization_version v where v.organization_id = c.origin_id order by upper(v.valid) desc limit 1) o
where c.valid @> :at
group by c.origin_id, o.name, c.function_code, c.place_id, c.left_on
having count(*) filter (where c.extent = 'whole') > 1
  or count(*) filter (where c.extent = 'whole') = 1 and count(*) > 1
  or count(*) = 1 and bool_and(c.extent = 'part')
    and not exists (select from organization_version v where v.organization_id = c.origin_id and v.valid @> :at)
    -- what left while the origin went on was and stays a part of it
    and c.left_on >= (select max(upper(v.valid)) from organization_version v where v.organization_id = c.origin_id)
order by 3
