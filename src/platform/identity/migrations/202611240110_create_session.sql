-- Who is signed in. A session is no fact of the register: it may be removed.

create table session (
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  subject text not null,
  name text not null,
  claims jsonb not null,
  id_token text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  check (expires_at > created_at)
);
create index session_expires_at on session (expires_at);
comment on table session is 'Who is signed in, until when.';
comment on column session.id_hash is 'SHA-256 of the random value in the cookie: who reads this table cannot take over a session.';
comment on column session.subject is 'Whom the sign-in provider means.';
comment on column session.claims is 'What the provider said about them.';
comment on column session.id_token is 'Given back to the provider at sign-out, so that it ends its own session too.';

grant select, insert, delete on session to haicap_app;
