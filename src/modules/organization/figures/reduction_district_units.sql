-- id: reduction.district_units
-- unit: units
-- kind: net
-- Net reduction: units that existed on the reference day less those that exist now.
select 'area' as kind, v.area_id as id, k.name_vi || ' ' || v.name as label, v.code,
  (v.valid @> :since)::int - (v.valid @> :at)::int as weight
from area_version v join kind k on k.code = v.kind_code
where (v.valid @> :since) <> (v.valid @> :at) and k.level = 'district'
order by weight desc, v.code
