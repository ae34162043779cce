-- A step may be done at another body than the one that has the dossier: at whoever holds a power for its place, or at whoever
-- works in a field at another level there. The body is resolved, never named.

alter table procedure_step
  add column at_power text references power,
  add column at_level text check (at_level in ('province', 'commune')),
  add column at_field text references function,
  add check (at_power is null or at_level is null),
  add check (at_field is null or at_level is not null);
comment on column procedure_step.at_power is 'The step is done at the body that holds this power for the place of the dossier.';
comment on column procedure_step.at_level is 'The step is done at the body of this level that works in the field.';
comment on column procedure_step.at_field is 'Of that body; without it the field of the procedure.';

create function body_for(wanted text, field text, place uuid, at date) returns uuid language sql stable as $$
  select o.organization_id from areas_around(place, at) a
  join organization_version o on o.area_id = a.area_id and o.valid @> at
  join function_line(field) l on l.code = any (o.functions)
  where a.level = wanted order by l.depth desc, o.parent_id is null desc, o.code limit 1
$$;
comment on function body_for is 'The body of a level that works in a field for a place: the closest to the field; null when there is none.';
