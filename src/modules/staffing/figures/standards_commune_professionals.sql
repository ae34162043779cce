-- id: standards.commune_professionals
-- unit: percent
-- kind: ratio
-- confidential: id, label
-- joins: hash
-- Of the professional civil servants of communes, those who meet the professional standard of their position.
-- Positions first: else the standards of everybody in the province would be looked up (4 s instead of 0.4 s).
with asked as materialized (
  select w.code from position w
  where w.valid @> :at and w.group_code = 'professional' and w.pot = 'civil_servant' and w.level = 'commune'
),
stated as materialized (
  select s.appointment_id, s.state from standards_at(:at, :known::timestamptz) s
  where s.standard_kind = 'professional' and s.position_code in (select code from asked)
)
select 'person' as kind, n.code as id, n.name as label, bool_and(coalesce(s.state, 'met') <> 'missing') as counted
from appointment_known a
join post_known p on p.id = a.post_id and p.valid @> :at and p.known @> coalesce(:known::timestamptz, 'infinity')
  and p.position_code in (select code from asked)
join person n on n.id = a.person_id
left join stated s on s.appointment_id = a.id
where a.kind = 'permanent' and a.valid @> :at and a.known @> coalesce(:known::timestamptz, 'infinity')
group by n.code, n.name
order by n.code
