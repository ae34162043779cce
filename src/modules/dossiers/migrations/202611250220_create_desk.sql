-- Desks: lists that stay quick however much has ended, filters that somebody keeps, warnings.

-- Open dossiers lie in small indexes of their own; what has ended is read backwards from its end.
drop index dossier_pile;
create index dossier_pile_ended on dossier (pile_id, phase, ended_at, id) where ended_at is not null;
create index dossier_counter_open on dossier (reception_id, due_at) where ended_at is null and phase <> 'draft';
create index dossier_counter_ended on dossier (reception_id, phase, ended_at, id) where ended_at is not null;
create index dossier_person_ended on dossier (person_id, phase, ended_at, id) where ended_at is not null;
create index dossier_unit_ended on dossier (unit_id, phase, ended_at, id) where ended_at is not null;
create index dossier_proposed on dossier (pile_id) where phase = 'proposed';

create table desk_filter (
  person_id uuid not null references person,
  name text not null check (name <> '' and length(name) <= 100),
  query text not null check (length(query) <= 2000),
  kept_at timestamptz not null default now(),
  primary key (person_id, name)
);
comment on table desk_filter is 'Views of a desk that somebody keeps under a name. Their own matter: not in the record of the register.';
comment on column desk_filter.query is 'The query of the address.';

create table desk_opening (
  person_id uuid primary key references person,
  query text not null check (length(query) <= 2000)
);
comment on table desk_opening is 'With which view somebody begins; without a row: their own work.';

create table dossier_warning (
  dossier_id uuid not null references dossier,
  kind text not null check (kind in ('soon', 'late')),
  due_at timestamptz not null,
  noted_at timestamptz not null,
  primary key (dossier_id, kind)
);
comment on table dossier_warning is 'That a dossier ran into the last part of its time limit, or past it: noted once, and told to whoever has it.';

grant select, insert, update, delete on desk_filter, desk_opening to haicap_app;
grant select, insert on dossier_warning to haicap_app;
