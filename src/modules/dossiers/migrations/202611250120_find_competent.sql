-- Which body is competent: the last to which the law or a decentralization gave the power, whoever decides in it.

create function competent_bodies(power text, place uuid, at date) returns setof uuid language plpgsql stable rows 1 as $$
begin
  return query
  with chain as (
    select d.chain from deciders(at, array[power], array[place]) d
  ),
  -- The place that the power moved to last; assignment and authorization stay within a body.
  holder as (
    select distinct (select v.id from unnest(c.chain) with ordinality as l (id, n) join vesting v on v.id = l.id
      where v.act in ('devolution', 'decentralization') order by l.n desc limit 1) as id from chain c
  )
  select distinct coalesce(
    v.holder_organization_id,
    (select p.organization_id from post p where p.id = v.holder_post_id),
    (select o.organization_id from areas_around(place, at) a
      join organization_version o on o.area_id = a.area_id and o.valid @> at
      where case when v.holder_kind_code is not null
        then o.kind_code = v.holder_kind_code and (v.holder_level is null or a.level = v.holder_level)
        else exists (select from post p where p.organization_id = o.organization_id and p.valid @> at
          and p.position_code = v.holder_position_code) end
      order by o.parent_id nulls first, o.code limit 1))
  from holder h join vesting v on v.id = h.id;
end $$;
comment on function competent_bodies is 'The bodies that hold a power for a place on a day; one, unless the law leaves it open.';

create function unit_for(custodian uuid, field text, at date) returns uuid language sql stable as $$
  select coalesce((
    select o.organization_id from organization_version o join function_line(field) l on l.code = any (o.functions)
    where o.parent_id = custodian and o.valid @> at order by l.depth desc, o.code limit 1), custodian)
$$;
comment on function unit_for is 'The unit of a body that works in a field: the closest to it; the body itself when it has none.';
