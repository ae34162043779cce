-- An office's own Word templates for results.

create table result_template (
  id uuid primary key default uuidv7(),
  organization_id uuid not null references organization,
  procedure_id uuid not null references procedure,
  title text not null check (title <> ''),
  file_id uuid not null references file,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  exclude using gist (organization_id with =, procedure_id with =, title with =, valid with &&)
);
comment on table result_template is 'Word templates by which a body writes the results of a procedure. A newer one of the same title ends the older.';
create index result_template_procedure on result_template (procedure_id, organization_id);
create index result_template_file on result_template (file_id);
grant select, insert, update on result_template to haicap_app;
