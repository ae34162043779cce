-- Files that people hand in: bytes by their hash, once; who gave them under which name, each time.

create table file_content (
  sha256 bytea primary key check (octet_length(sha256) = 32),
  size bigint not null check (size > 0),
  noted_at timestamptz not null default now()
);
comment on table file_content is 'Bytes that lie in the storage, under their hash. Noted before they are put there, so that none can lie there unknown.';

create table file (
  id uuid primary key default uuidv7(),
  sha256 bytea not null references file_content,
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  scan text not null check (scan in ('clean', 'not_scanned')),
  uploaded_by text not null,
  uploaded_at timestamptz not null default now()
);
create index file_sha256 on file (sha256);
create index file_uploaded_at on file (uploaded_at);
comment on table file is 'A file as someone handed it in. Never changed. Whoever needs it refers to it by a foreign key; what nobody refers to is swept after a day.';
comment on column file.name is 'As people see it: without path and control characters, NFC.';
comment on column file.media_type is 'What the content is, by its bytes and its name.';
comment on column file.scan is 'Whether a virus scanner found it clean, or none was there. What is infected is never stored.';
comment on column file.uploaded_by is 'Who handed it in, as the sign-in provider names them.';

grant select, insert on file_content, file to haicap_app;

-- The application may not delete files; it may ask for what nobody refers to to be forgotten.
create function forget_unused_files() returns bigint
language plpgsql security definer set search_path from current as $$
declare
  unused text;
  found uuid[];
  forgotten bigint;
begin
  select coalesce(string_agg(format(' and not exists (select from %s r where r.%I = f.id)', c.conrelid::regclass, a.attname), ''), '')
  into unused
  from pg_constraint c
  join pg_attribute a on a.attrelid = c.conrelid
    and a.attnum = c.conkey[array_position(c.confkey, (select k.attnum from pg_attribute k where k.attrelid = 'file'::regclass and k.attname = 'id'))]
  where c.contype = 'f' and c.confrelid = 'file'::regclass and c.conparentid = 0;
  -- First locked, then looked at anew: a reference that came meanwhile is seen, one that comes later is refused.
  execute 'select array_agg(id) from (select id from file f where uploaded_at < now() - interval ''1 day''' || unused
    || ' for update skip locked) x' into found;
  execute 'delete from file f where id = any($1)' || unused using found;
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
comment on function forget_unused_files is 'Forgets files older than a day that no foreign key of any table refers to; how many.';

create function take_unused_contents(batch integer) returns setof bytea
language plpgsql security definer set search_path from current as $$
declare
  found bytea[];
begin
  select array_agg(x.sha256) into found from (
    select c.sha256 from file_content c
    where c.noted_at < now() - interval '1 day' and not exists (select from file f where f.sha256 = c.sha256)
    order by c.sha256 limit batch for update skip locked) x;
  return query delete from file_content c
    where c.sha256 = any(found) and not exists (select from file f where f.sha256 = c.sha256)
    returning c.sha256;
end $$;
comment on function take_unused_contents is 'Takes out some contents that no file has, noted more than a day ago; who removes their bytes does so in the same transaction.';

revoke all on function forget_unused_files, take_unused_contents from public;
grant execute on function forget_unused_files, take_unused_contents to haicap_app;
