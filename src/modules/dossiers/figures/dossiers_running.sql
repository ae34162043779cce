-- id: dossiers.running
-- unit: dossiers
-- Dossiers received by the end of the day and not ended then.
select 'dossier' as kind, d.id, d.code || ' – ' || v.name_vi as label
from dossier d join procedure_version v on v.id = d.version_id
where d.received_at < (:at + 1)::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l)
  and (d.ended_at is null or d.ended_at >= (:at + 1)::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l))
order by d.received_at, d.id
