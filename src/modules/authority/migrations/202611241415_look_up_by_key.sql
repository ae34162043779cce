-- Rights are asked for every act, so each function looks up few rows by their keys. `(valid @> day) is true` means what
-- `valid @> day` means, but no index answers it: the planner takes a range for very selective, and would rather read all units
-- that exist on the day than the one that has the key (139 ms at 45,000 posts, now a third of one). Plans are kept, and
-- functions say how few rows they return.

create or replace function areas_around(place uuid, at date) returns setof area_level
language plpgsql stable rows 3 set plan_cache_mode = force_generic_plan as $$
begin
  return query with recursive around as (
    select v.area_id, v.kind_code, v.parent_id from area_version v where v.area_id = place and (v.valid @> at) is true
    union all
    select v.area_id, v.kind_code, v.parent_id from around a
      join area_version v on v.area_id = a.parent_id and (v.valid @> at) is true
  ) select a.area_id, k.level, a.parent_id from around a join kind k on k.code = a.kind_code;
end $$;

create or replace function organizations_around(body uuid, at date) returns setof uuid
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

alter function function_line(text) rows 3;

create or replace function posts_borne(someone uuid, at date) returns table (post_id uuid, through_post_id uuid, kind text)
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
