-- A changeover: a plan is a document until it is enacted; enactment and revocation are records.

create table plan (
  id uuid primary key default uuidv7(),
  title text not null check (title <> ''),
  decision jsonb not null check (decision ? 'number'),
  decisions jsonb not null default '[]',
  effective_on date not null,
  announced jsonb not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null default act_time(),
  changed_at timestamptz not null default act_time()
);
comment on table plan is 'A reorganization in preparation: a decision, an effective date, operations that each cite a clause.';

create table plan_operation (
  plan_id uuid not null references plan on delete cascade,
  position integer not null,
  operation jsonb not null,
  primary key (plan_id, position)
);
comment on table plan_operation is 'One operation of a plan, as in the file format.';

create table enactment (
  plan_id uuid primary key references plan,
  decision_id uuid not null references decision,
  effective_on date not null,
  enacted_at timestamptz not null default act_time(),
  enacted_by text not null,
  recorded_in bigint default act_record(),
  figures jsonb not null
);
comment on table enactment is 'A plan was enacted: once, by whom, when. From the effective date on its facts hold; nothing runs then.';

create table revocation (
  plan_id uuid not null references plan,
  enactment_record bigint not null,
  revoked_at timestamptz not null default act_time(),
  revoked_by text not null,
  reason text not null check (reason <> ''),
  recorded_in bigint default act_record(),
  primary key (plan_id, enactment_record)
);
comment on table revocation is 'An enacted plan was revoked before its effective date.';

grant select, insert, update, delete on plan, plan_operation to haicap_app;
grant select, insert, delete on enactment to haicap_app;
grant select, insert on revocation to haicap_app;
