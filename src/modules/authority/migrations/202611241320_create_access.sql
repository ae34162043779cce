-- Rights in daily use: whose account is whose, tokens for programs, and who looks at emergencies.

create table account (
  subject text primary key check (subject <> ''),
  person_id uuid not null references person,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
create index account_person on account (person_id);
comment on table account is 'Accounts of the sign-in provider whose person the provider does not name itself.';
comment on column account.subject is 'As the provider names the account (claim sub).';

create table api_token (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  subject text not null,
  name text not null check (name <> ''),
  powers text[] not null check (powers <> '{}'),
  hash bytea not null unique check (octet_length(hash) = 32),
  last_day date not null,
  last_used_at timestamptz,
  ended_at timestamptz,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
create index api_token_person on api_token (person_id);
comment on table api_token is 'By which a program acts for a person: with some of their powers, as far as they hold them at that moment.';
comment on column api_token.subject is 'The account by which it was made; what is done by it counts as done by that account.';
comment on column api_token.powers is 'Nothing beside these.';
comment on column api_token.hash is 'SHA-256 of the token, which was shown once.';
comment on column api_token.last_day is 'Good through this day.';
comment on column api_token.last_used_at is 'To the minute.';

create table emergency_alert (
  emergency_access_id uuid not null references emergency_access,
  post_id uuid not null references post (id),
  primary key (emergency_access_id, post_id)
);
create index emergency_alert_post on emergency_alert (post_id);
comment on table emergency_alert is 'Which posts are told that someone took a power in an emergency: those that hold it, and those that oversee.';

create table emergency_review (
  emergency_access_id uuid primary key references emergency_access,
  person_id uuid references person,
  verdict text not null check (verdict in ('justified', 'unjustified')),
  opinion text not null check (opinion <> ''),
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on table emergency_review is 'What an overseer holds of an emergency access; with it the alert is closed.';

grant select, insert, delete on account to haicap_app;
grant select, insert, update on api_token to haicap_app;
grant select, insert on emergency_alert, emergency_review to haicap_app;
