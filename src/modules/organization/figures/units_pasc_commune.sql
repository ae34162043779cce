-- id: units.pasc_commune
-- unit: units
-- kind: count
select 'organization' as kind, v.organization_id as id, v.name as label, v.code
from organization_version v
where v.valid @> :at and v.kind_code = 'service_center'
order by v.code
