-- A department of the province is a body of its own, which settles in its own name; a division of a commune works for its committee.
create or replace function body_for(wanted text, field text, place uuid, at date) returns uuid language sql stable as $$
  select o.organization_id from areas_around(place, at) a
  join organization_version o on o.area_id = a.area_id and o.valid @> at
  join function_line(field) l on l.code = any (o.functions)
  where a.level = wanted
  order by l.depth desc, (o.parent_id is null) = (wanted = 'commune') desc, o.code limit 1
$$;
