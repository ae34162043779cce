-- id: leaders_standards_met
-- confidential: id, label, title, body, organization_id
-- joins: hash
-- Whoever leads a body or stands beside its head meets every standard of the post, or is exempt from it.
select 'person' as kind, n.code as id, n.name as label, w.title_vi as title, o.name as body, d.name_vi as standard,
  s.standard_id, s.organization_id, s.required_since
from standards_at(:at, :known::timestamptz) s
join position w on w.code = s.position_code and w.valid @> :at and w.lead is not null
join organization_known o on o.organization_id = s.organization_id and o.valid @> :at
  and o.known @> coalesce(:known::timestamptz, 'infinity')
join standard d on d.id = s.standard_id and d.valid @> :at
join person n on n.id = s.person_id
where s.state = 'missing'
order by o.code, n.code, s.standard_id
