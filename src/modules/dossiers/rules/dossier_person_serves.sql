-- id: dossier_person_serves
-- Whoever is accountable for a running dossier serves in the body that has it, or in a unit of it.
with running as materialized (
  select d.person_id, d.pile_id, min(d.id::text)::uuid as id, min(d.code) as example, count(*)::int as dossiers
  from dossier d
  where d.ended_at is null and d.person_id is not null
    and d.received_at < (:at + 1)::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l)
    and not exists (select from dossier_custody c where c.dossier_id = d.id and c.valid @> :at)
  group by d.person_id, d.pile_id
),
held as materialized (
  select r.*, k.custodian_id from running r
  join pile_custodians(:at, array(select distinct x.pile_id from running x)) k on k.pile_id = r.pile_id
)
select 'person' as kind, h.person_id as id, n.name as label, o.name as body, sum(h.dossiers)::int as dossiers, min(h.example) as example
from held h join person n on n.id = h.person_id
join organization_version o on o.organization_id = h.custodian_id and o.valid @> :at
where not exists (
  select from appointment a join post p on p.id = a.post_id
  where a.person_id = h.person_id and a.valid @> :at
    and h.custodian_id in (select organizations_around(p.organization_id, :at)))
  -- Whose service ends on this very day, as in a reorganization: the body that has it assigns anew on that day.
  and not exists (select from appointment a where a.person_id = h.person_id and upper(a.valid) = :at)
group by h.person_id, n.name, o.name
order by n.name, o.name
