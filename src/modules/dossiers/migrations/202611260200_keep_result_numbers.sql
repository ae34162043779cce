-- A number is given once: by a body, in a year, to one result.

alter table dossier_rule add column numbered_by text not null default 'body' check (numbered_by in ('body', 'procedure'));
comment on column dossier_rule.numbered_by is 'Whether a body numbers all its results together, or those of each procedure by themselves (locality data).';

create function number_symbol(number text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(upper(regexp_replace(normalize(number, NFC), '\s', '', 'g')), '\d+', '#')
$$;
create function number_serial(number text) returns numeric language sql immutable strict parallel safe as $$
  select coalesce(substring(number from '\d+')::numeric, 0)
$$;

create table dossier_result_number (
  organization_id uuid not null references organization,
  year smallint not null,
  series text not null default '',
  number text not null check (number <> ''),
  symbol text not null generated always as (number_symbol(number)) stored,
  serial numeric not null generated always as (number_serial(number)) stored,
  dossier_id uuid not null references dossier,
  given_at timestamptz not null,
  primary key (organization_id, year, series, symbol, serial)
);
comment on table dossier_result_number is 'Numbers of results as bodies gave them. Taken in the transaction of the release, so the same one is never given twice.';
comment on column dossier_result_number.organization_id is 'Who had the dossier on the day of the release.';
comment on column dossier_result_number.series is 'The procedure, where the results of each are numbered by themselves; else blank.';
comment on column dossier_result_number.symbol is 'What stands around the first digits: 12/QĐ-UBND and 012/qđ-ubnd are the same number, 12/GP-UBND is another.';
create index dossier_result_number_latest on dossier_result_number (organization_id, year, series, given_at desc);
create index dossier_result_number_dossier on dossier_result_number (dossier_id);
grant select, insert on dossier_result_number to haicap_app;
grant maintain on dossier_result_number to haicap_app;

-- Books written before stand as they are: whoever gave a number first has it.
insert into dossier_result_number (organization_id, year, number, dossier_id, given_at)
select coalesce(g.custodian_id, k.custodian_id, r.origin_id), extract(year from r.day), r.result_number, r.id, r.at
from (
  select d.id, d.pile_id, d.result_number, p.origin_id, e.at, (e.at at time zone coalesce(l.time_zone, 'UTC'))::date as day
  from dossier d join pile p on p.id = d.pile_id
  join lateral (select e.at from dossier_event e where e.dossier_id = d.id and e.type = 'release' order by e.number desc limit 1) e on true
  left join (select time_zone from locality limit 1) l on true
  where d.result_number is not null
) r
left join (
  select distinct on (x.day, c.pile_id) x.day, c.pile_id, c.custodian_id
  from (select y.day, array_agg(distinct y.pile_id) as piles from (
      select d.pile_id, (d.ended_at at time zone coalesce((select time_zone from locality limit 1), 'UTC'))::date as day
      from dossier d where d.result_number is not null) y group by y.day) x
  cross join lateral pile_custodians(x.day, x.piles) c
  order by x.day, c.pile_id, c.custodian_id
) k on k.day = r.day and k.pile_id = r.pile_id
left join lateral (
  select c.custodian_id from dossier_custody c where c.dossier_id = r.id and c.valid @> r.day limit 1
) g on true
order by r.at, r.id
on conflict do nothing;
