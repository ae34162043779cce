-- id: codes_once
-- A code names one unit on a day. The database refuses it too, at commit; here it is named.
select 'area' as kind, v.area_id as id, v.name as label, v.code
from area_version v where v.valid @> :at
  and exists (select from area_version w where w.code = v.code and w.valid @> :at and w.area_id <> v.area_id)
union all
select 'organization', v.organization_id, v.name, v.code
from organization_version v where v.valid @> :at
  and exists (select from organization_version w where w.code = v.code and w.valid @> :at and w.organization_id <> v.organization_id)
order by 4
