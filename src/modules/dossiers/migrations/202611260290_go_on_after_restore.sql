-- The order of the outbox goes by transactions, and these are counted anew where a dump is restored into another cluster.
-- What is written there goes on behind everything that stands: counted from a shift, which is none as long as nothing was restored.

create function dossier_shift() returns bigint language sql immutable parallel safe as 'select 0::bigint';
comment on function dossier_shift is 'What is added to the number of a transaction. Replaced by dossier_go_on alone.';

create function dossier_position() returns xid8 language sql stable parallel restricted as $$
  select (pg_current_xact_id()::text::bigint + dossier_shift())::text::xid8
$$;
comment on function dossier_position is 'Where this transaction stands in the order of the outbox.';

create function dossier_horizon() returns xid8 language sql stable parallel safe as $$
  select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + dossier_shift())::text::xid8
$$;
comment on function dossier_horizon is 'Everything before it is over: nothing can be added there.';

alter table dossier_event alter column transaction set default dossier_position();
comment on column dossier_event.transaction is 'Readers of the outbox go by it, up to the oldest transaction that is still open, and miss nothing that is committed late. Never before the entry that stands before it in the same book.';

create function dossier_go_on() returns boolean language plpgsql as $$
declare
  written bigint;
  read bigint;
  here bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('haicap.dossier_shift', 0));
  select coalesce((select transaction::text::bigint from dossier_event order by transaction desc limit 1), 0) into written;
  select coalesce(max(p.at), 0) into read from (
    select transactions_below::text::bigint as at from dossier_seal
    union all select split_part(cursor, ' ', 1)::bigint from exchange_cursor where cursor ~ '^\d{1,18} '
    union all select split_part(cursor, ' ', 1)::bigint from webhook_cursor where source = 'dossiers' and cursor ~ '^\d{1,18} '
  ) p;
  here := pg_current_xact_id()::text::bigint;
  if written < here + dossier_shift() and read <= here + dossier_shift() then return false; end if;
  execute format('create or replace function %s returns bigint language sql immutable parallel safe as %L',
    'dossier_shift()'::regprocedure, format('select %s::bigint', greatest(written, read) + 1 - here));
  return true;
end $$;
comment on function dossier_go_on is 'Called when a server starts: true when transactions were counted anew since, and positions now go on behind what stands.';
revoke all on function dossier_go_on() from public;
