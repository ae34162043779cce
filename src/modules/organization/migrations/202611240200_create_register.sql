-- The register: decisions, areas (territory) and organizations (legal bodies), each in time.
--
-- Two axes. `valid` (half-open daterange) says when a fact held. What was *known* when is kept by the
-- triggers below: whatever an act replaces or removes goes to the `_history` table with the span of time
-- in which it was believed. The version tables hold today's belief, so keys and foreign keys can guard it
-- for every moment in time.

create function fold(value text) returns text language sql immutable strict parallel safe as $$
  select translate(lower(regexp_replace(normalize(value, nfd), '[\u0300-\u036f]', '', 'g')), 'đ', 'd')
$$;
comment on function fold(text) is 'Spelling without accents and case: hoà, hòa and HOA are the same; đ is d.';

create function act_record() returns bigint language sql stable as
  $$ select nullif(current_setting('haicap.record_id', true), '')::bigint $$;
create function act_time() returns timestamptz language sql stable as
  $$ select coalesce(nullif(current_setting('haicap.now', true), '')::timestamptz, now()) $$;

create table kind (
  code text primary key,
  scope text not null check (scope in ('area', 'organization')),
  level text check (level in ('province', 'district', 'commune')),
  name_vi text not null,
  name_en text not null,
  name_de text not null,
  abbreviations text[] not null default '{}',
  valid daterange not null default '(,)' check (not isempty(valid)),
  source text,
  check (scope = 'organization' or level is not null)
);
comment on table kind is 'Kinds of areas and of bodies that the law knows, with the time in which it knows them (locality data).';

create table function (
  code text primary key,
  parent_code text references function deferrable initially deferred,
  name_vi text not null,
  name_en text not null,
  name_de text not null,
  valid daterange not null default '(,)' check (not isempty(valid)),
  source text,
  check (parent_code <> code)
);
comment on table function is 'Fields of state management, a tree. `all` is the root: whatever a body answers for.';
insert into function (code, name_vi, name_en, name_de)
values ('all', 'Tất cả các lĩnh vực', 'All fields', 'Alle Sachgebiete');

create table norm (
  id text primary key,
  areas text not null,
  organization_kinds text[] not null,
  min integer check (min >= 0),
  max integer check (max >= coalesce(min, 0)),
  average_max numeric check (average_max > 0),
  valid daterange not null default '(,)' check (not isempty(valid)),
  source text,
  note text
);
comment on table norm is 'How many bodies of which kinds each area must or may have, or may have on average (locality data).';

create table body_template (
  id text primary key,
  areas text not null,
  kind_code text not null references kind,
  name_pattern text not null,
  code_pattern text,
  parent_id text references body_template deferrable initially deferred,
  functions text[] not null default '{}',
  valid daterange not null default '(,)' check (not isempty(valid)),
  source text,
  demonstration boolean not null default false
);
comment on table body_template is 'Bodies that an area of a kind or level gets when it is made; used to propose them (locality data).';

create table decision (
  id uuid primary key default uuidv7(),
  number text not null check (number <> ''),
  issuer text,
  issued_on date,
  effective_on date,
  title text,
  source text,
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  check (effective_on >= issued_on)
);
create unique index decision_number on decision (number, coalesce(issuer, ''), coalesce(issued_on, '-infinity'));
comment on table decision is 'Legal acts. Nothing in the register changes without one.';

create table area (id uuid primary key default uuidv7());
comment on table area is 'A territory as an identity: not its name, not its code.';

create table area_version (
  area_id uuid not null references area,
  valid daterange not null check (not isempty(valid)),
  kind_code text not null references kind,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  name_en text,
  other_names text[] not null default '{}',
  parent_id uuid,
  seat text,
  area_km2 numeric check (area_km2 > 0),
  population integer check (population >= 0),
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  began_by uuid references decision,
  began_clause text,
  ended_by uuid references decision,
  ended_clause text,
  demonstration boolean not null default false,
  source text,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  primary key (area_id, valid without overlaps),
  foreign key (parent_id, period valid) references area_version (area_id, period valid)
    deferrable initially deferred,
  check (parent_id <> area_id),
  check (lower_inf(valid) or began_by is not null),
  check (upper_inf(valid) = (ended_by is null))
);
comment on table area_version is 'What is believed today about an area: name, code, kind, parent, each over a span of days.';
comment on column area_version.valid is 'Half-open: the first day is in, the end is the first day on which it no longer holds. No lower bound: since before the register.';

create table organization (id uuid primary key default uuidv7());
comment on table organization is 'A legal body as an identity.';

create table organization_version (
  organization_id uuid not null references organization,
  valid daterange not null check (not isempty(valid)),
  kind_code text not null references kind,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  name_en text,
  other_names text[] not null default '{}',
  parent_id uuid,
  area_id uuid not null,
  functions text[] not null default '{}',
  seat text,
  began_by uuid references decision,
  began_clause text,
  ended_by uuid references decision,
  ended_clause text,
  demonstration boolean not null default false,
  source text,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  primary key (organization_id, valid without overlaps),
  foreign key (parent_id, period valid) references organization_version (organization_id, period valid)
    deferrable initially deferred,
  foreign key (area_id, period valid) references area_version (area_id, period valid)
    deferrable initially deferred,
  check (parent_id <> organization_id),
  check (lower_inf(valid) or began_by is not null),
  check (upper_inf(valid) = (ended_by is null))
);
comment on table organization_version is 'What is believed today about a body: name, kind, superior body, area served, functions held.';

-- A code names one unit at any moment. Areas: per level (provinces have two digits, communes five), so by
-- code alone. Deferred, because a merged unit takes over the code of one that ends on the same day.
alter table area_version add constraint area_code_once
  exclude using gist (code with =, valid with &&) deferrable initially deferred;
alter table organization_version add constraint organization_code_once
  exclude using gist (code with =, valid with &&) deferrable initially deferred;

create index area_version_asof on area_version (area_id, lower(valid) desc);
create index area_version_parent on area_version (parent_id);
create index area_version_ended on area_version (upper(valid)) where not upper_inf(valid);
create index area_version_began on area_version (lower(valid)) where not lower_inf(valid);
create index area_version_name on area_version using gin (fold(name) gin_trgm_ops);
create index area_version_code on area_version (code);
create index organization_version_asof on organization_version (organization_id, lower(valid) desc);
create index organization_version_parent on organization_version (parent_id);
create index organization_version_area on organization_version (area_id);
create index organization_version_ended on organization_version (upper(valid)) where not upper_inf(valid);
create index organization_version_began on organization_version (lower(valid)) where not lower_inf(valid);
create index organization_version_name on organization_version using gin (fold(name) gin_trgm_ops);
create index organization_version_code on organization_version (code);

-- Two questions that stay apart: which territory is comparable, and who continues the work.
create table area_succession (
  id uuid primary key default uuidv7(),
  predecessor_id uuid not null references area,
  successor_id uuid not null references area,
  on_date date not null,
  extent text not null check (extent in ('whole', 'part')),
  share_area numeric check (share_area > 0 and share_area <= 1),
  share_population numeric check (share_population >= 0 and share_population <= 1),
  decision_id uuid not null references decision,
  clause text,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  unique (predecessor_id, successor_id, on_date)
);
comment on table area_succession is 'Which territory went where: for statistics and for finding today''s place. Shares only where known.';
create index area_succession_successor on area_succession (successor_id, on_date);

create table organization_succession (
  id uuid primary key default uuidv7(),
  predecessor_id uuid not null references organization,
  successor_id uuid not null references organization,
  on_date date not null,
  function_code text not null default 'all' references function,
  place_id uuid references area,
  extent text not null default 'whole' check (extent in ('whole', 'part')),
  decision_id uuid not null references decision,
  clause text,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  unique nulls not distinct (predecessor_id, successor_id, on_date, function_code, place_id)
);
comment on table organization_succession is 'Who continues whose work: by law the successor is whoever receives the functions (190/2025/QH15 art. 3-4).';
create index organization_succession_successor on organization_succession (successor_id, on_date);

create table custody (
  origin_id uuid not null references organization,
  function_code text not null default 'all' references function,
  place_id uuid references area,
  custodian_id uuid not null references organization,
  extent text not null default 'whole' check (extent in ('whole', 'part')),
  left_on date not null,
  valid daterange not null check (not isempty(valid)),
  decision_id uuid not null references decision,
  clause text,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  exclude using gist (origin_id with =, function_code with =,
    coalesce(place_id, '00000000-0000-0000-0000-000000000000'::uuid) with =, custodian_id with =,
    left_on with =, valid with &&) deferrable initially deferred
);
comment on table custody is 'Who answers, from when to when, for what an origin answered for. Derived from successions at enactment; while the origin goes on it answers for itself and has no row. The most specific function and place wins.';
comment on column custody.left_on is 'When this left the origin. What had left before a day is nothing that the origin answered for on that day.';
create index custody_origin on custody (origin_id, lower(valid) desc);
create index custody_custodian on custody (custodian_id);

-- The axis of knowledge: what an act replaces or removes is kept with the span in which it was believed.
create table area_version_history (like area_version, known tstzrange not null, superseded_in bigint);
create table organization_version_history (like organization_version, known tstzrange not null, superseded_in bigint);
create table area_succession_history (like area_succession, known tstzrange not null, superseded_in bigint);
create table organization_succession_history (like organization_succession, known tstzrange not null, superseded_in bigint);
create table custody_history (like custody, known tstzrange not null, superseded_in bigint);
create index area_version_history_id on area_version_history (area_id);
create index area_version_history_superseded on area_version_history (superseded_in);
create index organization_version_history_id on organization_version_history (organization_id);
create index organization_version_history_superseded on organization_version_history (superseded_in);
create index custody_history_superseded on custody_history (superseded_in);
create index custody_history_origin on custody_history (origin_id);

create function keep_superseded() returns trigger language plpgsql security definer as $$
begin
  -- A row written and replaced within one act was never believed by anyone.
  execute format(
    'insert into %I.%I select o.*, tstzrange(o.recorded_at, greatest(%I.act_time(), o.recorded_at), ''[)''), %I.act_record()
     from superseded o where o.recorded_at < %I.act_time()',
    tg_table_schema, tg_table_name || '_history', tg_table_schema, tg_table_schema, tg_table_schema);
  return null;
end $$;

create function stamp_act() returns trigger language plpgsql as $$
begin
  new.recorded_at := coalesce(nullif(current_setting('haicap.now', true), '')::timestamptz, now());
  new.recorded_in := nullif(current_setting('haicap.record_id', true), '')::bigint;
  return new;
end $$;

do $$
declare t text;
begin
  foreach t in array array['area_version', 'organization_version', 'area_succession', 'organization_succession', 'custody'] loop
    execute format('create trigger keep_updated after update on %I referencing old table as superseded
                    for each statement execute function keep_superseded()', t);
    execute format('create trigger keep_deleted after delete on %I referencing old table as superseded
                    for each statement execute function keep_superseded()', t);
    execute format('create trigger stamp before update on %I for each row execute function stamp_act()', t);
    execute format('grant select, insert, update, delete on %I to haicap_app', t);
    execute format('grant select on %I to haicap_app', t || '_history');
  end loop;
end $$;

create view area_known with (security_invoker = true) as
  select v.*, tstzrange(recorded_at, null) as known, null::bigint as superseded_in from area_version v
  union all select * from area_version_history;
create view organization_known with (security_invoker = true) as
  select v.*, tstzrange(recorded_at, null) as known, null::bigint as superseded_in from organization_version v
  union all select * from organization_version_history;
create view custody_known with (security_invoker = true) as
  select v.*, tstzrange(recorded_at, null) as known, null::bigint as superseded_in from custody v
  union all select * from custody_history;
create view area_succession_known with (security_invoker = true) as
  select v.*, tstzrange(recorded_at, null) as known, null::bigint as superseded_in from area_succession v
  union all select * from area_succession_history;
create view organization_succession_known with (security_invoker = true) as
  select v.*, tstzrange(recorded_at, null) as known, null::bigint as superseded_in from organization_succession v
  union all select * from organization_succession_history;

grant select on area_known, organization_known, custody_known, area_succession_known, organization_succession_known to haicap_app;

-- Boundaries, where they have been imported; otherwise the map is drawn from centroids.
create table boundary (
  area_id uuid not null references area,
  valid daterange not null check (not isempty(valid)),
  geometry jsonb not null check (geometry ->> 'type' in ('Polygon', 'MultiPolygon')),
  source text not null,
  recorded_in bigint default act_record(),
  primary key (area_id, valid without overlaps)
);
comment on table boundary is 'Imported outlines of areas (WGS 84 GeoJSON geometry).';

-- What was decided months ago still announces itself on the day (outbox, at least once).
create table announcement (
  id uuid primary key default uuidv7(),
  occurs_on date not null,
  type text not null check (type in ('began', 'changed', 'ended')),
  subject_kind text not null check (subject_kind in ('area', 'organization')),
  subject_id uuid not null,
  decision_id uuid references decision,
  recorded_in bigint default act_record()
);
comment on table announcement is 'A fact that takes effect, changes or ends on a day, to be told to subscribers on that day.';
create index announcement_due on announcement (occurs_on, id);

create table locality (
  id text primary key,
  name_vi text not null, name_en text not null, name_de text not null,
  time_zone text not null,
  baseline date,
  settings jsonb not null default '{}',
  loaded_from text not null,
  sha256 text not null,
  loaded_at timestamptz not null default now()
);
comment on table locality is 'The place this register is of, as it was loaded.';

grant select, insert, update on kind, function, norm, body_template to haicap_app;
grant select, insert on decision, area, organization, locality to haicap_app;
grant select, insert, update, delete on boundary to haicap_app;
grant select, insert, delete on announcement to haicap_app;

create function area_within(place uuid, territory uuid) returns boolean language sql stable parallel safe as $$
  -- Does a place lie wholly in a territory, following parents and whole successions of any time?
  with recursive around(id) as (
    select place
    union
    select u.id from around a cross join lateral (
      select v.parent_id as id from area_version v where v.area_id = a.id and v.parent_id is not null
      union all
      select s.successor_id from area_succession s where s.predecessor_id = a.id and s.extent = 'whole'
    ) u
  )
  select place = territory or exists (select from around where id = territory)
$$;
