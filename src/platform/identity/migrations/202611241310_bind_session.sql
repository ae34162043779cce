-- Sessions are short, bound to the browser that began them, and can be looked at and ended one by one.
-- Whoever is signed in signs in once more: older sessions know nothing of their browser.
delete from session;

alter table session
  add column id uuid not null default uuidv7() unique,
  add column family text not null,
  add column address text not null,
  add column last_used_at timestamptz not null default now(),
  add column idle_until timestamptz not null,
  add column renewed_at timestamptz not null default now(),
  add column taken_up_at timestamptz,
  add column previous_hash bytea unique check (octet_length(previous_hash) = 32);
create index session_subject on session (subject, last_used_at);
comment on column session.id is 'By which lists and acts name it; no secret.';
comment on column session.family is 'Browser and system that began it, without versions: an update keeps the session, another program does not take it over. Networks change and do not matter.';
comment on column session.address is 'From which network address it was used last.';
comment on column session.last_used_at is 'To the minute.';
comment on column session.idle_until is 'When it ends unless it is used before.';
comment on column session.renewed_at is 'When the value in the cookie was last replaced.';
comment on column session.taken_up_at is 'When the browser first showed the new value. From then on the one before is a copy in other hands.';
comment on column session.previous_hash is 'The value before: good until the new one has arrived.';

grant update on session to haicap_app;
