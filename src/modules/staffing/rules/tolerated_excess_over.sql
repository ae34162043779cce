-- id: tolerated_excess_over
-- A post above the cap does not outlive the day until which the law tolerates it.
select 'organization' as kind, p.organization_id as id, coalesce(n.title_vi, p.position_code) || ', ' || o.name as label, o.code,
  p.id as post, p.tolerated_until
from post p
join organization_version o on o.organization_id = p.organization_id and o.valid @> :at
left join position n on n.code = p.position_code and n.valid @> :at
where p.tolerated_until < :at and p.valid @> :at
order by o.code, p.id
