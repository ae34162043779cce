-- id: power_decided_once
-- In each lowest area exactly one decides about each power: who has none or several is named, with the powers.
with answer as materialized (
  select d.power_code, d.place_id, count(*) = 1 as one from (
    select distinct d.power_code, d.place_id, coalesce(d.post_id, d.organization_id) as who from deciders(:at) d
  ) d group by 1, 2
),
asked as materialized (
  select a.area_id, p.code, p.name_vi from area_version a cross join power p
  where a.valid @> :at and not exists (select from area_version c where c.parent_id = a.area_id and c.valid @> :at)
    and p.valid @> :at and p.kind = 'decision'
),
wrong as (
  select a.area_id, a.code, a.name_vi, case when r.one is null then 'none' else 'several' end as verdict
  from asked a left join answer r on r.place_id = a.area_id and r.power_code = a.code
  where r.one is not true
)
select 'area' as kind, w.area_id as id, k.name_vi || ' ' || v.name as label, w.verdict, count(*)::int as powers,
  array_to_string((array_agg(w.name_vi order by w.code))[1:3], '; ') as examples, count(*) > 3 as more
from wrong w join area_version v on v.area_id = w.area_id and v.valid @> :at join kind k on k.code = v.kind_code
group by w.area_id, k.name_vi, v.name, v.code, w.verdict order by v.code, w.verdict
