-- The catalogue of administrative procedures, by version.
--
-- A version is written beside the one in force and published by decision from a day on. What is published is never
-- changed: a dossier keeps the version of its day. Who decides follows from the power, never from a setting.

create table procedure (
  id uuid primary key default uuidv7(),
  key text not null unique check (key ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on table procedure is 'A procedure as an identity, apart from its codes and names.';
comment on column procedure.key is 'Its name in addresses and files; codes of state may change or be unknown.';

create table procedure_version (
  id uuid primary key default uuidv7(),
  procedure_id uuid not null references procedure,
  number integer not null check (number > 0),
  revision integer not null default 1 check (revision > 0),
  national_code text check (national_code ~ '^[0-9]\.[0-9]{6}$'),
  local_code text check (local_code ~ '^[0-9]\.[0-9]{6}\.[0-9A-Z.]{2,35}$'),
  name_vi text not null check (name_vi <> ''), name_en text, name_de text,
  function_code text not null references function,
  power_code text references power,
  level text not null check (level in ('province', 'commune')),
  subjects text,
  agency text,
  sets integer not null default 1 check (sets > 0),
  limit_amount numeric check (limit_amount > 0),
  limit_unit text check (limit_unit in ('same_day', 'hours', 'working_days', 'days', 'months')),
  clock_stops text[] not null default '{}' check (clock_stops <@ '{supplement,payment,opinion}'),
  online text not null default 'none' check (online in ('full', 'partial', 'none')),
  channels text[] not null default '{}' check (channels <@ '{direct,online,post}'),
  legal_basis text,
  guidance text,
  words text[] not null default '{}',
  form jsonb check (jsonb_typeof(form) = 'object'),
  source text,
  uncertain text check (uncertain <> ''),
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  unique (procedure_id, number),
  unique (id, procedure_id),
  check ((limit_amount is null) = (limit_unit is null)),
  -- Half a working day can be meant; half a calendar day cannot.
  check (limit_unit = 'working_days' or limit_amount = trunc(limit_amount))
);
comment on table procedure_version is 'What a procedure asks and promises: a draft until it is published.';
comment on column procedure_version.revision is 'Grows with each change of a draft, so that nobody overwrites what another wrote.';
comment on column procedure_version.power_code is 'Who decides in a place is resolved by this power.';
comment on column procedure_version.subjects is 'Who may apply.';
comment on column procedure_version.agency is 'The agency as the published text names it.';
comment on column procedure_version.sets is 'How many sets of the papers are handed in.';
comment on column procedure_version.clock_stops is 'While the dossier waits for one of these, the time limit does not run.';
comment on column procedure_version.online is 'full toàn trình, partial một phần, none.';
comment on column procedure_version.form is 'JSON Schema 2020-12, of the kinds of fields that haicap renders.';
comment on column procedure_version.uncertain is 'What of it is still to be compared with the published text; null: nothing.';
create index procedure_version_power on procedure_version (power_code);
create index procedure_version_codes on procedure_version (national_code) where national_code is not null;

create table procedure_component (
  version_id uuid not null references procedure_version,
  ordinal integer not null check (ordinal > 0),
  name text not null check (name <> ''),
  original integer not null default 0 check (original >= 0),
  copy integer not null default 0 check (copy >= 0),
  reuse text not null default 'none' check (reuse in ('none', 'store', 'database')),
  template text,
  condition text,
  primary key (version_id, ordinal)
);
comment on table procedure_component is 'Papers that make up a dossier.';
comment on column procedure_component.reuse is 'store: taken from the digital store of the person when it is there; database: read from a national database.';

create table procedure_step (
  version_id uuid not null references procedure_version,
  ordinal integer not null check (ordinal > 0),
  name text not null check (name <> ''),
  power_code text references power,
  position_code text,
  share numeric(5, 2) not null default 0 check (share between 0 and 100),
  parallel integer check (parallel > 0),
  condition text,
  primary key (version_id, ordinal),
  check (num_nonnulls(power_code, position_code) <= 1)
);
comment on table procedure_step is 'The internal process: who does what, in which share of the time limit.';
comment on column procedure_step.share is 'Percent of the time limit.';
comment on column procedure_step.parallel is 'Steps with the same number run side by side; the longest counts.';

create table procedure_fee (
  version_id uuid not null references procedure_version,
  ordinal integer not null check (ordinal > 0),
  name text not null check (name <> ''),
  amount bigint not null check (amount >= 0),
  exemption text,
  primary key (version_id, ordinal)
);
comment on column procedure_fee.amount is 'In đồng; 0: free of charge.';

create table procedure_result (
  version_id uuid not null references procedure_version,
  ordinal integer not null check (ordinal > 0),
  name text not null check (name <> ''),
  validity text,
  electronic boolean not null default false,
  primary key (version_id, ordinal)
);
comment on column procedure_result.validity is 'How long the result holds, in words; null: without end.';

create table procedure_publication (
  version_id uuid primary key,
  procedure_id uuid not null,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  decision_id uuid not null references decision,
  ended_by uuid references decision,
  end_reason text,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  foreign key (version_id, procedure_id) references procedure_version (id, procedure_id),
  exclude using gist (procedure_id with =, valid with &&)
);
comment on table procedure_publication is 'A version is in force on these days; one of a procedure at a time.';

create table procedure_suspension (
  id uuid primary key default uuidv7(),
  procedure_id uuid not null references procedure,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  reason text not null check (reason <> ''),
  decision_id uuid not null references decision,
  ended_by uuid references decision,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  exclude using gist (procedure_id with =, valid with &&)
);
comment on table procedure_suspension is 'On these days nobody can apply; dossiers that run go on.';

create table procedure_discard (
  version_id uuid primary key references procedure_version,
  reason text not null check (reason <> ''),
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on table procedure_discard is 'A draft that was given up before it was published.';

create function keep_published() returns trigger language plpgsql as $$
declare version uuid;
begin
  foreach version in array case tg_op when 'INSERT' then array[(to_jsonb(new) ->> tg_argv[0])::uuid]
    when 'DELETE' then array[(to_jsonb(old) ->> tg_argv[0])::uuid]
    else array[(to_jsonb(old) ->> tg_argv[0])::uuid, (to_jsonb(new) ->> tg_argv[0])::uuid] end
  loop
    if exists (select from procedure_publication p where p.version_id = version) then
      raise exception 'a published version of a procedure is never changed' using errcode = 'restrict_violation';
    end if;
  end loop;
  return coalesce(new, old);
end $$;
comment on function keep_published is 'Whatever belongs to a published version stays as it was published.';

create trigger keep_published before update or delete on procedure_version
  for each row execute function keep_published('id');
do $$
declare t text;
begin
  foreach t in array array['procedure_component', 'procedure_step', 'procedure_fee', 'procedure_result'] loop
    execute format('create trigger keep_published before insert or update or delete on %I
                    for each row execute function keep_published(''version_id'')', t);
    execute format('grant select, insert, delete on %I to haicap_app', t);
  end loop;
  foreach t in array array['procedure_publication', 'procedure_suspension'] loop
    execute format('create table %I (like %I, known tstzrange not null, superseded_in bigint)', t || '_history', t);
    execute format('create trigger keep_updated after update on %I referencing old table as superseded
                    for each statement execute function keep_superseded()', t);
    execute format('create trigger stamp before update on %I for each row execute function stamp_act()', t);
    execute format('grant select, insert, update on %I to haicap_app', t);
    execute format('grant select on %I to haicap_app', t || '_history');
  end loop;
end $$;
grant select, insert on procedure, procedure_discard to haicap_app;
grant select, insert, update on procedure_version to haicap_app;

create view procedure_in_force with (security_invoker = true) as
  select v.*, p.valid, p.decision_id, p.ended_by, p.end_reason from procedure_version v
  join procedure_publication p on p.version_id = v.id;
comment on view procedure_in_force is 'Published versions with the days on which they are in force.';
grant select on procedure_in_force to haicap_app;

insert into power (code, function_code, kind, name_vi, name_en, name_de) values
  ('procedures.draft', 'all', 'work', 'Soạn thảo thủ tục hành chính', 'Draft administrative procedures', 'Verwaltungsverfahren entwerfen'),
  ('procedures.publish', 'all', 'work', 'Công bố, tạm dừng, bãi bỏ thủ tục hành chính', 'Publish, suspend and end administrative procedures', 'Verwaltungsverfahren veröffentlichen, aussetzen und aufheben');
