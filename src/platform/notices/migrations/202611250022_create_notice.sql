-- Notices to people, written in the transaction of what they tell, sent afterwards.

create table notice (
  id uuid primary key default uuidv7(),
  channel text not null check (channel in ('email', 'sms')),
  recipient text not null check (recipient <> ''),
  subject text,
  body text not null check (body <> ''),
  language text not null check (language in ('vi', 'en', 'de')),
  dedupe_key text not null unique,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  tried_at timestamptz,
  next_attempt_at timestamptz default now(),
  claimed_until timestamptz,
  sent_at timestamptz,
  failed_at timestamptz,
  given_up_at timestamptz,
  answer text,
  constraint email_has_subject check (channel <> 'email' or subject <> ''),
  constraint one_end check (num_nonnulls(sent_at, failed_at) <= 1)
);
create index notice_open on notice (next_attempt_at) where sent_at is null and failed_at is null;
create index notice_stuck on notice (id) where sent_at is null and given_up_at is null;
comment on table notice is 'A message to a person, by e-mail or SMS.';
comment on column notice.dedupe_key is 'What is told to whom, such as dossier.ready/<id>/email: told once, however often it is asked for.';
comment on column notice.attempts is 'Counted before each attempt: one that a crash cut short is known, and made once more.';
comment on column notice.failed_at is 'It will never arrive: the receiving side refused it for good, nobody took it for days, or somebody gave it up.';
comment on column notice.given_up_at is 'Somebody said that it need not arrive any more; the record keeps who, and why.';

grant select, insert on notice to haicap_app;
grant update (attempts, tried_at, next_attempt_at, claimed_until, sent_at, failed_at, given_up_at, answer) on notice to haicap_app;
