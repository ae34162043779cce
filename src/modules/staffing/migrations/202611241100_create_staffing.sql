-- Who serves: positions that the law knows, posts (seats) in bodies, persons, and who holds which post when.
--
-- A vacancy is a post without an appointment; a career is a person's appointments; a headcount is counted.
-- What an act replaces or removes is kept with the span in which it was believed, as in the register.

create table rank (
  code text primary key,
  ladder text not null check (ladder in ('civil_servant', 'public_employee')),
  ordinal integer not null,
  name_vi text not null, name_en text not null, name_de text not null,
  valid daterange not null default '(,)' check (not isempty(valid)),
  source text,
  unique (ladder, ordinal)
);
comment on table rank is 'Ranks of civil servants and grades of public employees (locality data); a higher ordinal is a higher rank.';

create table position (
  code text not null check (code <> ''),
  valid daterange not null default '(,)' check (not isempty(valid)),
  title_vi text not null, title_en text not null, title_de text not null,
  group_code text not null check (group_code in ('leadership', 'professional', 'support')),
  lead text check (lead in ('head', 'deputy')),
  pot text check (pot in ('civil_servant', 'public_employee')),
  level text check (level in ('province', 'district', 'commune')),
  organization_kinds text[] not null default '{}',
  functions text[] not null default '{}',
  ranks text[] not null default '{}',
  source text,
  primary key (code, valid without overlaps),
  check (lead is null or group_code = 'leadership')
);
comment on table position is 'Job positions (vị trí việc làm) that the law knows, each over the time in which it knows them (locality data).';
comment on column position.lead is 'Head: speaks and signs for the body. Deputy: stands beside the head.';
comment on column position.pot is 'Against which quota whoever holds it counts; null: none (an office held beside another).';
comment on column position.level is 'Level of the area that the body serves; null: any.';
comment on column position.organization_kinds is 'Kinds of bodies that may have it.';
comment on column position.functions is 'Fields that it works in.';
comment on column position.ranks is 'Its ladder: ranks that whoever holds it may have.';

create table post (
  id uuid not null default uuidv7() unique,
  valid daterange not null check (not isempty(valid)),
  organization_id uuid not null,
  position_code text not null,
  tolerated_until date,
  tolerated_by uuid references decision,
  phone text,
  email text,
  began_by uuid not null references decision,
  ended_by uuid references decision,
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  primary key (id, valid without overlaps),
  foreign key (organization_id, period valid) references organization_version (organization_id, period valid)
    deferrable initially deferred,
  foreign key (position_code, period valid) references position (code, period valid)
    deferrable initially deferred,
  check (upper_inf(valid) = (ended_by is null)),
  check ((tolerated_until is null) = (tolerated_by is null))
);
comment on table post is 'A seat in a body. It never outlives the body: a changeover that ends the body must end or replace its posts.';
comment on column post.tolerated_until is 'A post above the cap that the law tolerates after a merger: last day, and by which decision.';
comment on column post.phone is 'Of the office, not of the person; public for leaders.';
create index post_organization on post (organization_id, position_code);
create index post_position on post (position_code);
create index post_tolerated on post (tolerated_until) where tolerated_until is not null;

create table person (
  id uuid primary key default uuidv7(),
  code text not null unique check (code <> ''),
  name text not null check (name <> ''),
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on table person is 'Someone who serves or served. What only some may see is in person_private.';
comment on column person.code is 'Number in the staff register (số hiệu cán bộ, công chức, viên chức); sign-ins are matched by it.';
create index person_name on person using gin (fold(name) gin_trgm_ops);

create table person_private (
  person_id uuid primary key references person,
  personal_id text unique check (personal_id ~ '^[0-9]{12}$'),
  birth_date date,
  sex text check (sex in ('male', 'female')),
  ethnicity text,
  phone text,
  email text,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on table person_private is 'Personal data: read only with the power staffing.read_personal, through the store of staffing/people.';
comment on column person_private.personal_id is 'Twelve digits; no check digit, and the place of birth is of the old list of provinces.';

create table appointment (
  id uuid primary key default uuidv7(),
  valid daterange not null check (not isempty(valid)),
  person_id uuid not null references person,
  post_id uuid not null,
  kind text not null check (kind in ('permanent', 'acting', 'concurrent', 'secondment')),
  rank_code text references rank,
  began_by uuid not null references decision,
  ended_by uuid references decision,
  end_reason text check (end_reason in ('moved', 'merged', 'retired', 'retired_early', 'resigned', 'dismissed',
    'died', 'term_over', 'withdrawn')),
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  foreign key (post_id, period valid) references post (id, period valid) deferrable initially deferred,
  check (ended_by is null or not upper_inf(valid)),
  check (kind <> 'permanent' or upper_inf(valid) = (ended_by is null)),
  constraint one_holder exclude using gist (post_id with =, valid with &&) where (kind = 'permanent')
    deferrable initially deferred,
  constraint one_permanent_post exclude using gist (person_id with =, valid with &&) where (kind = 'permanent')
    deferrable initially deferred,
  constraint one_acting exclude using gist (post_id with =, valid with &&) where (kind = 'acting')
    deferrable initially deferred,
  constraint one_secondment exclude using gist (person_id with =, valid with &&) where (kind = 'secondment')
    deferrable initially deferred,
  constraint one_at_a_post exclude using gist (person_id with =, post_id with =, valid with &&)
    deferrable initially deferred
);
comment on table appointment is 'A person holds a post, by decision: permanent, acting (quyền, phụ trách), concurrent (kiêm nhiệm) or seconded (biệt phái).';
comment on column appointment.kind is 'A post has one permanent holder and one acting at a time; a person one permanent post and one secondment.';
create index appointment_person on appointment (person_id);
create index appointment_post on appointment (post_id);

create table departure (
  person_id uuid not null references person,
  on_date date not null,
  reason text not null check (reason in ('retired', 'retired_early', 'resigned', 'dismissed', 'died', 'term_over', 'moved_away')),
  decision_id uuid not null references decision,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  primary key (person_id, on_date)
);
comment on table departure is 'Someone leaves the service: on_date is the first day on which they serve no more.';
create index departure_on on departure (on_date);

create table absence (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  reason text not null check (reason in ('leave', 'sick', 'training', 'suspended', 'mission')),
  note text,
  decision_id uuid references decision,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  exclude using gist (person_id with =, valid with &&)
);
comment on table absence is 'Someone cannot serve on these days; whoever substitutes decides in their stead.';

create table quota (
  id uuid primary key default uuidv7(),
  organization_id uuid not null references organization,
  parent_id uuid references quota,
  pot text not null check (pot in ('civil_servant', 'public_employee')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
  headcount integer not null check (headcount >= 0),
  decision_id uuid not null references decision,
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  check (parent_id <> id),
  exclude using gist (organization_id with =, pot with =, valid with &&) deferrable initially deferred
);
comment on table quota is 'Headcount assigned to a body and what lies below it, from the quota of the body above, for a year or what is left of it.';
create index quota_parent on quota (parent_id);

create table qualification_level (
  kind text not null check (kind in ('professional', 'political_theory', 'state_management', 'foreign_language',
    'ethnic_language', 'digital')),
  code text not null,
  ordinal integer not null,
  name_vi text not null, name_en text not null, name_de text not null,
  source text,
  primary key (kind, code),
  unique (kind, ordinal)
);
comment on table qualification_level is 'Levels of each kind of qualification, a higher ordinal meets a lower demand (locality data).';

create table standard (
  id text not null,
  valid daterange not null default '(,)' check (not isempty(valid)),
  kind text not null,
  level_code text not null,
  positions text[] not null check (positions <> '{}'),
  name_vi text not null, name_en text not null, name_de text not null,
  source text,
  note text,
  primary key (id, valid without overlaps),
  foreign key (kind, level_code) references qualification_level
);
comment on table standard is 'What whoever holds one of the positions must have at least, over the time in which it is demanded (locality data).';

create table qualification (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  kind text not null,
  level_code text not null,
  field text,
  issuer text,
  number text,
  issued_on date not null,
  expires_on date check (expires_on > issued_on),
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  foreign key (kind, level_code) references qualification_level,
  unique nulls not distinct (person_id, kind, level_code, issued_on, field)
);
comment on table qualification is 'A degree or certificate that a person holds, from the day it was issued.';

create table exemption (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  standard_id text not null,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  reason text not null check (reason <> ''),
  decision_id uuid not null references decision,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  exclude using gist (person_id with =, standard_id with =, valid with &&)
);
comment on table exemption is 'Someone need not meet a standard on these days, by decision.';

create table deputy_cap (
  id text primary key,
  areas text not null,
  position_codes text[] not null check (position_codes <> '{}'),
  per text not null check (per in ('area', 'organization')),
  organization_kinds text[] not null default '{}',
  average_max numeric check (average_max > 0),
  max integer check (max > 0),
  valid daterange not null default '(,)' check (not isempty(valid)),
  source text,
  note text,
  check (num_nonnulls(average_max, max) > 0)
);
comment on table deputy_cap is 'How many posts of these positions there may be for each area or body, at most or on average over the province (locality data). Averages are pool checks; tolerated posts are not counted until their last day.';

-- The axis of knowledge, as in the register.
do $$
declare t text;
begin
  foreach t in array array['post', 'person', 'person_private', 'appointment', 'departure', 'absence', 'quota',
    'qualification', 'exemption'] loop
    execute format('create table %I (like %I, known tstzrange not null, superseded_in bigint)', t || '_history', t);
    execute format('create index %I on %I (superseded_in)', t || '_history_superseded', t || '_history');
    execute format('create trigger keep_updated after update on %I referencing old table as superseded
                    for each statement execute function keep_superseded()', t);
    execute format('create trigger keep_deleted after delete on %I referencing old table as superseded
                    for each statement execute function keep_superseded()', t);
    execute format('create trigger stamp before update on %I for each row execute function stamp_act()', t);
    execute format('grant select, insert, update, delete on %I to haicap_app', t);
    execute format('grant select on %I to haicap_app', t || '_history');
    execute format('create view %I with (security_invoker = true) as
      select v.*, tstzrange(recorded_at, null) as known, null::bigint as superseded_in from %I v
      union all select * from %I', t || '_known', t, t || '_history');
    execute format('grant select on %I to haicap_app', t || '_known');
  end loop;
end $$;
grant select, insert, update on rank, position, qualification_level, standard, deputy_cap to haicap_app;

create function serving(at date) returns table (
  appointment_id uuid, person_id uuid, post_id uuid, organization_id uuid, position_code text, kind text
) language sql stable parallel safe as $$
  select a.id, a.person_id, a.post_id, p.organization_id, p.position_code, a.kind
  from appointment a join post p on p.id = a.post_id and p.valid @> at
  where a.valid @> at
$$;
comment on function serving is 'Who holds which post on a day, in whatever way.';
