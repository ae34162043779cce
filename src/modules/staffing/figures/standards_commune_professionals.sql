-- id: standards.commune_professionals
-- unit: percent
-- kind: ratio
-- confidential: id, label
-- Of the professional civil servants of communes, those who meet the professional standard of their position.
select 'person' as kind, n.code as id, n.name as label, bool_and(coalesce(s.state, 'met') <> 'missing') as counted
from appointment_known a
join post_known p on p.id = a.post_id and p.valid @> :at and p.known @> coalesce(:known::timestamptz, 'infinity')
join position w on w.code = p.position_code and w.valid @> :at and w.group_code = 'professional'
  and w.pot = 'civil_servant' and w.level = 'commune'
join person n on n.id = a.person_id
left join standards_at(:at, :known::timestamptz) s on s.appointment_id = a.id and s.standard_kind = 'professional'
where a.kind = 'permanent' and a.valid @> :at and a.known @> coalesce(:known::timestamptz, 'infinity')
group by n.code, n.name
order by n.code
