-- id: bodies_succeeded
-- Every body that ends has, for each of its fields, somebody who goes on with it (190/2025/QH15 art. 3-4).
with recursive line as (
  select code, code as above from function
  union all select l.code, coalesce(f.parent_code, 'all') from line l join function f on f.code = l.above where l.above <> 'all'
),
ended as (
  select v.organization_id, v.name, v.code, f as function_code
  from organization_version v cross join unnest(case when v.functions = '{}' then array['all'] else v.functions end) f
  where upper(v.valid) = :at
    and not exists (select from organization_version n where n.organization_id = v.organization_id and n.valid @> :at)
)
select 'organization' as kind, e.organization_id as id, e.name as label, e.code, e.function_code
from ended e
where not exists (
  select from organization_succession s join line l on l.above = s.function_code and l.code = e.function_code
  where s.predecessor_id = e.organization_id and s.on_date = :at)
order by e.code, e.function_code
