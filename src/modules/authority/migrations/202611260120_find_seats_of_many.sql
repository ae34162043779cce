-- Of all bodies of a province the few posts that are meant are found by what is meant, of a commune's by its bodies.

create or replace function seats_of(bodies uuid[], positions text[], posts uuid[], at date)
returns table (organization_id uuid, post_id uuid, position_code text, is_head boolean)
language plpgsql stable rows 1000 set plan_cache_mode = force_generic_plan as $$
begin
  if cardinality(bodies) > 100 then
    return query
    select p.organization_id, p.id, p.position_code, n.lead is not distinct from 'head'
    from (
      select s.id from unnest(positions) c (code) join post s on s.position_code = c.code
      union
      select s.id from unnest(posts) s (id)
    ) w
    join post p on p.id = w.id and (p.valid @> at) is true
    join position n on n.code = p.position_code and (n.valid @> at) is true
    where p.organization_id in (select unnest(bodies));
  else
    return query
    with wanted as materialized (select distinct unnest(positions) as code),
    named as materialized (select distinct unnest(posts) as id)
    select p.organization_id, p.id, p.position_code, n.lead is not distinct from 'head'
    from post p join position n on n.code = p.position_code and (n.valid @> at) is true
    where p.organization_id = any (bodies) and (p.valid @> at) is true
      and (p.position_code in (select w.code from wanted w) or p.id in (select w.id from named w));
  end if;
end $$;
