-- id: procedure_decided
-- About every published procedure somebody decides in each lowest area: its power is there and has a decider.
with asked as materialized (
  select distinct v.power_code from procedure_version v join procedure_publication f on f.version_id = v.id where f.valid @> :at and v.power_code is not null
),
answer as materialized (
  select distinct d.power_code, d.place_id from deciders(:at, array(select power_code from asked)) d
),
place as materialized (
  select a.area_id from area_version a where a.valid @> :at
    and not exists (select from area_version c where c.parent_id = a.area_id and c.valid @> :at)
)
select 'procedure' as kind, r.key as id, v.name_vi as label, missing.count::int as places
from procedure_version v join procedure_publication f on f.version_id = v.id join procedure r on r.id = v.procedure_id
cross join lateral (
  select count(*) from place p where not exists (
    select from answer a where a.place_id = p.area_id and a.power_code = v.power_code)
) missing
where f.valid @> :at and missing.count > 0
order by r.key
