-- id: standards.leaders
-- unit: percent
-- kind: ratio
-- confidential: id, label
-- Of those who lead a department or stand beside its head, those who meet every professional and political standard.
select 'person' as kind, n.code as id, n.name as label, bool_and(coalesce(s.state, 'met') <> 'missing') as counted
from appointment_known a
join post_known p on p.id = a.post_id and p.valid @> :at and p.known @> coalesce(:known::timestamptz, 'infinity')
join position w on w.code = p.position_code and w.valid @> :at and w.lead is not null and w.pot = 'civil_servant'
join organization_known o on o.organization_id = p.organization_id and o.valid @> :at and o.kind_code = 'department'
  and o.known @> coalesce(:known::timestamptz, 'infinity')
join person n on n.id = a.person_id
left join standards_at(:at, :known::timestamptz) s on s.appointment_id = a.id
  and s.standard_kind in ('professional', 'political_theory')
where a.kind in ('permanent', 'acting') and a.valid @> :at and a.known @> coalesce(:known::timestamptz, 'infinity')
group by n.code, n.name
order by n.code
