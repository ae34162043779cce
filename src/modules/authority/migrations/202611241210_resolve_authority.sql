-- One question, asked from both ends. `grounds` climbs from a person to the law: may they use a power there? `deciders` (next
-- migration) descends from the law to whoever decides.
--
-- Rights are asked for every act, so each function looks up few rows by their keys. `(valid @> day) is true` means what
-- `valid @> day` means, but no index answers it: the planner takes a range for very selective, and would rather read all units
-- that exist on the day than the one that has the key (139 ms at 45,000 posts, now a third of one). Plans are kept, and
-- functions say how few rows they return.

create type area_level as (area_id uuid, level text, parent_id uuid);

create function areas_around(place uuid, at date) returns setof area_level
language plpgsql stable rows 3 set plan_cache_mode = force_generic_plan as $$
begin
  return query with recursive around as (
    select v.area_id, v.kind_code, v.parent_id from area_version v where v.area_id = place and (v.valid @> at) is true
    union all
    select v.area_id, v.kind_code, v.parent_id from around a
      join area_version v on v.area_id = a.parent_id and (v.valid @> at) is true
  ) select a.area_id, k.level, a.parent_id from around a join kind k on k.code = a.kind_code;
end $$;
comment on function areas_around is 'An area and all that it lies in on a day, the innermost first.';

create function organizations_around(body uuid, at date) returns setof uuid
language plpgsql stable rows 3 set plan_cache_mode = force_generic_plan as $$
begin
  return query with recursive around as (
    select v.organization_id, v.parent_id from organization_version v
    where v.organization_id = body and (v.valid @> at) is true
    union all
    select v.organization_id, v.parent_id from around a
      join organization_version v on v.organization_id = a.parent_id and (v.valid @> at) is true
  ) select a.organization_id from around a;
end $$;
comment on function organizations_around is 'A body and all bodies above it on a day, itself first.';

create function area_line(place uuid, at date) returns uuid[]
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  line uuid[] := '{}';
  above uuid;
begin
  while place is not null loop
    select v.parent_id into above from area_version v where v.area_id = place and (v.valid @> at) is true;
    exit when not found;
    line := line || place;
    place := above;
  end loop;
  return line;
end $$;
comment on function area_line is 'An area and those in which it lies on a day, bare; empty: it is not there.';

create function body_line(body uuid, at date) returns uuid[]
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  line uuid[] := '{}';
  above uuid;
begin
  while body is not null loop
    select v.parent_id into above from organization_version v where v.organization_id = body and (v.valid @> at) is true;
    exit when not found;
    line := line || body;
    body := above;
  end loop;
  return line;
end $$;
comment on function body_line is 'A body and those above it on a day, bare; empty: it is not there.';

create function function_line(field text) returns table (code text, depth integer) language sql stable rows 3 as $$
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

create function attended(whose uuid, at date) returns boolean
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  -- Whoever is away or seconded elsewhere is not there.
  return exists (
    select from appointment h where h.post_id = whose and (h.valid @> at) is true
      and not exists (select from absence b where b.person_id = h.person_id and (b.valid @> at) is true)
      and (h.kind <> 'permanent' or not exists (select from appointment s
        where s.person_id = h.person_id and s.kind = 'secondment' and (s.valid @> at) is true)));
end $$;
comment on function attended is 'Whether anybody who holds a post, in whatever way, is there on a day.';

create function posts_borne(someone uuid, at date) returns table (post_id uuid, through_post_id uuid, kind text)
language plpgsql stable rows 2 set plan_cache_mode = force_generic_plan as $$
begin
  if exists (select from absence b where b.person_id = someone and (b.valid @> at) is true) then return; end if;
  return query
    with own as materialized (
      select a.post_id, a.kind from appointment a where a.person_id = someone and (a.valid @> at) is true
    ),
    there as (select o.post_id, o.kind from own o
      where o.kind <> 'permanent' or not exists (select from own s where s.kind = 'secondment'))
    select t.post_id, t.post_id, t.kind from there t
    union all
    select s.post_id, s.substitute_post_id, 'substitute' from there t
      join substitution s on s.substitute_post_id = t.post_id and (s.valid @> at) is true
      join post p on p.id = s.post_id and (p.valid @> at) is true
    where not attended(s.post_id, at);
end $$;
comment on function posts_borne is 'Posts that someone acts for on a day: those held, and those that they substitute in because nobody is there.';

create type standing as (post_id uuid, position_code text, is_head boolean, organization_id uuid, kind_code text, level text,
  area_id uuid, is_widest boolean);
comment on type standing is 'What decides over the powers of a post, or of a body itself (no post, its own head). Widest: its area lies in no other.';

create function standing_of(whose uuid, body uuid, at date) returns setof standing
language plpgsql stable rows 1 set plan_cache_mode = force_generic_plan as $$
begin
  if whose is not null then
    return query
      select p.id, p.position_code, n.lead is not distinct from 'head', o.organization_id, o.kind_code, k.level, o.area_id,
        a.parent_id is null
      from post p
      join position n on n.code = p.position_code and (n.valid @> at) is true
      join organization_version o on o.organization_id = p.organization_id and (o.valid @> at) is true
      join area_version a on a.area_id = o.area_id and (a.valid @> at) is true
      join kind k on k.code = a.kind_code
      where p.id = whose and (p.valid @> at) is true;
  elsif body is not null then
    return query
      select null::uuid, null::text, true, o.organization_id, o.kind_code, k.level, o.area_id, a.parent_id is null
      from organization_version o
      join area_version a on a.area_id = o.area_id and (a.valid @> at) is true
      join kind k on k.code = a.kind_code
      where o.organization_id = body and (o.valid @> at) is true;
  end if;
end $$;
comment on function standing_of is 'Of a post, or of a body, on a day; no row: it is not there.';

create index vesting_position_field on vesting (holder_position_code, function_code) where function_code is not null;
create index vesting_kind_field on vesting (holder_kind_code, function_code) where function_code is not null;

create type need as (power_code text, fields text[], around uuid[], bodies uuid[], at date);
comment on type need is 'A power with the fields in which it lies, the area in which it is needed with those around it, the body (null: none) with those above it, the day.';

create function vestings_held(who standing, n need) returns table (id uuid, act text, onward boolean, signature text,
  grantor_organization_id uuid, grantor_post_id uuid, on_behalf boolean)
language plpgsql stable rows 1 set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select v.id, v.act, v.onward, v.signature, v.grantor_organization_id, v.grantor_post_id, v.on_behalf
    from (
      select v.*, false as on_behalf from vesting v where v.holder_post_id = who.post_id
      union all select v.*, false from vesting v
      where v.holder_position_code = who.position_code and v.power_code = n.power_code
      union all select v.*, false from vesting v
      where v.holder_position_code = who.position_code and v.function_code = any (n.fields)
      union all select v.*, true from vesting v where who.is_head and v.holder_organization_id = who.organization_id
      union all select v.*, true from vesting v where who.is_head and v.holder_kind_code = who.kind_code
        and v.power_code = n.power_code and (v.holder_level is null or v.holder_level = who.level)
      union all select v.*, true from vesting v where who.is_head and v.holder_kind_code = who.kind_code
        and v.function_code = any (n.fields) and (v.holder_level is null or v.holder_level = who.level)
    ) v
    where (v.power_code = n.power_code or v.function_code = any (n.fields))
      and (v.valid @> n.at) is true
      and (v.act in ('devolution', 'assignment') or v.published_on <= n.at)
      and (v.place_id is null or v.place_id = any (n.around))
      and (v.reach = 'area' or who.organization_id = any (n.bodies))
      and not exists (select from suspension s where s.vesting_id = v.id and (s.valid @> n.at) is true);
end $$;
comment on function vestings_held is 'Vestings in force that give somebody what is needed, whether or not their grantors have it. On behalf: of the body whose head it is.';

create function holder_reaches(v vesting, n need) returns boolean
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  if v.holder_post_id is not null or v.holder_organization_id is not null then
    return exists (select from standing_of(v.holder_post_id, v.holder_organization_id, n.at) s
      where s.area_id = any (n.around) and (v.reach = 'area' or s.organization_id = any (n.bodies)));
  end if;
  return exists (
    select from organization_version o
    join area_version a on a.area_id = o.area_id and (a.valid @> n.at) is true
    join kind k on k.code = a.kind_code
    where o.area_id = any (n.around) and (o.valid @> n.at) is true
      and (v.reach = 'area' or o.organization_id = any (n.bodies))
      and case when v.holder_kind_code is not null
        then o.kind_code = v.holder_kind_code and (v.holder_level is null or k.level = v.holder_level)
        else exists (select from post p where p.organization_id = o.organization_id and (p.valid @> n.at) is true
          and p.position_code = v.holder_position_code) end);
end $$;
comment on function holder_reaches is 'Whether a vesting has a holder who serves one of these areas (and, if it is confined to bodies, one of these).';

create function moved_away(giver_post uuid, giver_body uuid, chain uuid[], n need)
returns boolean language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  givers uuid[] := array[giver_post];
begin
  if giver_post is null and giver_body is null then return false; end if;
  if giver_body is not null then -- what its head gives is the body's
    givers := givers || array(select p.id from post p join position q on q.code = p.position_code and (q.valid @> n.at) is true
      where p.organization_id = giver_body and (p.valid @> n.at) is true and q.lead = 'head');
  end if;
  -- Whoever has decentralized a power no longer has it, there where the receiver has it. Asked only of a right that
  -- can be decentralized: an attempt at any other gives nobody anything and so takes nothing away. What came back to
  -- them by the chain itself is theirs.
  return exists (
    select from vesting w
    where w.act = 'decentralization'
      and (w.grantor_post_id = any (givers) or w.grantor_organization_id = giver_body)
      and not w.id = any (chain)
      and (w.power_code = n.power_code or w.function_code = any (n.fields))
      and (w.valid @> n.at) is true and w.published_on <= n.at
      and (w.place_id is null or w.place_id = any (n.around))
      and not exists (select from suspension s where s.vesting_id = w.id and (s.valid @> n.at) is true)
      and holder_reaches(w, n));
end $$;
comment on function moved_away is 'Whether whoever had a power, as a post or on behalf of a body, has decentralized it for what is needed.';

create function grounds(someone uuid, what text, body uuid, place uuid, at date, through uuid default null)
returns table (post_id uuid, through_post_id uuid, bearing text, vestings uuid[], act text, signature text)
language plpgsql stable rows 1 set plan_cache_mode = force_generic_plan as $$
declare
  n need;
begin
  n.power_code := what;
  n.at := at;
  select array_agg(l.code) into n.fields from power p cross join lateral function_line(p.function_code) l
  where p.code = what and (p.valid @> at) is true;
  if n.fields is null then return; end if;

  if body is not null then
    n.bodies := body_line(body, at);
    select v.area_id into place from organization_version v where v.organization_id = body and (v.valid @> at) is true;
    if place is null then return; end if;
  elsif place is null then
    -- The province as a whole is the area that lies in no other; before a merger there may be several.
    return query select g.* from (
      select distinct s.area_id from posts_borne(someone, at) b cross join lateral standing_of(b.post_id, null, at) s
      where s.is_widest
    ) whole cross join lateral grounds(someone, what, null, whole.area_id, at, through) g;
    return;
  end if;
  n.around := area_line(place, at);
  if n.around = '{}' then return; end if;

  return query
  -- Each step: a vesting that counts, held by a post or body, and whose grantor is still to be vouched for. The keeper is
  -- who must still have the power: the bearer, or whoever assigned it or authorized the bearer.
  with recursive climb as (
    select b.post_id as bearer, b.through_post_id, b.kind as bearing, array[v.id] as chain, v.act as first_act, v.signature,
      v.act, v.grantor_organization_id, v.grantor_post_id,
      case when v.act = 'devolution' or v.act = 'decentralization' and v.onward then b.post_id end as keeper_post,
      case when v.on_behalf and (v.act = 'devolution' or v.act = 'decentralization' and v.onward)
        then s.organization_id end as keeper_body
    from posts_borne(someone, at) b
    cross join lateral standing_of(b.post_id, null, at) s
    cross join lateral vestings_held(s, n) v
    where (through is null or b.through_post_id = through) and s.area_id = any (n.around)
    union all
    select c.bearer, c.through_post_id, c.bearing, c.chain || u.id, c.first_act, c.signature, u.act,
      u.grantor_organization_id, u.grantor_post_id,
      case when c.act = 'decentralization' then c.keeper_post when u.act = 'devolution' or u.onward then g.post_id end,
      case when c.act = 'decentralization' then c.keeper_body
        when u.on_behalf and (u.act = 'devolution' or u.onward) then g.organization_id end
    from climb c
    cross join lateral standing_of(c.grantor_post_id, c.grantor_organization_id, at) g
    cross join lateral vestings_held(g, n) u
    where c.act <> 'devolution'
      and g.area_id = any (n.around)
      and u.act in ('devolution', 'decentralization')
      and (c.act <> 'decentralization' or u.act = 'devolution' or u.onward)
      and not u.id = any (c.chain)
  )
  select c.bearer, c.through_post_id, c.bearing, c.chain, c.first_act, c.signature
  from climb c where c.act = 'devolution' and not moved_away(c.keeper_post, c.keeper_body, c.chain, n)
  order by c.bearing = 'substitute', cardinality(c.chain), c.chain;
end $$;
comment on function grounds is 'On what grounds someone may use a power for a body or a place (neither: the province as a whole) on a day, through a given post if one is named. No row: they may not.';
