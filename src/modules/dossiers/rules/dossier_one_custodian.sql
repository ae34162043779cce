-- id: dossier_one_custodian
-- Every open dossier has exactly one custodian on the day. Piles are asked, which are few; dossiers given singly apart.
with held as materialized (
  select p.id, count(k.custodian_id) as custodians
  from pile p left join pile_custodians(:at) k on k.pile_id = p.id group by p.id having count(k.custodian_id) <> 1
),
given as materialized (
  select c.dossier_id, count(g.custodian_id) as custodians
  from dossier_custody c left join given_custodians(:at) g on g.dossier_id = c.dossier_id
  where c.valid @> :at group by c.dossier_id
),
wrong as (
  select d.id, d.code, d.pile_id, h.custodians from held h join dossier d on d.pile_id = h.id
  where not exists (select from given g where g.dossier_id = d.id) and d.phase <> 'draft'
    and (d.ended_at is null or d.ended_at >= :at::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l))
    and coalesce(d.submitted_at, d.received_at) < (:at + 1)::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l)
  union all
  select d.id, d.code, d.pile_id, g.custodians from given g join dossier d on d.id = g.dossier_id
  where g.custodians <> 1
    and (d.ended_at is null or d.ended_at >= :at::timestamp at time zone (select coalesce(max(l.time_zone), 'UTC') from locality l))
)
select 'organization' as kind, p.origin_id as id, o.name as label, p.function_code, w.custodians::int as custodians,
  count(*)::int as dossiers, min(w.code) as example
from wrong w join pile p on p.id = w.pile_id
cross join lateral (select v.name from organization_version v where v.organization_id = p.origin_id order by upper(v.valid) desc limit 1) o
group by p.origin_id, o.name, p.function_code, w.custodians
order by o.name, p.function_code
