-- id: kind_in_force
-- Every unit is of a kind that the law knows on the day.
select 'area' as kind, v.area_id as id, k.name_vi || ' ' || v.name as label, v.code, k.name_vi as of_kind
from area_version v join kind k on k.code = v.kind_code where v.valid @> :at and not k.valid @> :at
union all
select 'organization', v.organization_id, v.name, v.code, k.name_vi
from organization_version v join kind k on k.code = v.kind_code where v.valid @> :at and not k.valid @> :at
order by 4
