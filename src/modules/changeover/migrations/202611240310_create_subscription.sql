-- Telling others. An announcement waits in the outbox until its day; then it is published (it gets its number in
-- the feed) and handed to every subscriber, at least once.

create table publication (
  seq bigint generated always as identity primary key,
  announcement_id uuid not null unique references announcement on delete cascade,
  published_at timestamptz not null default now()
);
comment on table publication is 'The feed: an announcement whose day has come, with the number by which readers go on. Written under a lock, so a lower number never appears after a higher one.';

create table subscription (
  id uuid primary key default uuidv7(),
  url text not null check (url ~ '^https?://'),
  created_at timestamptz not null default act_time(),
  created_by text not null,
  ended_at timestamptz,
  retry_at timestamptz,
  claimed_until timestamptz,
  recorded_in bigint default act_record()
);
create unique index subscription_url on subscription (url) where ended_at is null;
comment on table subscription is 'Who is told of what takes effect: an address that takes CloudEvents by POST.';
comment on column subscription.retry_at is 'The address did not answer; it is left alone until then.';
comment on column subscription.claimed_until is 'A worker is busy with this subscriber; if it dies, another may take over then.';

create table delivery (
  subscription_id uuid not null references subscription,
  announcement_id uuid not null references announcement on delete cascade,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  delivered_at timestamptz,
  last_error text,
  primary key (subscription_id, announcement_id)
);
create index delivery_open on delivery (subscription_id) where delivered_at is null;
comment on table delivery is 'One announcement on its way to one subscriber. It is repeated until the subscriber takes it.';
comment on column delivery.next_attempt_at is 'Not before then; null: as soon as possible.';

grant select, insert on publication to haicap_app;
grant select, insert, update on subscription, delivery to haicap_app;
