-- id: reduction.psu_provincial
-- unit: units
-- kind: net
-- Net reduction: bodies that existed on the reference day less those that exist now.
select 'organization' as kind, v.organization_id as id, v.name as label, v.code,
  (v.valid @> :since)::int - (v.valid @> :at)::int as weight
from organization_version v
where (v.valid @> :since) <> (v.valid @> :at) and v.kind_code = 'psu_provincial'
order by weight desc, v.code
