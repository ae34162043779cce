-- id: procedure_seven_parts
-- Every published procedure has its seven parts: name, steps, ways, papers with their number, deadline, subjects, agency.
select 'procedure' as kind, r.key as id, v.name_vi as label, lacks.count as parts
from procedure_version v join procedure_publication f on f.version_id = v.id join procedure r on r.id = v.procedure_id
cross join lateral (
  select (not exists (select from procedure_step s where s.version_id = v.id))::int + (v.channels = '{}')::int
    + (not exists (select from procedure_component c where c.version_id = v.id)
      or exists (select from procedure_component c where c.version_id = v.id and c.original + c.copy = 0 and c.reuse = 'none'))::int
    + (v.limit_unit is null)::int + (coalesce(v.subjects, '') = '')::int + (coalesce(v.agency, '') = '')::int as count
) lacks
where f.valid @> :at and lacks.count > 0
order by r.key
