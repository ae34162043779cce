-- Dossiers. What happened to a dossier is its book: numbered from one without gaps, each entry hashed over the one before,
-- never changed. The dossier's row says what the book comes to, written in the same statement, so that lists are quick.

create table dossier_rule (
  valid daterange not null default '(,)' check (not isempty(valid)),
  code_pattern text not null check (code_pattern ~ '\{number'),
  agency_pattern text not null check (agency_pattern ~ '\{(area|body)\}'),
  answer_hours numeric not null check (answer_hours > 0),
  warn_share numeric not null default 75 check (warn_share > 0 and warn_share < 100),
  source text,
  exclude using gist (valid with &&)
);
comment on table dossier_rule is 'What the law of the place says of every dossier, over the time in which it says so (locality data).';
comment on column dossier_rule.code_pattern is 'How a code is made of {agency}, {yymmdd} and {number:4}: the number has at least so many digits.';
comment on column dossier_rule.agency_pattern is 'The agency in a code, made of the codes of its {area} or {body} on the day.';
comment on column dossier_rule.answer_hours is 'Working hours in which an online submission is answered.';
comment on column dossier_rule.warn_share is 'Percent of the time limit after which people are warned that it runs out.';

create table pile (
  id integer primary key generated always as identity,
  origin_id uuid not null references organization,
  function_code text not null references function,
  place_id uuid not null references area,
  unique (origin_id, function_code, place_id)
);
comment on table pile is 'Dossiers that lie together: of one body, in one field, of one place. Who has a pile on a day is resolved by custody, so nothing is moved when bodies are.';

create table dossier (
  id uuid primary key default uuidv7(),
  code text unique check (code <> ''),
  foreign_code boolean not null default false,
  procedure_id uuid not null references procedure,
  version_id uuid not null,
  limit_amount numeric,
  limit_unit text,
  pile_id integer not null references pile,
  reception_id uuid references organization,
  return_id uuid references organization,
  channel text not null check (channel in ('counter', 'online', 'post')),
  return_way text not null default 'counter' check (return_way in ('counter', 'online', 'post')),
  applicant_kind text not null default 'citizen' check (applicant_kind in ('citizen', 'organization')),
  applicant_name text not null check (applicant_name <> ''),
  applicant_number text,
  applicant_birth date,
  applicant_phone text,
  applicant_email text,
  applicant_address text,
  delegate jsonb,
  request text,
  sets integer not null default 1 check (sets > 0),
  data jsonb not null default '{}' check (jsonb_typeof(data) = 'object'),
  submitted_by text,
  demonstration boolean not null default false,
  -- what the book comes to
  phase text not null check (phase in ('draft', 'submitted', 'received', 'in_work', 'proposed', 'signed', 'released',
    'at_center', 'handed_over', 'refused', 'stopped', 'withdrawn')),
  national smallint check (national between 1 and 10),
  waiting text[] not null default '{}' check (waiting <@ '{supplement,payment,opinion}'),
  unit_id uuid references organization,
  person_id uuid references person,
  step integer,
  submitted_at timestamptz,
  received_at timestamptz,
  promised_at timestamptz,
  due_at timestamptz,
  step_due_at timestamptz,
  ended_at timestamptz,
  handed_over_at timestamptz,
  stands tstzmultirange not null default '{}',
  extended_to timestamptz,
  supplements smallint not null default 0,
  outcome text check (outcome in ('grant', 'deny')),
  result_number text,
  life jsonb not null,
  events integer not null check (events > 0),
  last_at timestamptz not null,
  hash bytea not null check (octet_length(hash) = 32),
  search tsvector not null,
  foreign key (version_id, procedure_id) references procedure_version (id, procedure_id),
  check ((received_at is null) or code is not null),
  check (submitted_at is null or code is not null)
);
comment on table dossier is 'Cases. The columns below `demonstration` are derived from dossier_event and written together with it; nothing else writes them.';
comment on column dossier.code is 'Given once, at submission or reception; never changed, whatever becomes of the agency. Null: a draft.';
comment on column dossier.foreign_code is 'The code was given elsewhere and is kept as it came.';
comment on column dossier.limit_amount is 'The time limit of the version at submission; a version never changes.';
comment on column dossier.pile_id is 'Which body was competent when it came, in which field, for which place: who has it on a day follows by custody.';
comment on column dossier.reception_id is 'Where it was received, anywhere in the province.';
comment on column dossier.return_id is 'Where the result is handed over.';
comment on column dossier.applicant_number is 'Personal identification number, or the tax code of an organization.';
comment on column dossier.delegate is 'Who hands it in for the applicant: name, number, phone.';
comment on column dossier.data is 'What was filled into the form of the version.';
comment on column dossier.submitted_by is 'The account that submitted it online.';
comment on column dossier.unit_id is 'The unit to which it was assigned; on a later day whoever took over from it.';
comment on column dossier.person_id is 'The one who is accountable for the present step.';
comment on column dossier.step is 'Ordinal of the present step of the version.';
comment on column dossier.promised_at is 'The date given at reception. It is never changed.';
comment on column dossier.due_at is 'When it is due as the calendar is known now; null while the clock stands or has not begun.';
comment on column dossier.stands is 'Spans in which the clock stood; open at the end: it stands.';
comment on column dossier.events is 'Number of the last entry in its book.';
comment on column dossier.hash is 'Hash of the last entry.';
create index dossier_open on dossier (pile_id, due_at) where ended_at is null and phase <> 'draft';
create index dossier_pile on dossier (pile_id, phase);
create index dossier_to_hand_over on dossier (return_id, ended_at) where phase in ('released', 'at_center');
create index dossier_received on dossier (reception_id, received_at desc);
create index dossier_draft on dossier (reception_id, last_at desc) where phase = 'draft';
create index dossier_person on dossier (person_id, due_at) where ended_at is null;
create index dossier_unit on dossier (unit_id, due_at) where ended_at is null;
create index dossier_number on dossier (applicant_number) where applicant_number is not null;
create index dossier_phone on dossier (applicant_phone) where applicant_phone is not null;
create index dossier_search on dossier using gin (search);
create index dossier_version on dossier (version_id);
create index dossier_submitted_by on dossier (submitted_by) where submitted_by is not null;
create index dossier_running on dossier (due_at) where ended_at is null and received_at is not null;

create table dossier_event (
  dossier_id uuid not null references dossier,
  number integer not null check (number > 0),
  type text not null check (type in ('draft', 'submit', 'receive', 'refuse', 'ask_supplement', 'supplement', 'ask_payment',
    'pay', 'assign', 'take_over', 'pass', 'seek_opinion', 'give_opinion', 'propose', 'return', 'sign', 'release', 'send',
    'hand_over', 'stop', 'withdraw', 'extend', 'correct', 'move_version', 'recompute')),
  at timestamptz not null,
  learned_at timestamptz not null check (learned_at >= at),
  actor_subject text not null,
  actor_name text not null,
  person_id uuid references person,
  ground jsonb,
  payload jsonb not null,
  phase text not null,
  national smallint,
  request_id text,
  key text check (length(key) between 1 and 200),
  input_hash bytea,
  hash bytea not null check (octet_length(hash) = 32),
  transaction xid8 not null default pg_current_xact_id(),
  primary key (dossier_id, number),
  check ((key is null) = (input_hash is null))
);
comment on table dossier_event is 'The book of each dossier: append-only, and its own outbox.';
comment on column dossier_event.at is 'When it happened; the clock goes by this.';
comment on column dossier_event.learned_at is 'When haicap learned of it; changes nothing about the clock.';
comment on column dossier_event.ground is 'In which capacity and on what ground the actor did it.';
comment on column dossier_event.payload is 'The event as life.ts reads it, and what came with it.';
comment on column dossier_event.phase is 'What it came to.';
comment on column dossier_event.key is 'Given by the asker: the same key acts once.';
comment on column dossier_event.hash is 'SHA-256 over the hash of the entry before and this entry in canonical form.';
comment on column dossier_event.transaction is 'Readers of the outbox go by it, up to the oldest transaction that is still open, and miss nothing that is committed late.';
create unique index dossier_event_key on dossier_event (actor_subject, key) where key is not null;
create index dossier_event_outbox on dossier_event (transaction, dossier_id, number);

create table dossier_code (
  agency text not null,
  day date not null,
  last integer not null check (last > 0),
  primary key (agency, day)
);
comment on table dossier_code is 'The last number given by an agency on a day. Taken in the transaction of the reception, so there are no gaps.';

create table dossier_opinion (
  dossier_id uuid not null references dossier,
  id text not null,
  organization_id uuid not null references organization,
  question text,
  waits boolean not null,
  asked_at timestamptz not null,
  given_at timestamptz,
  opinion text,
  primary key (dossier_id, id)
);
comment on table dossier_opinion is 'Opinions asked of other bodies, side by side; those open keep a proposal back.';
create index dossier_opinion_open on dossier_opinion (organization_id, asked_at) where given_at is null;

create table dossier_paper (
  id uuid primary key default uuidv7(),
  dossier_id uuid not null references dossier,
  event integer not null,
  kind text not null check (kind in ('component', 'field', 'result', 'opinion', 'form')),
  ordinal integer,
  field text,
  title text not null check (title <> ''),
  file_id uuid references file,
  original integer not null default 0 check (original >= 0),
  copy integer not null default 0 check (copy >= 0),
  reused_from uuid references dossier_paper,
  removed integer,
  unique (id, dossier_id)
);
comment on table dossier_paper is 'What lies in a dossier: papers handed in, files of its form, forms given out, results.';
comment on column dossier_paper.event is 'The entry of the book with which it came in.';
comment on column dossier_paper.ordinal is 'Of a component of the version, of a form of the form set.';
comment on column dossier_paper.file_id is 'Null: it was handed in on paper and not digitized.';
comment on column dossier_paper.reused_from is 'The same paper in an earlier dossier of the same applicant.';
comment on column dossier_paper.removed is 'The entry with which it was taken out again.';
create index dossier_paper_dossier on dossier_paper (dossier_id, event);
create index dossier_paper_file on dossier_paper (file_id) where file_id is not null;

create table dossier_custody (
  dossier_id uuid not null references dossier,
  custodian_id uuid not null references organization,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  decision_id uuid not null references decision,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  primary key (dossier_id, valid without overlaps)
);
comment on table dossier_custody is 'Who takes over a single dossier where the succession of its body leaves that open.';

create table dossier_seal (
  id bigint primary key check (id > 0),
  transactions_below xid8 not null,
  entries integer not null check (entries > 0),
  root bytea not null check (octet_length(root) = 32),
  previous_root bytea not null check (octet_length(previous_root) = 32),
  sealed_at timestamptz not null
);
comment on table dossier_seal is 'Seals over the entries of all books, in the order of the outbox: whoever keeps a root can prove that nothing before it was changed or left out.';

grant select, insert, update, delete on dossier_rule to haicap_app;
grant select, insert on pile, dossier_event, dossier_seal to haicap_app;
grant select, insert, update on dossier, dossier_code, dossier_opinion, dossier_paper to haicap_app;
create table dossier_custody_history (like dossier_custody, known tstzrange not null, superseded_in bigint);
create index dossier_custody_history_superseded on dossier_custody_history (superseded_in);
create trigger keep_updated after update on dossier_custody referencing old table as superseded
  for each statement execute function keep_superseded();
create trigger keep_deleted after delete on dossier_custody referencing old table as superseded
  for each statement execute function keep_superseded();
create trigger stamp before update on dossier_custody for each row execute function stamp_act();
grant select, insert, update, delete on dossier_custody to haicap_app;
grant select on dossier_custody_history to haicap_app;
grant maintain on dossier, dossier_event, dossier_paper, dossier_opinion, pile to haicap_app;

insert into power (code, function_code, kind, name_vi, name_en, name_de) values
  ('dossiers.receive', 'all', 'work', 'Tiếp nhận hồ sơ, trả kết quả', 'Receive dossiers and hand over results', 'Vorgänge annehmen und Ergebnisse aushändigen'),
  ('dossiers.assign', 'all', 'work', 'Phân công giải quyết hồ sơ', 'Assign dossiers', 'Vorgänge zuweisen'),
  ('dossiers.settle', 'all', 'work', 'Thụ lý, thẩm định hồ sơ', 'Work on dossiers', 'Vorgänge bearbeiten'),
  ('dossiers.release', 'all', 'work', 'Cấp số, phát hành kết quả', 'Number and release results', 'Ergebnisse registrieren und freigeben'),
  ('dossiers.oversee', 'all', 'work', 'Theo dõi, đôn đốc việc giải quyết hồ sơ', 'Oversee dossiers', 'Vorgänge überwachen'),
  ('dossiers.correct', 'all', 'work', 'Sửa thông tin hồ sơ, chuyển phiên bản thủ tục', 'Correct dossiers and move them to another version', 'Vorgänge berichtigen und auf eine andere Fassung umstellen'),
  ('dossiers.exchange', 'all', 'work', 'Đồng bộ hồ sơ với hệ thống khác', 'Exchange dossiers with other systems', 'Vorgänge mit anderen Systemen austauschen');
