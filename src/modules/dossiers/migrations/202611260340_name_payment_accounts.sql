-- Where people transfer fees and charges to, and what banks tell of transfers.

create table payment_account (
  organization_id uuid not null references organization,
  valid daterange not null check (not isempty(valid)),
  bank_bin text not null check (bank_bin ~ '^\d{6}$'),
  bank text not null check (bank <> ''),
  account text not null check (account ~ '^[0-9A-Z]{1,19}$'),
  holder text check (holder <> ''),
  source text,
  demonstration boolean not null default false,
  primary key (organization_id, valid without overlaps)
);
comment on table payment_account is 'The account of a body for fees and charges, with its days and source (locality data). One at a time.';
comment on column payment_account.bank_bin is 'The number by which banks know each other, in QR codes of transfers too.';
comment on column payment_account.holder is 'As the bank writes it; null: the name of the body in capitals without accents.';
comment on column payment_account.demonstration is 'Invented: no bank has it, and nothing must be transferred.';
grant select, insert, update, delete on payment_account to haicap_app;

alter table portal_message drop constraint portal_message_kind_check;
alter table portal_message add constraint portal_message_kind_check
  check (kind in ('submission', 'supplement', 'payment', 'withdrawal', 'transfer'));
comment on table portal_message is 'What the national portal and the bank told: kept before it is acted on, so that nothing is lost; each message acts once.';
comment on column portal_message.code is 'The code that the portal gave to the dossier; of a transfer the words that came with it, or the code that somebody found out.';

-- The words of a transfer may name a code without its signs: looked for among the few that wait to be paid.
create index dossier_waits_for_payment on dossier (id) where 'payment' = any (waiting) and ended_at is null;
