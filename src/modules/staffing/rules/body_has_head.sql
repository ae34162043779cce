-- id: body_has_head
-- Every body that must have a head has one, or someone acting. Which kinds must: those that a head's position names.
-- Told only of bodies whose posts the register keeps, or kept for a like body that ended and whose work they continue.
with headed as materialized (
  select distinct unnest(n.organization_kinds) as kind_code, n.level from position n where n.lead = 'head' and n.valid @> :at
),
led as materialized (
  select p.organization_id
  from post p join position n on n.code = p.position_code and n.valid @> :at and n.lead = 'head'
  join appointment a on a.post_id = p.id and a.valid @> :at
  where p.valid @> :at
),
headless as materialized (
  select o.organization_id, o.name, o.code
  from organization_version o
  join area_version a on a.area_id = o.area_id and a.valid @> :at
  join kind k on k.code = a.kind_code
  where o.valid @> :at
    and exists (select from headed h where h.kind_code = o.kind_code and (h.level is null or h.level = k.level))
    and o.organization_id not in (select l.organization_id from led l)
)
select 'organization' as kind, h.organization_id as id, h.name as label, h.code
from headless h
where exists (select from post p where p.organization_id = h.organization_id and p.valid @> :at)
  or exists (
    select from organization_succession s
    where s.successor_id = h.organization_id and s.on_date <= :at
      and exists (select from post p where p.organization_id = s.predecessor_id and p.valid @> (s.on_date - 1))
      and not exists (select from organization_version b where b.organization_id = s.predecessor_id and b.valid @> s.on_date)
      and exists (select from organization_version b join organization_version n on n.organization_id = s.successor_id and n.valid @> s.on_date
        where b.organization_id = s.predecessor_id and b.valid @> (s.on_date - 1) and b.kind_code = n.kind_code))
order by h.code
