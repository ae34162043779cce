-- What follows from the register is remembered until something changes that it follows from. Rooms put the trigger on their
-- tables; the counter moves once for each transaction, however the rows are changed.

create table register_version (
  one boolean primary key default true check (one),
  number bigint not null,
  changed_in xid8 not null
);
comment on table register_version is 'A single row. Whoever sees the same number sees the same register.';
insert into register_version (number, changed_in) values (1, pg_current_xact_id());
grant select on register_version to haicap_app;

create function touch_register() returns trigger language plpgsql security definer as $$
begin
  execute format('update %I.register_version set number = number + 1, changed_in = pg_current_xact_id()
    where changed_in <> pg_current_xact_id()', tg_table_schema);
  return null;
end $$;
comment on function touch_register is 'For triggers of tables from which something is remembered.';
