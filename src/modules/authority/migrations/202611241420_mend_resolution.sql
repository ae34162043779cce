-- The resolution as the generated tests want it: what is confined to bodies stays confined along the whole chain, only
-- what could be decentralized moves away, and the province as a whole is asked like any area.

drop function moved_away(uuid, uuid, text, text[], uuid[], date);
drop function holder_reaches(vesting, uuid[], date);

create or replace function posts_borne(someone uuid, at date) returns table (post_id uuid, through_post_id uuid, kind text)
language plpgsql stable as $$
begin
  if exists (select from absence b where b.person_id = someone and b.valid @> at) then return; end if;
  return query
    with own as (
      select a.post_id, a.kind from appointment a
      where a.person_id = someone and a.valid @> at
        and (a.kind <> 'permanent' or not exists (select from appointment s
          where s.person_id = someone and s.kind = 'secondment' and s.valid @> at))
    )
    select o.post_id, o.post_id, o.kind from own o
    union all
    select s.post_id, s.substitute_post_id, 'substitute' from own o
      join substitution s on s.substitute_post_id = o.post_id and s.valid @> at
      join post p on p.id = s.post_id and p.valid @> at
    where not attended(s.post_id, at);
end $$;

create function attended(whose uuid, at date) returns boolean language plpgsql stable as $$
begin
  -- Whoever is away or seconded elsewhere is not there.
  return exists (
    select from appointment h where h.post_id = whose and h.valid @> at
      and not exists (select from absence b where b.person_id = h.person_id and b.valid @> at)
      and (h.kind <> 'permanent' or not exists (select from appointment s
        where s.person_id = h.person_id and s.kind = 'secondment' and s.valid @> at)));
end $$;
comment on function attended is 'Whether anybody who holds a post, in whatever way, is there on a day.';

create or replace function grounds(someone uuid, what text, body uuid, place uuid, at date, through uuid default null)
returns table (post_id uuid, through_post_id uuid, bearing text, vestings uuid[], act text, signature text)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  around uuid[];
  bodies uuid[];
  fields text[];
begin
  select array_agg(l.code) into fields from power p cross join lateral function_line(p.function_code) l
  where p.code = what and p.valid @> at;
  if fields is null then return; end if;

  if body is not null then
    select array_agg(o) into bodies from organizations_around(body, at) o;
    select v.area_id into place from organization_version v where v.organization_id = body and v.valid @> at;
    if place is null then return; end if;
  elsif place is null then
    -- The province as a whole is the area that lies in no other; before a merger there may be several.
    return query select g.* from (
      select distinct f.area_id from posts_borne(someone, at) b
      join post_facts f on f.post_id = b.post_id and f.valid @> at and f.position_valid @> at
        and f.organization_valid @> at and f.area_valid @> at
      where f.area_parent_id is null
    ) whole cross join lateral grounds(someone, what, null, whole.area_id, at, through) g;
    return;
  end if;
  select array_agg(a.area_id) into around from areas_around(place, at) a;
  if around is null then return; end if;

  return query
  with recursive borne as (
    select b.post_id, b.through_post_id, b.kind, f.organization_id, f.position_code, f.lead, f.kind_code, f.level
    from posts_borne(someone, at) b
    join post_facts f on f.post_id = b.post_id and f.valid @> at and f.position_valid @> at
      and f.organization_valid @> at and f.area_valid @> at
    where (through is null or b.through_post_id = through) and f.area_id = any (around)
  ),
  -- Each step: a vesting that counts, held by a post or body, and whose grantor is still to be vouched for. The keeper is
  -- who must still have the power: the bearer, or whoever assigned it or authorized the bearer.
  climb as (
    select b.post_id as bearer, b.through_post_id, b.kind as bearing, array[v.id] as chain, v.act as first_act, v.signature,
      v.act, v.grantor_organization_id, v.grantor_post_id,
      case when v.act = 'devolution' or v.act = 'decentralization' and v.onward then b.post_id end as keeper_post,
      case when v.on_behalf and (v.act = 'devolution' or v.act = 'decentralization' and v.onward)
        then b.organization_id end as keeper_body
    from borne b
    cross join lateral (
      select v.*, false as on_behalf from vesting v where v.holder_post_id = b.post_id
      union all select v.*, false from vesting v where v.holder_position_code = b.position_code
      union all select v.*, true from vesting v where b.lead = 'head' and v.holder_organization_id = b.organization_id
      union all select v.*, true from vesting v where b.lead = 'head' and v.holder_kind_code = b.kind_code
        and (v.holder_level is null or v.holder_level = b.level)
    ) v
    where (v.power_code = what or v.function_code = any (fields))
      and v.valid @> at
      and (v.act in ('devolution', 'assignment') or v.published_on <= at)
      and (v.place_id is null or v.place_id = any (around))
      and (v.reach = 'area' or b.organization_id = any (bodies))
      and not exists (select from suspension s where s.vesting_id = v.id and s.valid @> at)
    union all
    select c.bearer, c.through_post_id, c.bearing, c.chain || u.id, c.first_act, c.signature, u.act,
      u.grantor_organization_id, u.grantor_post_id,
      case when c.act = 'decentralization' then c.keeper_post when u.act = 'devolution' or u.onward then g.post_id end,
      case when c.act = 'decentralization' then c.keeper_body
        when u.on_behalf and (u.act = 'devolution' or u.onward) then g.organization_id end
    from climb c
    cross join lateral (
      select f.post_id, f.organization_id, f.position_code, f.lead, f.kind_code, f.level, f.area_id
      from post_facts f where f.post_id = c.grantor_post_id and f.valid @> at and f.position_valid @> at
        and f.organization_valid @> at and f.area_valid @> at
      union all
      select null, o.organization_id, null, 'head', o.kind_code, k.level, o.area_id
      from organization_version o join area_version a on a.area_id = o.area_id and a.valid @> at
      join kind k on k.code = a.kind_code
      where o.organization_id = c.grantor_organization_id and o.valid @> at
    ) g
    cross join lateral (
      select v.*, false as on_behalf from vesting v where v.holder_post_id = g.post_id
      union all select v.*, false from vesting v where v.holder_position_code = g.position_code
      union all select v.*, true from vesting v where g.lead = 'head' and v.holder_organization_id = g.organization_id
      union all select v.*, true from vesting v where g.lead = 'head' and v.holder_kind_code = g.kind_code
        and (v.holder_level is null or v.holder_level = g.level)
    ) u
    where c.act <> 'devolution'
      and g.area_id = any (around)
      and (u.power_code = what or u.function_code = any (fields))
      and u.act in ('devolution', 'decentralization')
      and (c.act <> 'decentralization' or u.act = 'devolution' or u.onward)
      and u.valid @> at
      and (u.act = 'devolution' or u.published_on <= at)
      and (u.place_id is null or u.place_id = any (around))
      and (u.reach = 'area' or g.organization_id = any (bodies))
      and not exists (select from suspension s where s.vesting_id = u.id and s.valid @> at)
      and not u.id = any (c.chain)
  )
  select c.bearer, c.through_post_id, c.bearing, c.chain, c.first_act, c.signature
  from climb c where c.act = 'devolution'
    and not moved_away(c.keeper_post, c.keeper_body, c.chain, what, fields, around, bodies, at)
  order by c.bearing = 'substitute', cardinality(c.chain), c.chain;
end $$;

create function moved_away(giver_post uuid, giver_body uuid, chain uuid[], what text, fields text[], around uuid[], bodies uuid[],
  at date)
returns boolean language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  givers uuid[] := array[giver_post];
begin
  if giver_post is null and giver_body is null then return false; end if;
  if giver_body is not null then -- what its head gives is the body's
    select givers || array_agg(p.id) into givers from post p join position n on n.code = p.position_code and n.valid @> at
    where p.organization_id = giver_body and p.valid @> at and n.lead = 'head';
  end if;
  -- Whoever has decentralized a power no longer has it, there where the receiver has it. Asked only of a right that
  -- can be decentralized: an attempt at any other gives nobody anything and so takes nothing away. What came back to
  -- them by the chain itself is theirs.
  return exists (
    select from vesting w
    where w.act = 'decentralization'
      and (w.grantor_post_id = any (givers) or w.grantor_organization_id = giver_body)
      and not w.id = any (chain)
      and (w.power_code = what or w.function_code = any (fields))
      and w.valid @> at and w.published_on <= at
      and (w.place_id is null or w.place_id = any (around))
      and not exists (select from suspension s where s.vesting_id = w.id and s.valid @> at)
      and holder_reaches(w, around, bodies, at));
end $$;

create function holder_reaches(v vesting, around uuid[], bodies uuid[], at date) returns boolean language sql stable as $$
  select exists (
    select from organization_version o
    join area_version a on a.area_id = o.area_id and a.valid @> at
    join kind k on k.code = a.kind_code
    where o.area_id = any (around) and o.valid @> at
      and (v.reach = 'area' or o.organization_id = any (bodies))
      and case
        when v.holder_kind_code is not null
          then o.kind_code = v.holder_kind_code and (v.holder_level is null or k.level = v.holder_level)
        when v.holder_organization_id is not null then o.organization_id = v.holder_organization_id
        else exists (select from post p where p.organization_id = o.organization_id and p.valid @> at
          and (p.id = v.holder_post_id or p.position_code = v.holder_position_code))
      end)
$$;
comment on function holder_reaches is 'Whether a vesting has a holder who serves one of these areas (and, if it is confined to bodies, one of these).';

create or replace function deciders(at date, what text[] default null, places uuid[] default null)
returns table (power_code text, place_id uuid, organization_id uuid, post_id uuid, chain uuid[], act text, signature text)
language plpgsql stable as $$
begin
  return query
  with recursive spot as materialized (
    select p.id as place_id, a.area_id, a.level
    from (
      select distinct unnest(places) as id
      union all
      select v.area_id from area_version v where places is null and v.valid @> at
        and not exists (select from area_version c where c.parent_id = v.area_id and c.valid @> at)
    ) p cross join lateral areas_around(p.id, at) a
  ),
  thing as materialized (
    select p.code, l.code as field, l.depth from power p cross join lateral function_line(p.function_code) l
    where p.valid @> at and case when what is null then p.kind = 'decision' else p.code = any (what) end
  ),
  counted as materialized (
    select v.*, coalesce(v.grantor_post_id, v.grantor_organization_id) as grantor
    from vesting v where vesting_counts(v, at)
      and (v.power_code in (select t.code from thing t) or v.function_code in (select t.field from thing t))
  ),
  body as materialized (
    select s.place_id, s.area_id, s.level, o.organization_id, o.kind_code
    from spot s join organization_version o on o.area_id = s.area_id and o.valid @> at
  ),
  seat as materialized (
    select b.place_id, b.area_id, p.id as post_id, p.position_code, p.organization_id, n.lead
    from body b join post p on p.organization_id = b.organization_id and p.valid @> at
    join position n on n.code = p.position_code and n.valid @> at
    where n.lead is not null
      or p.position_code in (select c.holder_position_code from counted c)
      or p.id in (select c.holder_post_id from counted c)
  ),
  -- Who holds what a vesting gives, in each place that it reaches: a body, or a post of its own.
  holding as materialized (
    select c.id, b.place_id, b.organization_id as body_id, b.organization_id, null::uuid as post_id from counted c
      join body b on b.kind_code = c.holder_kind_code and (c.holder_level is null or c.holder_level = b.level)
    union all
    select c.id, b.place_id, b.organization_id, b.organization_id, null from counted c join body b
      on b.organization_id = c.holder_organization_id
    union all
    select c.id, s.place_id, s.organization_id, null, s.post_id from counted c join seat s
      on s.position_code = c.holder_position_code
    union all
    select c.id, s.place_id, s.organization_id, null, s.post_id from counted c join seat s on s.post_id = c.holder_post_id
  ),
  held as materialized (
    -- line: the body to which it is confined, with those above
    select h.id, h.place_id, h.body_id, h.organization_id, coalesce(h.post_id, s.post_id) as post_id,
      coalesce(h.organization_id, h.post_id) as bearer,
      case when c.reach = 'organization' then array(select organizations_around(h.body_id, at)) end as line
    from holding h
    join counted c on c.id = h.id
    left join seat s on s.place_id = h.place_id and s.organization_id = h.organization_id and s.lead = 'head'
    where c.place_id is null or exists (select from spot x where x.place_id = h.place_id and x.area_id = c.place_id)
  ),
  -- path: vesting, bearer, vesting, bearer … since several may bear one vesting, and each gives for itself.
  node as (
    select t.code as power_code, h.place_id, h.organization_id, h.post_id, array[c.id] as chain, array[c.id, h.bearer] as path,
      c.act, c.signature, c.onward, 1000 as special, case when h.line is not null then h.body_id end as confined_to, h.line
    from (select distinct thing.code from thing) t join counted c on c.act = 'devolution' and c.power_code = t.code
    join held h on h.id = c.id
    union all
    select n.power_code, n.place_id, h.organization_id, h.post_id, n.chain || c.id, n.path || c.id || h.bearer,
      c.act, c.signature, c.onward, case when c.power_code is null then t.depth else 1000 end,
      case when h.line is null or h.body_id = any (n.line) then n.confined_to else h.body_id end,
      case when h.line is null or h.body_id = any (n.line) then n.line else h.line end
    from node n
    cross join lateral (values (n.organization_id), (n.post_id)) k (grantor)
    join counted c on c.grantor = k.grantor and c.act <> 'devolution'
    join thing t on t.code = n.power_code
      and case when c.power_code is null then t.field = c.function_code
        else c.power_code = n.power_code and t.depth = 0 end
    join held h on h.id = c.id and h.place_id = n.place_id
    where n.act in ('devolution', 'decentralization')
      and (c.act <> 'decentralization' or n.act = 'devolution' or n.onward)
      and not c.id = any (n.chain)
      and (h.line is null or n.line is null or n.confined_to = any (h.line) or h.body_id = any (n.line))
  ),
  given as materialized (
    select distinct n.power_code, n.place_id, n.path[:cardinality(n.path) - 2] as parent, n.act, n.special, n.confined_to
    from node n where cardinality(n.chain) > 1
  ),
  -- Whoever has decentralized a power has nothing left there to assign or to authorize others to.
  live as materialized (
    select n.* from node n
    where n.act in ('devolution', 'decentralization') or not exists (
      select from given g where g.power_code = n.power_code and g.place_id = n.place_id
        and g.parent = n.path[:cardinality(n.path) - 2] and g.act = 'decentralization'
        and (g.confined_to is null or g.confined_to = any (n.line)))
  ),
  kin as materialized (
    select distinct n.power_code, n.place_id, n.path[:cardinality(n.path) - 2] as parent, n.special, n.confined_to
    from live n where cardinality(n.chain) > 1
  ),
  beaten as materialized (
    select n.power_code, n.place_id, n.path from live n
    where exists (
      select from kin k where k.power_code = n.power_code and k.place_id = n.place_id
        and k.parent = n.path[:cardinality(n.path) - 2] and cardinality(n.chain) > 1
        and k.special > n.special and (k.confined_to is null or k.confined_to = any (n.line)))
  )
  select distinct n.power_code, n.place_id, n.organization_id, n.post_id, n.chain, n.act, n.signature
  from live n
  where not exists (
      select from kin k where k.power_code = n.power_code and k.place_id = n.place_id and k.parent = n.path
        and (k.confined_to is null or k.confined_to = any (n.line)))
    and not exists (
      select from beaten b where b.power_code = n.power_code and b.place_id = n.place_id
        and b.path = n.path[:cardinality(b.path)]);
end $$;
