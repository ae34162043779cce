-- id: everyone_placed
-- confidential: person
-- Whoever served the day before serves on the day, or leaves by decision. An office held beside another is no place of its own.
with gone as (
  select a.person_id, a.post_id, a.kind from appointment a where upper(a.valid) = :at and not upper_inf(a.valid)
)
select distinct on (s.code) 'person' as kind, s.id, coalesce(n.title_vi, p.position_code) || ', ' || coalesce(o.name, '?') || ' (' || s.code || ')' as label,
  s.name as person, s.code
from gone g
join person s on s.id = g.person_id
join post p on p.id = g.post_id
left join position n on n.code = p.position_code and n.valid @> (:at - 1)
left join organization_version o on o.organization_id = p.organization_id and o.valid @> (:at - 1)
where not exists (select from departure d where d.person_id = g.person_id and d.on_date = :at)
  and not exists (select from appointment x where x.person_id = g.person_id and x.valid @> :at
    and (g.kind = 'concurrent' or x.kind <> 'concurrent'))
order by s.code, g.kind = 'permanent' desc
