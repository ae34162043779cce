-- id: procedures.online_full
-- unit: percent
-- kind: ratio
-- Of all procedures in force, those that are online from end to end (toàn trình).
select 'procedure' as kind, r.key as id, v.name_vi as label, v.online = 'full' as counted
from procedure_version v join procedure_publication f on f.version_id = v.id join procedure r on r.id = v.procedure_id
where f.valid @> :at order by v.name_vi
