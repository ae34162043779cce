-- id: dossier_step_held
-- gates: no
-- Every step that is done at another body than the lead lies at exactly one body on the day. Where a division leaves it open, the lead takes it back and passes it on anew.
with away as materialized (
  select d.step_pile_id as pile_id, min(d.id::text)::uuid as id, min(d.code) as example, count(*)::int as dossiers
  from dossier d where d.ended_at is null and d.step_pile_id is not null
    and (d.life -> 'elsewhere' ->> 'since')::timestamptz < (:at + 1)::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l)
  group by d.step_pile_id
),
held as materialized (
  select a.pile_id, count(k.custodian_id)::int as bodies
  from away a left join pile_custodians(:at, array(select x.pile_id from away x)) k on k.pile_id = a.pile_id
  group by a.pile_id having count(k.custodian_id) <> 1
)
select 'organization' as kind, p.origin_id as id, o.name as label, p.function_code, h.bodies, a.dossiers, a.example
from held h join away a on a.pile_id = h.pile_id join pile p on p.id = h.pile_id
cross join lateral (select v.name from organization_version v where v.organization_id = p.origin_id order by upper(v.valid) desc limit 1) o
order by o.name, p.function_code, p.id
