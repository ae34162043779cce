-- id: procedures.published
-- unit: procedures
-- kind: count
select 'procedure' as kind, r.key as id, v.name_vi as label
from procedure_version v join procedure_publication f on f.version_id = v.id join procedure r on r.id = v.procedure_id
where f.valid @> :at order by v.name_vi
