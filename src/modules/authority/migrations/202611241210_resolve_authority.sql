-- One question, asked from both ends. `grounds` climbs from a person to the law: may they use a power there? It is asked
-- for every act, so it touches only rows of that person, their bodies and that power. `deciders` descends from
-- the law to whoever decides, for many powers and places at once.

create type area_level as (area_id uuid, level text, parent_id uuid);

create function areas_around(place uuid, at date) returns setof area_level language plpgsql stable as $$
begin
  return query with recursive around as (
    select v.area_id, k.level, v.parent_id from area_version v join kind k on k.code = v.kind_code
    where v.area_id = place and v.valid @> at
    union all
    select v.area_id, k.level, v.parent_id from around a join area_version v on v.area_id = a.parent_id and v.valid @> at
      join kind k on k.code = v.kind_code
  ) select a.area_id, a.level, a.parent_id from around a;
end $$;
comment on function areas_around is 'An area and all that it lies in on a day, the innermost first.';

create function organizations_around(body uuid, at date) returns setof uuid language plpgsql stable as $$
begin
  return query with recursive around as (
    select v.organization_id, v.parent_id from organization_version v where v.organization_id = body and v.valid @> at
    union all
    select v.organization_id, v.parent_id from around a
      join organization_version v on v.organization_id = a.parent_id and v.valid @> at
  ) select a.organization_id from around a;
end $$;
comment on function organizations_around is 'A body and all bodies above it on a day, itself first.';

create function function_line(field text) returns table (code text, depth integer) language sql stable as $$
  with recursive line as (
    select f.code, f.parent_code, 0 as up from function f where f.code = field
    union all
    select f.code, f.parent_code, l.up + 1 from line l join function f
      on f.code = coalesce(l.parent_code, case when l.code <> 'all' then 'all' end)
  ) select l.code, (select max(up) from line) - l.up from line l
$$;
comment on function function_line is 'A field and the wider ones that it belongs to, with how deep each lies in the tree.';

create function vesting_counts(v vesting, at date) returns boolean language sql stable as $$
  select v.valid @> at
    and (v.act not in ('decentralization', 'authorization') or v.published_on <= at)
    and not exists (select from suspension s where s.vesting_id = v.id and s.valid @> at)
$$;
comment on function vesting_counts is 'In force on a day: published where the law wants that, and not suspended.';

create view post_facts with (security_invoker = true) as
  select p.id as post_id, p.valid, p.organization_id, p.position_code, n.lead, n.valid as position_valid,
    o.kind_code, o.area_id, o.valid as organization_valid, k.level, a.parent_id as area_parent_id, a.valid as area_valid
  from post p
  join position n on n.code = p.position_code and n.valid && p.valid
  join organization_version o on o.organization_id = p.organization_id and o.valid && p.valid
  join area_version a on a.area_id = o.area_id and a.valid && o.valid
  join kind k on k.code = a.kind_code;
comment on view post_facts is 'A post with what decides over its powers; pick one day by all four ranges.';
grant select on post_facts to haicap_app;

create function posts_borne(someone uuid, at date) returns table (post_id uuid, through_post_id uuid, kind text)
language plpgsql stable as $$
begin
  -- Absent: nothing. Seconded: the post at home rests meanwhile.
  return query
    with own as (
      select a.post_id, a.kind from appointment a
      where a.person_id = someone and a.valid @> at
        and not exists (select from absence b where b.person_id = someone and b.valid @> at)
        and (a.kind <> 'permanent' or not exists (select from appointment s
          where s.person_id = someone and s.kind = 'secondment' and s.valid @> at))
    )
    select o.post_id, o.post_id, o.kind from own o
    union all
    select s.post_id, s.substitute_post_id, 'substitute' from own o
      join substitution s on s.substitute_post_id = o.post_id and s.valid @> at
      join post p on p.id = s.post_id and p.valid @> at
    where not exists (select from appointment h where h.post_id = s.post_id and h.valid @> at
      and h.kind in ('permanent', 'acting', 'secondment')
      and not exists (select from absence b where b.person_id = h.person_id and b.valid @> at));
end $$;
comment on function posts_borne is 'Posts that someone acts for on a day: those held, and those that they substitute in because nobody is there.';

create function grounds(someone uuid, what text, body uuid, place uuid, at date, through uuid default null)
returns table (post_id uuid, through_post_id uuid, bearing text, vestings uuid[], act text, signature text)
language plpgsql stable as $$
declare
  around uuid[];
  bodies uuid[];
  fields text[];
begin
  if not exists (select from power p where p.code = what and p.valid @> at) then return; end if;
  if place is null and body is not null then
    select v.area_id into place from organization_version v where v.organization_id = body and v.valid @> at;
    if place is null then return; end if;
  end if;
  if place is not null then
    select array_agg(a.area_id) into around from areas_around(place, at) a;
    if around is null then return; end if;
  end if;
  if body is not null then select array_agg(o) into bodies from organizations_around(body, at) o; end if;
  select array_agg(l.code) into fields from power p, function_line(p.function_code) l where p.code = what;

  return query
  with recursive borne as (
    select b.post_id, b.through_post_id, b.kind, f.organization_id, f.position_code, f.lead, f.kind_code, f.level,
      f.area_id, f.area_parent_id
    from posts_borne(someone, at) b
    join post_facts f on f.post_id = b.post_id and f.valid @> at and f.position_valid @> at
      and f.organization_valid @> at and f.area_valid @> at
    where through is null or b.through_post_id = through
  ),
  -- Each step: a vesting that counts, held by a post or body, and whose grantor is still to be vouched for.
  climb as (
    select b.post_id as bearer, b.through_post_id, b.kind as bearing, array[v.id] as chain, v.act as first_act, v.signature,
      v.act, v.grantor_organization_id, v.grantor_post_id
    from borne b
    cross join lateral (
      select v.* from vesting v where v.holder_post_id = b.post_id
      union all select v.* from vesting v where v.holder_position_code = b.position_code
      union all select v.* from vesting v where b.lead = 'head' and v.holder_organization_id = b.organization_id
      union all select v.* from vesting v where b.lead = 'head' and v.holder_kind_code = b.kind_code
        and (v.holder_level is null or v.holder_level = b.level)
    ) v
    where (v.power_code = what or v.function_code = any (fields))
      and vesting_counts(row(v.*)::vesting, at)
      and (v.place_id is null or v.place_id = any (around))
      and case when v.reach = 'organization' then case when body is null then place is null and b.area_parent_id is null
          else b.organization_id = any (bodies) end
        when around is null then b.area_parent_id is null
        else b.area_id = any (around) end
      and not moved_away(b.post_id, case when v.holder_kind_code is not null or v.holder_organization_id is not null
        then b.organization_id end, what, fields, around, at)
    union all
    select c.bearer, c.through_post_id, c.bearing, c.chain || u.id, c.first_act, c.signature, u.act,
      u.grantor_organization_id, u.grantor_post_id
    from climb c
    cross join lateral (
      select f.post_id, f.organization_id, f.position_code, f.lead, f.kind_code, f.level, f.area_id, f.area_parent_id
      from post_facts f where f.post_id = c.grantor_post_id and f.valid @> at and f.position_valid @> at
        and f.organization_valid @> at and f.area_valid @> at
      union all
      select null, o.organization_id, null, 'head', o.kind_code, k.level, o.area_id, a.parent_id
      from organization_version o join area_version a on a.area_id = o.area_id and a.valid @> at
      join kind k on k.code = a.kind_code
      where o.organization_id = c.grantor_organization_id and o.valid @> at
    ) g
    cross join lateral (
      select v.* from vesting v where v.holder_post_id = g.post_id
      union all select v.* from vesting v where v.holder_position_code = g.position_code
      union all select v.* from vesting v where g.lead = 'head' and v.holder_organization_id = g.organization_id
      union all select v.* from vesting v where g.lead = 'head' and v.holder_kind_code = g.kind_code
        and (v.holder_level is null or v.holder_level = g.level)
    ) u
    where c.act <> 'devolution'
      and (u.power_code = what or u.function_code = any (fields))
      and u.act in ('devolution', 'decentralization')
      and (c.act <> 'decentralization' or u.act = 'devolution' or u.onward)
      and vesting_counts(row(u.*)::vesting, at)
      and (u.place_id is null or u.place_id = any (around))
      and case when around is null then g.area_parent_id is null else g.area_id = any (around) end
      and (c.act = 'decentralization' or not moved_away(g.post_id,
        case when u.holder_kind_code is not null or u.holder_organization_id is not null then g.organization_id end,
        what, fields, around, at))
      and not u.id = any (c.chain)
  )
  select c.bearer, c.through_post_id, c.bearing, c.chain, c.first_act, c.signature
  from climb c where c.act = 'devolution'
  order by c.bearing = 'substitute', cardinality(c.chain), c.chain;
end $$;
comment on function grounds is 'On what grounds someone may use a power for a body or a place (neither: the province as a whole) on a day, through a given post if one is named. No row: they may not.';

create function moved_away(giver_post uuid, giver_body uuid, what text, fields text[], around uuid[], at date)
returns boolean language plpgsql stable as $$
begin
  -- Whoever has decentralized a power no longer has it, there where the receiver has it.
  return exists (
    select from vesting w
    where w.act = 'decentralization'
      and (w.grantor_post_id = giver_post or w.grantor_organization_id = giver_body)
      and (w.power_code = what or w.function_code = any (fields))
      and vesting_counts(w, at)
      and (w.place_id is null or w.place_id = any (around))
      and holder_reaches(w, around, at));
end $$;

create function holder_reaches(v vesting, around uuid[], at date) returns boolean language sql stable as $$
  select case
    when around is null then false
    when v.holder_kind_code is not null then exists (
      select from organization_version o join area_version a on a.area_id = o.area_id and a.valid @> at
      join kind k on k.code = a.kind_code
      where o.area_id = any (around) and o.valid @> at and o.kind_code = v.holder_kind_code
        and (v.holder_level is null or k.level = v.holder_level))
    when v.holder_position_code is not null then exists (
      select from organization_version o join post p on p.organization_id = o.organization_id and p.valid @> at
      where o.area_id = any (around) and o.valid @> at and p.position_code = v.holder_position_code)
    when v.holder_organization_id is not null then exists (
      select from organization_version o where o.organization_id = v.holder_organization_id and o.valid @> at
        and o.area_id = any (around))
    else exists (
      select from post p join organization_version o on o.organization_id = p.organization_id and o.valid @> at
      where p.id = v.holder_post_id and p.valid @> at and o.area_id = any (around))
  end
$$;
comment on function holder_reaches is 'Whether a vesting has a holder who serves one of these areas.';

create function deciders(at date, what text[] default null, places uuid[] default null)
returns table (power_code text, place_id uuid, organization_id uuid, post_id uuid, chain uuid[], act text, signature text)
language plpgsql stable as $$
begin
  return query
  with recursive spot as materialized (
    select p.id as place_id, a.area_id, a.level
    from (
      select unnest(places) as id
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
  -- Who holds what a vesting gives, in each place that it reaches.
  holding as materialized (
    select c.id, b.place_id, b.organization_id, null::uuid as post_id from counted c join body b
      on b.kind_code = c.holder_kind_code and (c.holder_level is null or c.holder_level = b.level)
    union all
    select c.id, b.place_id, b.organization_id, null from counted c join body b
      on b.organization_id = c.holder_organization_id
    union all
    select c.id, s.place_id, null, s.post_id from counted c join seat s on s.position_code = c.holder_position_code
    union all
    select c.id, s.place_id, null, s.post_id from counted c join seat s on s.post_id = c.holder_post_id
  ),
  held as materialized (
    select h.id, h.place_id, h.organization_id, coalesce(h.post_id, s.post_id) as post_id
    from holding h
    join counted c on c.id = h.id
    left join seat s on s.place_id = h.place_id and s.organization_id = h.organization_id and s.lead = 'head'
    where c.place_id is null or exists (select from spot x where x.place_id = h.place_id and x.area_id = c.place_id)
  ),
  node as (
    select t.code as power_code, h.place_id, h.organization_id, h.post_id, array[c.id] as chain, c.act, c.signature,
      c.onward, 1000 as special
    from (select distinct thing.code from thing) t join counted c on c.act = 'devolution' and c.power_code = t.code
    join held h on h.id = c.id
    union all
    select n.power_code, n.place_id, h.organization_id, h.post_id, n.chain || c.id, c.act, c.signature, c.onward,
      case when c.power_code is null then t.depth else 1000 end
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
  ),
  child as (
    select n.power_code, n.place_id, n.chain[:cardinality(n.chain) - 1] as parent, max(n.special) as special
    from node n where cardinality(n.chain) > 1 group by 1, 2, 3
  )
  select n.power_code, n.place_id, n.organization_id, n.post_id, n.chain, n.act, n.signature
  from node n
  left join child own on own.power_code = n.power_code and own.place_id = n.place_id and own.parent = n.chain
  left join child kin on kin.power_code = n.power_code and kin.place_id = n.place_id
    and kin.parent = n.chain[:cardinality(n.chain) - 1] and cardinality(n.chain) > 1
  where own.parent is null and (kin.parent is null or kin.special = n.special);
end $$;
comment on function deciders is 'Who decides about powers in places on a day: the most special ends of the chains that begin with the law. Without powers: all that exactly one decides; without places: the lowest areas. Chain: vestings from the law to the decider.';
