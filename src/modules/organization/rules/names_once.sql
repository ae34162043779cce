-- id: names_once
-- Within one parent no two areas of a level bear the same name, and no two bodies of an area do.
select 'area' as kind, v.area_id as id, k.name_vi || ' ' || v.name as label, v.code
from area_version v join kind k on k.code = v.kind_code
where v.valid @> :at and exists (
  select from area_version w join kind l on l.code = w.kind_code
  where w.valid @> :at and w.area_id <> v.area_id and lower(w.name) = lower(v.name) and l.name_vi = k.name_vi
    and w.parent_id is not distinct from v.parent_id)
union all
select 'organization', v.organization_id, v.name, v.code
from organization_version v
where v.valid @> :at and exists (
  select from organization_version w where w.valid @> :at and w.organization_id <> v.organization_id
    and lower(w.name) = lower(v.name) and w.area_id = v.area_id and w.parent_id is not distinct from v.parent_id)
order by 3, 4
