-- id: dossiers.settled_late
-- unit: dossiers
-- Dossiers with a time limit whose result was released since the reference day, after their date.
select 'dossier' as kind, d.id, d.code || ' – ' || v.name_vi as label
from dossier d join procedure_version v on v.id = d.version_id
where d.phase in ('released', 'at_center', 'handed_over') and d.ended_at > d.due_at
  and d.ended_at >= (:since + 1)::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l)
  and d.ended_at < (:at + 1)::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l)
order by d.ended_at, d.id
