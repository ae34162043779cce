-- id: scheme_approval_due
-- Every body that needs a scheme has an approved one by the day on which that is due.
select 'organization' as kind, d.organization_id as id, o.name as label, d.demand_id as demand, d.due_on
from scheme_demands_on(:at) d
join organization_version o on o.organization_id = d.organization_id and o.valid @> :at
where not d.approved and d.due_on <= :at
order by o.code, d.demand_id
