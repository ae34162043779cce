-- Who decides in one place is asked far more often than who decides everywhere: bodies and posts are looked up area by area,
-- so that one question reads what is there and nothing else (a millisecond instead of a pass through all posts), while
-- everything after that joins sets.

create function bodies_in(area uuid, at date) returns table (organization_id uuid, kind_code text)
language plpgsql stable rows 10 set plan_cache_mode = force_generic_plan as $$
begin
  return query select o.organization_id, o.kind_code from organization_version o
  where o.area_id = area and (o.valid @> at) is true;
end $$;

create function seats_in(body uuid, at date) returns table (post_id uuid, position_code text, is_head boolean)
language plpgsql stable rows 10 set plan_cache_mode = force_generic_plan as $$
begin
  return query select p.id, p.position_code, n.lead is not distinct from 'head'
  from post p join position n on n.code = p.position_code and (n.valid @> at) is true
  where p.organization_id = body and (p.valid @> at) is true;
end $$;

create function deciders(at date, what text[] default null, places uuid[] default null)
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
    select v.id, v.act, v.power_code, v.function_code, v.grantor_organization_id, v.grantor_post_id, v.holder_kind_code,
      v.holder_level, v.holder_position_code, v.holder_organization_id, v.holder_post_id, v.reach, v.place_id, v.onward, v.signature
    from vesting v
    where (v.power_code = any (codes) or v.function_code = any (fields))
      and v.valid @> at and (v.act not in ('decentralization', 'authorization') or v.published_on <= at)
      and not exists (select from suspension s where s.vesting_id = v.id and s.valid @> at)
  ),
  body as materialized (
    select a.area_id, a.level, o.organization_id, o.kind_code from around a cross join lateral bodies_in(a.area_id, at) o
  ),
  seat as materialized (
    select b.area_id, b.organization_id, p.post_id, p.position_code, p.is_head
    from body b cross join lateral seats_in(b.organization_id, at) p
  ),
  head as materialized (select s.organization_id, s.post_id from seat s where s.is_head),
  -- Who holds what a vesting gives, and in which territory: a body, for which its head acts, or a post of its own.
  holding as (
    select c.id, b.area_id, b.organization_id as body_id, b.organization_id, h.post_id from counted c
    join body b on b.kind_code = c.holder_kind_code and (c.holder_level is null or c.holder_level = b.level)
    left join head h on h.organization_id = b.organization_id
    union all
    select c.id, b.area_id, b.organization_id, b.organization_id, h.post_id from counted c
    join body b on b.organization_id = c.holder_organization_id
    left join head h on h.organization_id = b.organization_id
    union all
    select c.id, s.area_id, s.organization_id, null, s.post_id from counted c join seat s on s.position_code = c.holder_position_code
    union all
    select c.id, s.area_id, s.organization_id, null, s.post_id from counted c join seat s on s.post_id = c.holder_post_id
  ),
  giving as (
    select c.id, p.power, 1000 as special from counted c join named p on p.code = c.power_code
    union all
    select c.id, t.power, t.depth from counted c join thing t on t.field = c.function_code
  ),
  edge as materialized (
    -- line: the body to which it is confined, with those above
    select g.power, s.place, c.id, h.body_id, h.organization_id, h.post_id, coalesce(h.organization_id, h.post_id) as bearer,
      c.act, c.signature, c.onward, g.special, coalesce(c.grantor_post_id, c.grantor_organization_id) as grantor,
      case when c.reach = 'organization' then array(select organizations_around(h.body_id, at)) end as line
    from counted c
    join giving g on g.id = c.id
    join holding h on h.id = c.id
    join spot s on s.area_id = h.area_id
    left join spot x on x.place = s.place and x.area_id = c.place_id
    where c.place_id is null or x.area_id is not null
  ),
  -- path: vesting, bearer, vesting, bearer … since several may bear one vesting.
  node as (
    select e.power, e.place, e.organization_id, e.post_id, array[e.id] as chain, array[e.id, e.bearer] as path,
      '{}'::uuid[] as parent, e.act, e.signature, e.onward, e.special,
      case when e.line is not null then e.body_id end as confined_to, e.line
    from edge e where e.act = 'devolution'
    union all
    select e.power, e.place, e.organization_id, e.post_id, n.chain || e.id, n.path || e.id || e.bearer, n.path,
      e.act, e.signature, e.onward, e.special,
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
  every as materialized (select * from node),
  decentralized as materialized (
    select distinct n.power, n.place, n.parent, n.confined_to from every n
    where n.act = 'decentralization' and n.parent <> '{}'
  ),
  -- Whoever has decentralized a power has nothing left there to assign or to authorize others to.
  live as materialized (
    select n.* from every n where n.act in ('devolution', 'decentralization')
    union all
    select n.* from every n
    where n.act in ('authorization', 'assignment') and not exists (
      select from decentralized d where d.power = n.power and d.place = n.place and d.parent = n.parent
        and (d.confined_to is null or d.confined_to = any (n.line)))
  ),
  given as materialized (
    select n.power, n.place, n.parent, n.confined_to, max(n.special) as special from live n
    where n.parent <> '{}' group by 1, 2, 3, 4
  ),
  -- Of what one gave on, the most special goes before the rest; the law's own stand side by side.
  beaten as materialized (
    select n.power, n.place, n.path from live n
    join given g on g.power = n.power and g.place = n.place and g.parent = n.parent
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
comment on function deciders is 'Who decides about powers in places on a day: the most special ends of the chains that begin with the law. Without powers: all that exactly one decides; without places: the lowest areas. Chain: vestings from the law to the decider.';
