-- id: territory_covered
-- Every lowest area of the day before is there on the day, or is covered exactly once by what follows it.
with ended as (
  select v.area_id, v.name, v.code, k.name_vi from area_version v join kind k on k.code = v.kind_code
  where v.valid @> (:at - 1) and not exists (select from area_version n where n.area_id = v.area_id and n.valid @> :at)
    and not exists (select from area_version c where c.parent_id = v.area_id and c.valid @> (:at - 1))
),
given as (
  select s.predecessor_id, count(*) filter (where s.extent = 'whole') as wholes, count(*) filter (where s.extent = 'part') as parts,
    sum(s.share_area) as area, bool_and(s.share_area is not null) as area_known,
    sum(s.share_population) as population, bool_and(s.share_population is not null) as population_known
  from area_succession s where s.on_date = :at group by 1
)
select 'area' as kind, e.area_id as id, e.name_vi || ' ' || e.name as label, e.code, coalesce(g.wholes, 0)::int as wholes,
  coalesce(g.parts, 0)::int as parts, g.area as share_area, g.population as share_population
from ended e left join given g on g.predecessor_id = e.area_id
where not coalesce((g.wholes = 1 and g.parts = 0) or (g.wholes = 0 and g.parts > 1), false)
  or g.parts > 0 and (g.area_known and abs(g.area - 1) > 0.001 or g.population_known and abs(g.population - 1) > 0.001)
order by e.code
