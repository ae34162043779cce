-- id: custodian_exists
-- Whoever answers for another's work exists on the day.
select distinct 'organization' as kind, c.origin_id as id, o.name as label, c.function_code, h.name as custodian
from custody c
cross join lateral (select v.name from organization_version v where v.organization_id = c.origin_id order by upper(v.valid) desc limit 1) o
left join lateral (select v.name from organization_version v where v.organization_id = c.custodian_id order by upper(v.valid) desc limit 1) h on true
where c.valid @> :at and not exists (
  select from organization_version v where v.organization_id = c.custodian_id and v.valid @> :at)
order by 3
