-- How a delegation comes about: drafted, checked, signed, published; later suspended or withdrawn.
--
-- Each step is a record. Only the publication makes vestings; until then a delegation gives nobody anything.

create table delegation (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('decentralization', 'authorization', 'assignment')),
  grantor_organization_id uuid references organization,
  grantor_post_id uuid references post (id),
  title text not null check (title <> ''),
  basis text,
  revision integer not null default 1 check (revision > 0),
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  check (num_nonnulls(grantor_organization_id, grantor_post_id) = 1)
);
comment on table delegation is 'A document that passes powers on: phân cấp, ủy quyền or phân công, with its lines.';
comment on column delegation.basis is 'Legal grounds as the drafter words them, beside those that follow from the register.';
comment on column delegation.revision is 'Grows with each change: a check is of one revision, so whoever changes the text afterwards loses it.';
create index delegation_grantor_organization on delegation (grantor_organization_id);
create index delegation_grantor_post on delegation (grantor_post_id);

create table delegation_line (
  id uuid primary key default uuidv7(),
  delegation_id uuid not null references delegation,
  ordinal integer not null check (ordinal > 0),
  power_code text references power,
  function_code text references function,
  holder_kind_code text references kind,
  holder_level text check (holder_level in ('province', 'district', 'commune')),
  holder_position_code text,
  holder_organization_id uuid references organization,
  holder_post_id uuid references post (id),
  place_id uuid references area,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  conditions text,
  means text,
  onward boolean not null default false,
  signature text check (signature in ('TM', 'KT', 'TL', 'TUQ')),
  unique (delegation_id, ordinal) deferrable initially deferred,
  check (num_nonnulls(power_code, function_code) = 1),
  check (num_nonnulls(holder_kind_code, holder_position_code, holder_organization_id, holder_post_id) = 1),
  check (holder_level is null or holder_kind_code is not null)
);
comment on table delegation_line is 'One power or field to one holder. A draft may still break the demands of its act: it is checked, not refused.';

create table delegation_check (
  id uuid primary key default uuidv7(),
  delegation_id uuid not null references delegation,
  revision integer not null,
  outcome text not null check (outcome in ('agreed', 'returned')),
  opinion text check (opinion <> ''),
  checked_on date not null,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  check (outcome = 'agreed' or opinion is not null)
);
comment on table delegation_check is 'What the legal check said of one revision.';
create index delegation_check_delegation on delegation_check (delegation_id, revision);

create table delegation_signature (
  delegation_id uuid primary key references delegation,
  decision_id uuid not null references decision,
  signed_on date not null,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on table delegation_signature is 'The grantor signed: the text is a decision with its number and day.';

create table delegation_publication (
  delegation_id uuid primary key references delegation,
  published_on date not null,
  published_in text not null check (published_in <> ''),
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on table delegation_publication is 'Where and when it was made public; with it the vestings begin.';

create table delegation_vesting (
  vesting_id uuid primary key references vesting on delete cascade,
  line_id uuid not null references delegation_line
);
comment on table delegation_vesting is 'Which line a vesting came from.';
create index delegation_vesting_line on delegation_vesting (line_id);

create table delegation_withdrawal (
  id uuid primary key default uuidv7(),
  delegation_id uuid not null references delegation,
  on_date date not null,
  decision_id uuid not null references decision,
  reason text not null check (reason <> ''),
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  unique (delegation_id)
);
comment on table delegation_withdrawal is 'From on_date the delegation holds no more.';

create table delegation_discard (
  delegation_id uuid primary key references delegation,
  reason text not null check (reason <> ''),
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on table delegation_discard is 'A draft that was given up before it was published.';

grant select, insert, update on delegation to haicap_app;
grant select, insert, delete on delegation_line to haicap_app;
grant select, insert on delegation_check, delegation_signature, delegation_publication, delegation_vesting,
  delegation_withdrawal, delegation_discard to haicap_app;

alter table power add column words text[] not null default '{}';
comment on column power.words is 'Other words by which people look for it: what they call the paper that they need.';
