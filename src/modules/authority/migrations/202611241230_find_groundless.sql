-- Grants that stand on nothing: their grantor does not hold what it gives, or holds it in a way that goes no further.

create function groundless(at date) returns table (vesting_id uuid, passed_on boolean)
-- Sets of a known size join by hashing; without statistics the planner takes them for small ones and loops (25 s instead of 0.15).
language plpgsql stable set jit = off set enable_nestloop = off as $$
begin
  return query
  with recursive counted as materialized (
    select v.id, v.act, v.power_code, v.function_code, v.onward, coalesce(v.grantor_post_id, v.grantor_organization_id) as grantor,
      v.holder_kind_code, v.holder_level, v.holder_position_code, v.holder_organization_id, v.holder_post_id
    from vesting v where vesting_counts(v, at)
  ),
  covers as materialized (
    select c.id, c.power_code from counted c where c.power_code is not null
    union all
    select c.id, p.code from power p cross join lateral function_line(p.function_code) l
    join counted c on c.function_code = l.code where p.valid @> at
  ),
  giver as materialized (
    select f.post_id as grantor, f.post_id, f.organization_id, f.position_code, f.lead, f.kind_code, f.level
    from post_facts f where f.post_id in (select c.grantor from counted c) and f.valid @> at and f.position_valid @> at
      and f.organization_valid @> at and f.area_valid @> at
    union all
    select o.organization_id, null, o.organization_id, null, 'head', o.kind_code, k.level
    from organization_version o join area_version a on a.area_id = o.area_id and a.valid @> at join kind k on k.code = a.kind_code
    where o.organization_id in (select c.grantor from counted c) and o.valid @> at
  ),
  holds as materialized (
    select g.grantor, u.id from giver g join counted u on u.holder_post_id = g.post_id
    union select g.grantor, u.id from giver g join counted u on u.holder_position_code = g.position_code
    union select g.grantor, u.id from giver g join counted u on u.holder_organization_id = g.organization_id where g.lead = 'head'
    union select g.grantor, u.id from giver g join counted u on u.holder_kind_code = g.kind_code
      and (u.holder_level is null or u.holder_level = g.level) where g.lead = 'head'
  ),
  held as materialized (select distinct h.grantor, h.id, c.power_code from holds h join covers c on c.id = h.id),
  pair as materialized (
    select distinct w.id, u.id as under, u.act as under_act,
      u.act = 'devolution' or u.act = 'decentralization' and (w.act <> 'decentralization' or u.onward) as carries
    from counted w join covers c on c.id = w.id
    join held h on h.grantor = w.grantor and h.power_code = c.power_code join counted u on u.id = h.id
    where w.act <> 'devolution'
  ),
  based as (
    select c.id from counted c where c.act = 'devolution'
    union
    select p.id from based b join pair p on p.under = b.id and p.carries
  )
  select c.id, exists (select from pair p where p.id = c.id) from counted c
  where c.act <> 'devolution' and c.id not in (select b.id from based b);
end $$;
comment on function groundless is 'Grants in force on a day without a chain to the law. passed_on: the grantor has it, but may not give it on.';

create function vesting_in_words(v vesting, at date) returns text language sql stable as $$
  select coalesce((select p.name_vi from power p where p.code = v.power_code),
      (select f.name_vi from function f where f.code = v.function_code)) || ' → ' || coalesce(
      post_party(v.holder_post_id, at) #>> '{name,vi}', body_party(v.holder_organization_id, at) #>> '{name,vi}',
      (select n.title_vi from position n where n.code = v.holder_position_code order by lower(n.valid) desc nulls first limit 1),
      (select k.name_vi from kind k where k.code = v.holder_kind_code))
$$;
comment on function vesting_in_words is 'What goes to whom, for lists of violations.';
