-- Telling other systems. Rooms bring sources of events; each address is told of those that it wants, at least once.

create table webhook (
  id uuid primary key default uuidv7(),
  url text not null check (url ~ '^https?://'),
  types text[] not null check (cardinality(types) > 0),
  created_at timestamptz not null,
  created_by text not null,
  ended_at timestamptz,
  recorded_in bigint,
  failures integer not null default 0,
  retry_at timestamptz,
  claimed_until timestamptz,
  served_at timestamptz
);
create unique index webhook_url on webhook (url) where ended_at is null;
comment on table webhook is 'An address that takes CloudEvents by POST, and which of them it wants.';
comment on column webhook.types is 'Whole types, or beginnings with a star: haicap.area.began, haicap.area.*, *.';
comment on column webhook.failures is 'How often in a row the address did not answer as it should.';
comment on column webhook.retry_at is 'The address did not answer; it is left alone until then.';
comment on column webhook.claimed_until is 'A worker is busy with this address; if it dies, another may take over then. No lock is held meanwhile: an open transaction would hold back sources that wait for all earlier ones to end.';
comment on column webhook.served_at is 'When a worker took it up last: who has waited longest comes first.';

create table webhook_secret (
  id uuid primary key default uuidv7(),
  webhook_id uuid not null references webhook,
  secret text not null check (secret ~ '^whsec_[A-Za-z0-9+/]{32,}={0,2}$'),
  made_at timestamptz not null,
  ends_at timestamptz,
  recorded_in bigint
);
create index webhook_secret_webhook on webhook_secret (webhook_id);
comment on table webhook_secret is 'What events to an address are signed with (Standard Webhooks). After a rotation the one before goes on for a time, and both sign.';

create table webhook_pause (
  webhook_id uuid not null references webhook,
  began_at timestamptz not null,
  began_by text not null,
  reason text not null,
  ended_at timestamptz check (ended_at > began_at),
  recorded_in bigint,
  primary key (webhook_id, began_at)
);
create unique index webhook_paused on webhook_pause (webhook_id) where ended_at is null;
comment on table webhook_pause is 'While it lasts nothing is sent to the address; what happens waits.';

create table webhook_cursor (
  source text primary key,
  cursor text not null
);
comment on table webhook_cursor is 'How far each source has been read; what it means, only the source knows. Moved in the transaction that writes the deliveries.';

create table webhook_delivery (
  seq bigint generated always as identity primary key,
  webhook_id uuid not null references webhook,
  source text not null,
  event_id text not null,
  type text not null,
  subject text not null,
  body text not null,
  waiting_since timestamptz not null default now(),
  attempts integer not null default 0,
  tried_at timestamptz,
  next_attempt_at timestamptz,
  answer text,
  unique (webhook_id, source, event_id)
);
create index webhook_delivery_open on webhook_delivery (webhook_id, seq);
create index webhook_delivery_tried on webhook_delivery (webhook_id, subject, seq) where attempts > 0;
comment on table webhook_delivery is 'An event on its way to an address, until the address takes it; then the row goes.';
comment on column webhook_delivery.body is 'Exactly what is sent, each time.';
comment on column webhook_delivery.answer is 'What came back last: state and beginning of the answer, or the error.';

grant select, insert, update on webhook, webhook_secret, webhook_pause, webhook_cursor to haicap_app;
grant select, insert, update, delete on webhook_delivery to haicap_app;
