-- What runs is listed by when it is due, what has no date last: each key's index gives that order, so that a page is read
-- from its beginning, however much a desk has open.
drop index dossier_open, dossier_counter_open, dossier_person, dossier_unit, dossier_step, dossier_step_unit, dossier_step_person;
create index dossier_open on dossier (pile_id, coalesce(due_at, '9999-12-31T00:00:00Z'::timestamptz), id)
  where ended_at is null and phase <> 'draft';
create index dossier_counter_open on dossier (reception_id, coalesce(due_at, '9999-12-31T00:00:00Z'::timestamptz), id)
  where ended_at is null and phase <> 'draft';
create index dossier_person on dossier (person_id, coalesce(due_at, '9999-12-31T00:00:00Z'::timestamptz), id)
  where ended_at is null;
create index dossier_unit on dossier (unit_id, coalesce(due_at, '9999-12-31T00:00:00Z'::timestamptz), id)
  where ended_at is null;
create index dossier_step on dossier (step_pile_id, coalesce(due_at, '9999-12-31T00:00:00Z'::timestamptz), id)
  where ended_at is null and step_pile_id is not null;
create index dossier_step_unit on dossier (step_unit_id, coalesce(due_at, '9999-12-31T00:00:00Z'::timestamptz), id)
  where ended_at is null and step_unit_id is not null;
create index dossier_step_person on dossier (step_person_id, coalesce(due_at, '9999-12-31T00:00:00Z'::timestamptz), id)
  where ended_at is null and step_person_id is not null;
-- What waits to be put in order is read through by every search, so it is kept short.
alter index dossier_search set (gin_pending_list_limit = 256);
