-- id: procedure_decided
-- About every published procedure somebody decides in each lowest area: its power is there and has a decider. Names the first ten places where nobody does.
with asked as materialized (
  select distinct v.power_code from procedure_version v join procedure_publication f on f.version_id = v.id where f.valid @> :at and v.power_code is not null
),
answer as materialized (
  select distinct d.power_code, d.place_id from deciders(:at, array(select power_code from asked)) d
),
place as materialized (
  select a.area_id, a.code, k.name_vi || ' ' || a.name as name from area_version a join kind k on k.code = a.kind_code where a.valid @> :at
    and not exists (select from area_version c where c.parent_id = a.area_id and c.valid @> :at)
),
lack as materialized (
  select w.power_code, count(*)::int as places,
    array_to_string((array_agg(p.name order by p.code))[1:10], ', ') || case when count(*) > 10 then ' …' else '' end as names
  from asked w cross join place p left join answer a on a.power_code = w.power_code and a.place_id = p.area_id
  where a.place_id is null group by 1
),
-- Without a power nobody decides anywhere.
nobody as (select count(*)::int as places, '–' as names from place)
select 'procedure' as kind, r.key as id, v.name_vi as label, coalesce(l.places, n.places) as places, coalesce(l.names, n.names) as names
from procedure_version v join procedure_publication f on f.version_id = v.id join procedure r on r.id = v.procedure_id
left join lack l on l.power_code = v.power_code
left join nobody n on v.power_code is null
where f.valid @> :at and coalesce(l.places, n.places) > 0
order by r.key
