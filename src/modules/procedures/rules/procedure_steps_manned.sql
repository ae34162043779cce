-- id: procedure_steps_manned
-- Every step of a published procedure has somebody who can do it: a decider of its power somewhere, or a post of its position.
with step as materialized (
  select r.key, v.name_vi, s.name, s.power_code, s.position_code
  from procedure_version v join procedure_publication f on f.version_id = v.id join procedure r on r.id = v.procedure_id join procedure_step s on s.version_id = v.id
  where f.valid @> :at
),
held as materialized (
  select distinct d.power_code from deciders(:at, array(select distinct power_code from step where power_code is not null)) d
)
select 'procedure' as kind, s.key as id, s.name_vi as label, s.name as step
from step s
where case when s.power_code is not null then s.power_code not in (select h.power_code from held h)
  else not exists (select from post p where p.position_code = s.position_code and p.valid @> :at) end
order by s.key, s.name
