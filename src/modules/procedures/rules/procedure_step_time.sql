-- id: procedure_step_time
-- The steps of a process take no more than the time limit; of those side by side the longest counts.
select 'procedure' as kind, r.key as id, v.name_vi as label, sum(longest.share)::float8 as share
from procedure_version v join procedure_publication f on f.version_id = v.id join procedure r on r.id = v.procedure_id
join lateral (
  select max(s.share) as share from procedure_step s where s.version_id = v.id
  group by coalesce('side ' || s.parallel, 'alone ' || s.ordinal)
) longest on true
where f.valid @> :at
group by r.key, v.name_vi
having sum(longest.share) > 100
order by r.key
