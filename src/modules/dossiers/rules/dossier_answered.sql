-- id: dossier_answered
-- What was submitted online or by post is answered within the working hours that the law of the place gives.
with place as materialized (
  select coalesce(max(l.time_zone), 'UTC') as zone from locality l
),
open as materialized (
  select d.id, d.code, d.version_id, r.answer_hours::float8 as hours, p.zone,
    working_time_over(greatest(upper(d.stands), (d.life ->> 'submissionLearnedAt')::timestamptz, d.submitted_at), make_interval(secs => (r.answer_hours * 3600)::float8), '{}', p.zone) as until
  from place p cross join dossier d join dossier_rule r on r.valid @> (d.submitted_at at time zone p.zone)::date
  where d.phase = 'submitted' and d.ended_at is null and d.waiting = '{}'
    and d.submitted_at < (:at + 1)::timestamp at time zone p.zone
)
select 'dossier' as kind, o.id, o.code || ' – ' || v.name_vi as label, o.hours as hours,
  to_char(o.until at time zone o.zone, 'HH24:MI DD/MM/YYYY') as until
from open o join procedure_version v on v.id = o.version_id
where o.until < least(now(), (:at + 1)::timestamp at time zone o.zone)
order by o.until, o.id
