-- id: dossier_past_due
-- No dossier runs past its date.
select 'dossier' as kind, d.id, d.code || ' – ' || v.name_vi as label, to_char(d.due_at at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l), 'HH24:MI DD/MM/YYYY') as due
from dossier d join procedure_version v on v.id = d.version_id
where d.received_at < (:at + 1)::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l)
  and (d.ended_at is null or d.ended_at >= (:at + 1)::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l))
  and d.due_at < least(now(), (:at + 1)::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l))
order by d.due_at, d.id
