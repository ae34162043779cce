-- The record: who did what, when, by which decision. Append-only by grant, sealed in batches by a hash tree.

create table record (
  id bigint primary key check (id > 0),
  at timestamptz not null,
  actor_subject text not null,
  actor_name text not null,
  act text not null,
  decision_id uuid,
  decision_number text,
  subject_kind text,
  subject_id text,
  reason text,
  before jsonb,
  after jsonb,
  request_id text,
  hash bytea not null check (octet_length(hash) = 32)
);
create index record_subject on record (subject_kind, subject_id, id);
create index record_decision on record (decision_id, id);
comment on table record is 'One entry for every act, written in the transaction of the act. Entries are never changed or removed.';
comment on column record.id is 'Without gaps, like the pages of a bound book: acts are serial, and each takes the number after the last. A missing number is a missing entry.';
comment on column record.at is 'When the act was done; later than every entry before it.';
comment on column record.actor_subject is 'Who did it, as the sign-in provider names them; system:… for haicap itself.';
comment on column record.act is 'Name of the act: room and verb.';
comment on column record.decision_id is 'The decision that the act rests on.';
comment on column record.decision_number is 'Its number at that time, so that the entry can be read alone.';
comment on column record.subject_kind is 'What the act was about: kind …';
comment on column record.subject_id is '… and id.';
comment on column record.reason is 'Why, in the words of the actor, where the act asks for it.';
comment on column record.before is 'What held before.';
comment on column record.after is 'What holds since.';
comment on column record.request_id is 'Leads to the log lines of the request.';
comment on column record.hash is 'SHA-256 of the entry in canonical form (src/platform/record/canonical.ts).';

create table seal (
  id bigint primary key check (id > 0),
  first_record bigint not null references record,
  last_record bigint not null references record,
  leaves bytea not null,
  root bytea not null check (octet_length(root) = 32),
  previous_root bytea not null check (octet_length(previous_root) = 32),
  sealed_at timestamptz not null,
  check (octet_length(leaves) = 32 * (last_record - first_record + 1))
);
comment on table seal is 'Seals over batches of the record. Whoever keeps the latest root on paper can prove that nothing before it was changed.';
comment on column seal.leaves is 'The hashes of the entries first_record … last_record, 32 bytes each.';
comment on column seal.root is 'SHA-256 over the previous root, the span and the root of the hash tree over the leaves.';
comment on column seal.previous_root is 'Root of the seal before; zeros for the first.';

create table idempotency (
  actor_subject text not null,
  key text not null check (length(key) between 1 and 200),
  act text not null,
  input_hash bytea not null,
  result jsonb not null,
  record_id bigint not null references record,
  at timestamptz not null,
  primary key (actor_subject, key)
);
comment on table idempotency is 'Requests that were carried out, by the key that the asker gave them: a retry gets the same answer and acts once.';
comment on column idempotency.input_hash is 'SHA-256 of the input; the same key with other input is refused.';
comment on column idempotency.result is 'The answer of the first time.';

grant select, insert on record, seal, idempotency to haicap_app;
