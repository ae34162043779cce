-- Where a step of a dossier is done at another body than the one that leads: the pile in which it lies there, and whose it is.
-- Read from the life that the book comes to, in the same statement, so nothing else can say it.

alter table dossier
  add column step_pile_id integer generated always as ((life -> 'elsewhere' ->> 'pile')::integer) stored,
  add column step_unit_id uuid generated always as ((life -> 'elsewhere' ->> 'unit')::uuid) stored,
  add column step_person_id uuid generated always as ((life -> 'elsewhere' ->> 'person')::uuid) stored;
comment on column dossier.step_pile_id is 'The present step is done at another body: whoever has this pile on a day. Null: at the body that leads.';
comment on column dossier.step_unit_id is 'The unit there to which the step was given; on a later day whoever took over from it.';
comment on column dossier.step_person_id is 'Who works on the step there; person_id stays accountable for the dossier.';
-- Few dossiers are elsewhere at a time, so these stay small.
create index dossier_step on dossier (step_pile_id, due_at) where ended_at is null and step_pile_id is not null;
create index dossier_step_unit on dossier (step_unit_id, due_at) where ended_at is null and step_unit_id is not null;
create index dossier_step_person on dossier (step_person_id, due_at) where ended_at is null and step_person_id is not null;

create function places_now(place uuid, at date) returns setof uuid language sql stable as $$
  -- A place that is no more is read as what it became.
  with recursive became as (
    select place as id
    union
    select s.successor_id from became b join area_succession s on s.predecessor_id = b.id
    where not exists (select from area_version v where v.area_id = b.id and v.valid @> at)
  ) select b.id from became b where exists (select from area_version v where v.area_id = b.id and v.valid @> at)
$$;
comment on function places_now is 'A place on a day: itself, or the places that took over from it.';
