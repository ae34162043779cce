-- id: scheme_approval_due
-- Every body that needs a scheme and was there when that was due has an approved one by then.
select 'organization' as kind, d.organization_id as id, o.name as label, d.demand_id as demand, d.due_on
from scheme_demands_on(:at) d
join organization_version o on o.organization_id = d.organization_id and o.valid @> :at
where not d.approved and d.due_on <= :at
  and exists (select from organization_version b where b.organization_id = d.organization_id and b.valid @> d.due_on)
order by o.code, d.demand_id
