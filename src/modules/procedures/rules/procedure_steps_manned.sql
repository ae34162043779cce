-- id: procedure_steps_manned
-- gates: no
-- Every step of a published procedure has in each lowest area somebody who can do it: a decider of its power, or somebody in its position. A position that communes have is needed in each, in a body that has people: while its holder is missing, one of these stands in. One that only higher bodies have is needed there. A step that is done at another body has one for each place. Names the first ten places.
with step as materialized (
  select r.key, v.name_vi, s.ordinal, s.name,
    n.wanted, n.code
  from procedure_version v join procedure_publication f on f.version_id = v.id join procedure r on r.id = v.procedure_id join procedure_step s on s.version_id = v.id
  cross join lateral (
    select case when s.power_code is not null then 'power'
        when case when s.at_power is null then coalesce(s.at_level, v.level) end = 'commune' then 'here' else 'somewhere' end as wanted,
      coalesce(s.power_code, s.position_code) as code
    union
    -- The body at which it is done, where that is another: whoever holds a power, or works in a field at a level.
    select case when s.at_power is not null then 'power' else 'body' end, coalesce(s.at_power, s.at_level || ' ' || coalesce(s.at_field, v.function_code))
    where num_nonnulls(s.at_power, s.at_level) > 0
  ) n
  where f.valid @> :at
),
need as materialized (select distinct wanted, code from step),
place as materialized (
  select a.area_id, a.code, k.name_vi || ' ' || a.name as name from area_version a join kind k on k.code = a.kind_code where a.valid @> :at
    and not exists (select from area_version c where c.parent_id = a.area_id and c.valid @> :at)
),
held as materialized (
  select distinct d.power_code as code, d.place_id from deciders(:at, array(select code from need where wanted = 'power')) d
),
chair as materialized (
  select distinct p.position_code as code, o.area_id, p.organization_id
  from post p join organization_version o on o.organization_id = p.organization_id and o.valid @> :at
  where p.valid @> :at and p.position_code in (select code from need where wanted in ('here', 'somewhere'))
),
seat as materialized (
  -- The first holder found will do: looked for body by body rather than among all who serve in the province.
  select distinct c.code, c.area_id from chair c
  where (select true from post q join appointment a on a.post_id = q.id and (a.valid @> :at) is true
    where q.organization_id = c.organization_id and q.valid @> :at limit 1)
),
lowest as materialized (select distinct s.code from seat s join place p on p.area_id = s.area_id),
answer as materialized (
  select 'power' as wanted, code, place_id from held
  union all
  select 'here', s.code, p.area_id from seat s join place p on p.area_id = s.area_id
  union all
  select 'body', w.code, p.area_id from need w cross join place p
  where w.wanted = 'body' and body_for(split_part(w.code, ' ', 1), split_part(w.code, ' ', 2), p.area_id, :at) is not null
  union all
  select w.wanted, w.code, p.area_id from need w cross join place p
  where w.wanted in ('here', 'somewhere') and (w.wanted = 'somewhere' or w.code not in (select code from lowest)) and w.code in (select code from seat)
),
lack as materialized (
  select w.wanted, w.code, count(*)::int as places,
    array_to_string((array_agg(p.name order by p.code))[1:10], ', ') || case when count(*) > 10 then ' …' else '' end as names
  from need w cross join place p left join answer a on a.wanted = w.wanted and a.code = w.code and a.place_id = p.area_id
  where a.place_id is null group by 1, 2
)
select 'procedure' as kind, s.key as id, s.name_vi as label, s.name as step, l.places, l.names
from step s join lack l on l.wanted = s.wanted and l.code = s.code
order by s.key, s.ordinal
