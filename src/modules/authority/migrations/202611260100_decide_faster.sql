-- Who decides everywhere, and which grants stand on nothing, is asked of every plan, before and after it: both looked at each
-- of a province's fifty thousand posts, and carried long rows about (0.5 and 0.3 s; now 0.2 and 0.03).

create function seats_of(bodies uuid[], positions text[], posts uuid[], at date)
returns table (organization_id uuid, post_id uuid, position_code text, is_head boolean)
language plpgsql stable rows 1000 set plan_cache_mode = force_generic_plan as $$
begin
  return query
  with wanted as materialized (select distinct unnest(positions) as code), named as materialized (select distinct unnest(posts) as id)
  select p.organization_id, p.id, p.position_code, n.lead is not distinct from 'head'
  from post p join position n on n.code = p.position_code and (n.valid @> at) is true
  where p.organization_id = any (bodies) and (p.valid @> at) is true
    and (p.position_code in (select w.code from wanted w) or p.id in (select w.id from named w));
end $$;
comment on function seats_of is 'Of these bodies the posts of heads and those named, by position or themselves.';

create or replace function deciders(at date, what text[] default null, places uuid[] default null)
returns table (power_code text, place_id uuid, organization_id uuid, post_id uuid, chain uuid[], act text, signature text)
language plpgsql stable rows 10
set enable_nestloop = off set jit = off set work_mem = '64MB' set plan_cache_mode = force_generic_plan as $$
declare
  codes text[];
  fields text[];
begin
  codes := array(select p.code from power p
    where p.valid @> at and case when what is null then p.kind = 'decision' else p.code = any (what) end);
  fields := array(select distinct l.code from power p cross join lateral function_line(p.function_code) l
    where p.code = any (codes));

  return query
  -- Numbers in place of codes and ids: they sort and hash at a fraction of the cost.
  with recursive asked as materialized (
    select p.id as place_id, row_number() over ()::int as place
    from (
      select unnest(places) as id
      union
      select v.area_id from area_version v where places is null and v.valid @> at
        and not exists (select from area_version c where c.parent_id = v.area_id and c.valid @> at)
    ) p
  ),
  spot as materialized (select p.place, a.area_id, a.level from asked p cross join lateral areas_around(p.place_id, at) a),
  around as materialized (select distinct s.area_id, s.level from spot s),
  named as materialized (
    select p.code, p.function_code, row_number() over ()::int as power from power p where p.code = any (codes)
  ),
  thing as materialized (
    select p.power, l.code as field, l.depth from named p cross join lateral function_line(p.function_code) l
  ),
  counted as materialized (
    select row_number() over () as vesting, v.id, v.act, v.power_code, v.function_code, v.grantor_organization_id, v.grantor_post_id,
      v.holder_kind_code, v.holder_level, v.holder_position_code, v.holder_organization_id, v.holder_post_id, v.reach, v.place_id,
      v.onward, v.signature
    from vesting v
    where (v.power_code = any (codes) or v.function_code = any (fields))
      and v.valid @> at and (v.act not in ('decentralization', 'authorization') or v.published_on <= at)
      and not exists (select from suspension s where s.vesting_id = v.id and s.valid @> at)
  ),
  body as materialized (
    select a.area_id, a.level, o.organization_id, o.kind_code, row_number() over ()::int as body
    from around a cross join lateral bodies_in(a.area_id, at) o
  ),
  -- Of the posts only those that a vesting may mean: heads, and what is named by its position or itself.
  seat as materialized (
    select b.area_id, b.organization_id, p.post_id, p.position_code, p.is_head, -row_number() over ()::int as seat
    from seats_of(
      array(select distinct x.organization_id from body x),
      array(select n.code from position n where n.lead = 'head' and n.valid @> at
        union select c.holder_position_code from counted c where c.holder_position_code is not null),
      array(select c.holder_post_id from counted c where c.holder_post_id is not null), at) p
    join body b on b.organization_id = p.organization_id
  ),
  head as materialized (select s.organization_id, s.post_id from seat s where s.is_head),
  -- Who holds what a vesting gives, and in which territory: a body, for which its head acts, or a post of its own.
  holding as (
    select c.id, b.area_id, b.organization_id as body_id, b.organization_id, h.post_id, b.body as bearer from counted c
    join body b on b.kind_code = c.holder_kind_code and (c.holder_level is null or c.holder_level = b.level)
    left join head h on h.organization_id = b.organization_id
    union all
    select c.id, b.area_id, b.organization_id, b.organization_id, h.post_id, b.body from counted c
    join body b on b.organization_id = c.holder_organization_id
    left join head h on h.organization_id = b.organization_id
    union all
    select c.id, s.area_id, s.organization_id, null, s.post_id, s.seat from counted c join seat s on s.position_code = c.holder_position_code
    union all
    select c.id, s.area_id, s.organization_id, null, s.post_id, s.seat from counted c join seat s on s.post_id = c.holder_post_id
  ),
  giving as (
    select c.id, p.power, 1000 as special from counted c join named p on p.code = c.power_code
    union all
    select c.id, t.power, t.depth from counted c join thing t on t.field = c.function_code
  ),
  edge as materialized (
    -- line: the body to which it is confined, with those above
    select g.power, s.place, c.id, h.body_id, h.organization_id, h.post_id, (c.vesting << 32) + h.bearer as step,
      c.act, c.signature, c.onward, g.special, coalesce(c.grantor_post_id, c.grantor_organization_id) as grantor,
      case when c.reach = 'organization' then array(select organizations_around(h.body_id, at)) end as line
    from counted c
    join giving g on g.id = c.id
    join holding h on h.id = c.id
    join spot s on s.area_id = h.area_id
    left join spot x on x.place = s.place and x.area_id = c.place_id
    where c.place_id is null or x.area_id is not null
  ),
  -- path: a number for each vesting and its bearer, since several may bear one vesting.
  node as (
    select e.power, e.place, e.organization_id, e.post_id, array[e.id] as chain, array[e.step] as path, e.act, e.signature, e.onward, e.special,
      case when e.line is not null then e.body_id end as confined_to, e.line
    from edge e where e.act = 'devolution'
    union all
    select e.power, e.place, e.organization_id, e.post_id, n.chain || e.id, n.path || e.step, e.act, e.signature, e.onward, e.special,
      case when e.line is null or e.body_id = any (n.line) then n.confined_to else e.body_id end,
      case when e.line is null or e.body_id = any (n.line) then n.line else e.line end
    from node n
    cross join lateral (values (n.organization_id), (n.post_id)) k (grantor)
    join edge e on e.grantor = k.grantor and e.power = n.power and e.place = n.place
      and e.act <> 'devolution'
    where n.act in ('devolution', 'decentralization')
      and (e.act <> 'decentralization' or n.act = 'devolution' or n.onward)
      and not e.id = any (n.chain)
      and (e.line is null or n.line is null or n.confined_to = any (e.line) or e.body_id = any (n.line))
  ),
  decentralized as materialized (
    select distinct n.power, n.place, n.path[:cardinality(n.path) - 1] as parent, n.confined_to from node n
    where n.act = 'decentralization' and cardinality(n.path) > 1
  ),
  -- Whoever has decentralized a power has nothing left there to assign or to authorize others to.
  live as materialized (
    select n.* from node n where n.act in ('devolution', 'decentralization')
    union all
    select n.* from node n
    where n.act in ('authorization', 'assignment') and not exists (
      select from decentralized d where d.power = n.power and d.place = n.place and d.parent = n.path[:cardinality(n.path) - 1]
        and (d.confined_to is null or d.confined_to = any (n.line)))
  ),
  given as materialized (
    select n.power, n.place, n.path[:cardinality(n.path) - 1] as parent, n.confined_to, max(n.special) as special from live n
    where cardinality(n.path) > 1 group by 1, 2, 3, 4
  ),
  -- Of what one gave on, the most special goes before the rest; the law's own stand side by side.
  beaten as materialized (
    select n.power, n.place, n.path from live n
    join given g on g.power = n.power and g.place = n.place and g.parent = n.path[:cardinality(n.path) - 1]
    where g.special > n.special and (g.confined_to is null or g.confined_to = any (n.line))
  )
  select distinct p.code, a.place_id, n.organization_id, n.post_id, n.chain, n.act, n.signature
  from live n join named p on p.power = n.power join asked a on a.place = n.place
  where not exists (
      select from given g where g.power = n.power and g.place = n.place and g.parent = n.path
        and (g.confined_to is null or g.confined_to = any (n.line)))
    and not exists (
      select from beaten b where b.power = n.power and b.place = n.place and b.path = n.path[:cardinality(b.path)]);
end $$;

drop function seats_in(uuid, date);

create or replace function groundless(at date) returns table (vesting_id uuid, passed_on boolean)
-- Sets of a known size join by hashing; without statistics the planner takes them for small ones and loops (25 s instead of 0.15).
language plpgsql stable set jit = off set enable_nestloop = off as $$
declare
  powers text[];
  fields text[];
begin
  -- Unfolded from arrays they count as few: taken from tables, what is guessed of all that is joined to them would ask for
  -- more memory than the work takes time.
  select array_agg(p.code), array_agg(l.code) into powers, fields
  from power p cross join lateral function_line(p.function_code) l where p.valid @> at;

  return query
  with recursive counted as materialized (
    select v.id, v.act, v.power_code, v.function_code, v.onward, coalesce(v.grantor_post_id, v.grantor_organization_id) as grantor,
      v.holder_kind_code, v.holder_level, v.holder_position_code, v.holder_organization_id, v.holder_post_id
    from vesting v
    where v.valid @> at and (v.act not in ('decentralization', 'authorization') or v.published_on <= at)
      and not exists (select from suspension s where s.vesting_id = v.id and s.valid @> at)
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
  -- What a giver has as itself, not as one of its sort.
  own as materialized (
    select h.grantor, array_agg(h.id order by h.id) as ids from (
      select g.grantor, u.id from giver g join counted u on u.holder_post_id = g.post_id
      union all
      select g.grantor, u.id from giver g join counted u on u.holder_organization_id = g.organization_id where g.lead = 'head'
    ) h group by h.grantor
  ),
  -- The chairs of a hundred communes have the same by law and give on the same: they are looked at once, as one sort.
  sorted as materialized (
    select g.grantor, g.position_code, g.kind_code, g.level, g.lead, o.ids,
      dense_rank() over (order by g.position_code, g.kind_code, g.level, g.lead, o.ids) as sort
    from giver g left join own o on o.grantor = g.grantor
  ),
  sort as materialized (select distinct s.sort, s.position_code, s.kind_code, s.level, s.lead, s.ids from sorted s),
  holds as materialized (
    select s.sort, unnest(s.ids) as id from sort s
    union select s.sort, u.id from sort s join counted u on u.holder_position_code = s.position_code
    union select s.sort, u.id from sort s join counted u on u.holder_kind_code = s.kind_code
      and (u.holder_level is null or u.holder_level = s.level) where s.lead = 'head'
  ),
  given as materialized (
    select w.id, s.sort, w.act, w.power_code, w.function_code,
      dense_rank() over (order by s.sort, w.act, w.power_code, w.function_code) as gift
    from counted w join sorted s on s.grantor = w.grantor where w.act <> 'devolution'
  ),
  line as materialized (select * from unnest(powers, fields) as l (power_code, function_code)),
  held as materialized (
    select h.sort, u.id, u.act, u.onward, u.power_code from holds h join counted u on u.id = h.id where u.power_code is not null
    union all
    select h.sort, u.id, u.act, u.onward, l.power_code from holds h join counted u on u.id = h.id
    join line l on l.function_code = u.function_code
  ),
  gift as materialized (select distinct g.gift, g.sort, g.act, g.power_code, g.function_code from given g),
  gives as materialized (
    select g.gift, g.sort, g.act, g.power_code from gift g where g.power_code is not null
    union all
    select g.gift, g.sort, g.act, l.power_code from gift g join line l on l.function_code = g.function_code
  ),
  pair as materialized (
    select distinct g.gift, g.act, u.id as under,
      u.act = 'devolution' or u.act = 'decentralization' and (g.act <> 'decentralization' or u.onward) as carries
    from gives g join held u on u.sort = g.sort and u.power_code = g.power_code
  ),
  -- Only a decentralization carries others: the rest hangs on these and need not be gone through again and again.
  carrying as (
    select c.id from counted c where c.act = 'devolution'
    union
    select g.id from carrying b join pair p on p.under = b.id and p.carries and p.act = 'decentralization'
      join given g on g.gift = p.gift
  ),
  based as materialized (select distinct p.gift from pair p where p.carries and p.under in (select b.id from carrying b))
  select c.id, exists (select from pair p where p.gift = g.gift) from counted c left join given g on g.id = c.id
  where c.act <> 'devolution' and not exists (select from based b where b.gift = g.gift);
end $$;
