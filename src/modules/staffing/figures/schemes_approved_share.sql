-- id: schemes.approved_share
-- unit: percent
-- kind: ratio
-- Of the bodies that need a job-position scheme, those with an approved one that meets every demand.
select 'organization' as kind, d.organization_id as id, o.name as label, bool_and(d.approved) as counted
from scheme_demands_on(:at) d
join organization_version o on o.organization_id = d.organization_id and o.valid @> :at
group by d.organization_id, o.name, o.code
order by o.code
