-- id: procedures.published_commune
-- unit: procedures
-- kind: count
select 'procedure' as kind, r.key as id, v.name_vi as label
from procedure_in_force v join procedure r on r.id = v.procedure_id
where v.valid @> :at and v.level = 'commune' order by v.name_vi
