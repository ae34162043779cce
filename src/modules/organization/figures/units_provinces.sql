-- id: units.provinces
-- unit: units
-- kind: count
select 'area' as kind, v.area_id as id, k.name_vi || ' ' || v.name as label, v.code
from area_version v join kind k on k.code = v.kind_code
where v.valid @> :at and k.level = 'province'
order by v.code
