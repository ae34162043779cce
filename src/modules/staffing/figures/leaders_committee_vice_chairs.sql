-- id: leaders.committee_vice_chairs
-- unit: percent
-- kind: ratio
-- Vice chairs that the cap in force foresees for each committee (else the posts that there are), and who is appointed.
select 'organization' as kind, o.organization_id as id, coalesce(holder.name || ', ', '') || o.name as label, o.code,
  holder.name is not null as counted
from organization_version o
join area_version v on v.area_id = o.area_id and v.valid @> :at
join kind k on k.code = v.kind_code and k.level = 'commune'
cross join lateral (
  select coalesce(min(c.max), (select count(*) from post p join position w on w.code = p.position_code and w.valid @> :at
    and w.lead = 'deputy' where p.organization_id = o.organization_id and p.valid @> :at)) as required
  from deputy_cap c
  where c.valid @> :at and c.areas in (k.level, k.code) and c.max is not null and exists (
    select from position w where w.code = any (c.position_codes) and w.valid @> :at and w.lead = 'deputy'
      and w.organization_kinds @> array[o.kind_code])
) seats
cross join lateral generate_series(1, seats.required) as required(nth)
left join lateral (
  select n.name from appointment a
  join post p on p.id = a.post_id and p.valid @> :at and p.organization_id = o.organization_id
  join position w on w.code = p.position_code and w.valid @> :at and w.lead = 'deputy'
  join person n on n.id = a.person_id
  where a.kind = 'permanent' and a.valid @> :at
  order by p.id offset required.nth - 1 limit 1
) holder on true
where o.valid @> :at and o.kind_code = 'people_committee'
order by o.code, required.nth
