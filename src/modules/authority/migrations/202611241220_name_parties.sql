-- Words for whoever a vesting names.
create function names(vi text, en text, de text) returns jsonb language sql immutable parallel safe as
  $$ select jsonb_build_object('vi', vi, 'en', en, 'de', de) $$;

create function body_party(body uuid, at date) returns jsonb language sql stable as $$
  select jsonb_build_object('kind', 'organization', 'id', o.organization_id, 'level', null, 'name', names(o.name, o.name, o.name))
  from organization_version o where o.organization_id = body
  order by o.valid @> at desc, lower(o.valid) desc nulls last limit 1
$$;

-- Said with every right that is used: by keys, as rights themselves are looked up.
create function post_party(whose uuid, at date) returns jsonb
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select jsonb_build_object('kind', 'post', 'id', p.id, 'level', null, 'name', names(n.title_vi || ', ' || o.name,
      n.title_en || ', ' || o.name, n.title_de || ', ' || o.name))
    from post p join position n on n.code = p.position_code and (n.valid && p.valid) is true
    join organization_version o on o.organization_id = p.organization_id and (o.valid && p.valid) is true
    where p.id = whose
    order by n.valid @> at desc, o.valid @> at desc, lower(o.valid) desc nulls last limit 1);
end $$;
