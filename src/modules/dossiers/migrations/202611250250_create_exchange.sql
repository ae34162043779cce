-- What the national portal is told of dossiers, and what it tells.

create table portal_format (
  valid daterange not null default '(,)' check (not isempty(valid)),
  format jsonb not null check (jsonb_typeof(format) = 'object'),
  source text,
  exclude using gist (valid with &&)
);
comment on table portal_format is 'How messages to the national portal are spelled: names of fields, codes of states and channels (locality data).';

create table exchange_cursor (
  reader text primary key,
  cursor text not null,
  moved_at timestamptz not null default now()
);
comment on table exchange_cursor is 'How far each reader has read the books of dossiers, or the portal''s list of messages.';

create table portal_delivery (
  dossier_id uuid not null,
  event integer not null,
  noted_at timestamptz not null default now(),
  attempts integer not null default 0,
  tried_at timestamptz,
  next_attempt_at timestamptz,
  claimed_until timestamptz,
  answer text,
  synchronized_at timestamptz,
  given_up_at timestamptz,
  primary key (dossier_id, event),
  foreign key (dossier_id, event) references dossier_event (dossier_id, number),
  check (num_nonnulls(synchronized_at, given_up_at) <= 1)
);
comment on table portal_delivery is 'An entry of a dossier''s book that the national portal is told of; kept when it was told, so that each dossier can say up to where it is synchronized.';
comment on column portal_delivery.answer is 'What the portal said to the last attempt.';
comment on column portal_delivery.synchronized_at is 'The portal has taken it. Signed, released, handed over and synchronized are four different things.';
comment on column portal_delivery.given_up_at is 'Somebody said that it need not be told any more; the record keeps who, and why.';
create index portal_delivery_open on portal_delivery (dossier_id, event) where synchronized_at is null and given_up_at is null;
create index portal_delivery_done on portal_delivery (synchronized_at) where synchronized_at is not null;

create table portal_message (
  id text primary key check (length(id) between 1 and 150),
  kind text not null check (kind in ('submission', 'supplement', 'payment', 'withdrawal')),
  code text not null check (code <> ''),
  happened_at timestamptz not null,
  learned_at timestamptz not null,
  digest bytea not null check (octet_length(digest) = 32),
  content jsonb,
  repeats text references portal_message,
  attempts integer not null default 0,
  tried_at timestamptz,
  next_attempt_at timestamptz,
  claimed_until timestamptz,
  waits_since timestamptz,
  refused_at timestamptz,
  refusal jsonb,
  given_up_at timestamptz,
  applied_at timestamptz,
  dossier_id uuid references dossier,
  event integer,
  check (num_nonnulls(applied_at, given_up_at, repeats) <= 1),
  check ((applied_at is null) = (dossier_id is null))
);
comment on table portal_message is 'What the national portal told: kept before it is acted on, so that nothing is lost; each message acts once.';
comment on column portal_message.code is 'The code that the portal gave to the dossier.';
comment on column portal_message.happened_at is 'When it happened, by the portal''s word.';
comment on column portal_message.learned_at is 'When haicap got the message.';
comment on column portal_message.digest is 'SHA-256 of what it says, apart from its id: the same content under another id is known.';
comment on column portal_message.content is 'What it says; taken out once it was acted on or given up, for then the dossier has it.';
comment on column portal_message.repeats is 'The message that said the same before.';
comment on column portal_message.waits_since is 'The submission to which it belongs has not come yet.';
comment on column portal_message.refusal is 'Why it cannot be acted on, as a problem with its words.';
create unique index portal_message_digest on portal_message (digest) where repeats is null;
create index portal_message_open on portal_message (learned_at) where applied_at is null and given_up_at is null and repeats is null;
create index portal_message_waiting on portal_message (code) where waits_since is not null and applied_at is null and given_up_at is null;
create index portal_message_learned on portal_message (learned_at);

grant select, insert, update, delete on portal_format to haicap_app;
grant select, insert, update on exchange_cursor, portal_message, portal_delivery to haicap_app;
