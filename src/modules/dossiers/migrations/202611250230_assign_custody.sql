-- Where a split leaves open who takes over: single dossiers go to who was named for them, what still comes in to one body.

-- A body that goes on and gave away a part is no longer asked about what it takes in afterwards.
alter table pile add column since date not null default '-infinity';
comment on column pile.since is 'The day on which work last left the body before these dossiers came: what left it earlier is not theirs.';
alter table pile drop constraint pile_origin_id_function_code_place_id_key;
alter table pile add unique (origin_id, function_code, place_id, since);

-- Rows that a plan writes have a key, so that a revocation restores them. Nothing has written any so far.
drop table dossier_custody_history;
alter table dossier_custody add column id uuid not null unique default uuidv7();
create table dossier_custody_history (like dossier_custody, known tstzrange not null, superseded_in bigint);
create index dossier_custody_history_superseded on dossier_custody_history (superseded_in);
create index dossier_custody_custodian on dossier_custody (custodian_id);
create index dossier_custody_recorded on dossier_custody (recorded_in);
grant select on dossier_custody_history to haicap_app;

create table dossier_rest (
  id uuid primary key default uuidv7(),
  origin_id uuid not null references organization,
  custodian_id uuid not null references organization,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  decision_id uuid not null references decision,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  exclude using gist (origin_id with =, valid with &&)
);
comment on table dossier_rest is 'Who takes over the dossiers of a body that its succession leaves open and for which nobody is named, such as those that come in after a plan was enacted.';
create index dossier_rest_custodian on dossier_rest (custodian_id);
create table dossier_rest_history (like dossier_rest, known tstzrange not null, superseded_in bigint);
create index dossier_rest_history_superseded on dossier_rest_history (superseded_in);
create trigger keep_updated after update on dossier_rest referencing old table as superseded
  for each statement execute function keep_superseded();
create trigger keep_deleted after delete on dossier_rest referencing old table as superseded
  for each statement execute function keep_superseded();
create trigger stamp before update on dossier_rest for each row execute function stamp_act();
grant select, insert, update, delete on dossier_rest to haicap_app;
grant select on dossier_rest_history to haicap_app;

create table plan_dossier (
  plan_id uuid not null references plan on delete cascade,
  dossier_id uuid not null references dossier,
  custodian_code text not null check (custodian_code <> ''),
  recorded_in bigint default act_record(),
  primary key (plan_id, dossier_id)
);
comment on table plan_dossier is 'Who takes over a dossier that the successions of a plan leave open.';
comment on column plan_dossier.custodian_code is 'Code of the body on the day: one that the plan makes, or one that is there already.';
create index plan_dossier_dossier on plan_dossier (dossier_id);

create table plan_dossier_rest (
  plan_id uuid not null references plan on delete cascade,
  origin_id uuid not null references organization,
  custodian_code text not null check (custodian_code <> ''),
  proposed boolean not null default false,
  recorded_in bigint default act_record(),
  primary key (plan_id, origin_id)
);
comment on table plan_dossier_rest is 'Who takes over what a body still takes in until the day, as far as the successions of a plan leave it open.';
comment on column plan_dossier_rest.proposed is 'haicap proposed it and nobody has changed it; proposing again replaces it.';
grant select, insert, update, delete on plan_dossier, plan_dossier_rest to haicap_app;

create function custodians_of_work(at date, keys bigint[], origins uuid[], fields text[], places uuid[], sinces date[])
returns table (key bigint, custodian_id uuid) language plpgsql stable strict as $$
#variable_conflict use_column
begin
  return query
  with recursive asked as materialized (
    select a.* from unnest(keys, origins, fields, places, sinces) as a (key, origin, field, place, since)
  ),
  line as (
    select distinct a.field, a.field as above, 0 as up from asked a
    union all
    select l.field, coalesce(f.parent_code, 'all'), l.up + 1 from line l join function f on f.code = l.above where l.above <> 'all'
  ),
  went as materialized (
    select a.key, a.place, c.custodian_id, c.extent, c.place_id, l.up
    from asked a join line l on l.field = a.field
    join custody c on c.origin_id = a.origin and c.function_code = l.above and c.valid @> at and c.left_on > a.since
  ),
  covering as (
    select w.*, rank() over (partition by w.key order by (w.place_id is null)::int, w.up) as closeness
    from went w where w.place_id is null or w.place_id = w.place or area_within(w.place, w.place_id)
  ),
  goes_on as materialized (
    select a.key, a.origin from asked a
    where exists (select from organization_version v where v.organization_id = a.origin and v.valid @> at)
  ),
  -- The place was divided, and each of its parts went elsewhere.
  inside as (
    select w.*, rank() over (partition by w.key order by w.up) as closeness
    from went w where w.place_id is not null and not exists (select from covering c where c.key = w.key)
      and not exists (select from goes_on g where g.key = w.key) and area_within(w.place_id, w.place)
  ),
  chosen as materialized (
    select c.key, c.custodian_id, c.extent from covering c where c.closeness = 1
    union all select i.key, i.custodian_id, i.extent from inside i where i.closeness = 1
  ),
  answered as materialized (
    select c.key, c.custodian_id from chosen c
    union
    -- The body goes on and nobody took over the whole of it.
    select g.key, g.origin from goes_on g
    where not exists (select from chosen c where c.key = g.key and c.extent = 'whole')
  ),
  resting as materialized (
    select a.key, r.custodian_id as origin, a.field, a.place, lower(r.valid) as since
    from asked a join dossier_rest r on r.origin_id = a.origin and r.valid @> at and lower(r.valid) > a.since
    where (select count(*) from answered n where n.key = a.key) <> 1
  )
  select n.key, n.custodian_id from answered n where not exists (select from resting r where r.key = n.key)
  union all
  select k.key, k.custodian_id
  from (select array_agg(r.key) as keys, array_agg(r.origin) as origins, array_agg(r.field) as fields,
      array_agg(r.place) as places, array_agg(r.since) as sinces from resting r) g
  cross join lateral custodians_of_work(at, g.keys, g.origins, g.fields, g.places, g.sinces) k;
end $$;
comment on function custodians_of_work is 'Who has work on a day that a body had in a field at a place, as far as it did not leave the body before `since`. Not exactly one: the succession leaves it open.';

create or replace function pile_custodians(at date, piles integer[] default null)
returns table (pile_id integer, custodian_id uuid) language plpgsql stable as $$
begin
  return query
  select k.key::integer, k.custodian_id
  from (select array_agg(p.id::bigint) as ids, array_agg(p.origin_id) as origins, array_agg(p.function_code) as fields,
      array_agg(p.place_id) as places, array_agg(p.since) as sinces
    from pile p where piles is null or p.id = any (piles)) g
  cross join lateral custodians_of_work(at, g.ids, g.origins, g.fields, g.places, g.sinces) k;
end $$;

create function given_custodians(at date, whose uuid[] default null)
returns table (dossier_id uuid, custodian_id uuid) language plpgsql stable as $$
begin
  return query
  with given as materialized (
    select c.dossier_id, c.custodian_id as body, lower(c.valid) as since, p.function_code as field, p.place_id as place,
      dense_rank() over (order by c.custodian_id, lower(c.valid), p.function_code, p.place_id) as key
    from dossier_custody c join dossier d on d.id = c.dossier_id join pile p on p.id = d.pile_id
    where c.valid @> at and (whose is null or c.dossier_id = any (whose))
  ),
  works as (
    select array_agg(w.key) as keys, array_agg(w.body) as bodies, array_agg(w.field) as fields,
      array_agg(w.place) as places, array_agg(w.since) as sinces
    from (select distinct g.key, g.body, g.field, g.place, g.since from given g) w
  )
  select g.dossier_id, k.custodian_id from works w
  cross join lateral custodians_of_work(at, w.keys, w.bodies, w.fields, w.places, w.sinces) k
  join given g on g.key = k.key;
end $$;
comment on function given_custodians is 'Who has the dossiers on a day that were given singly: the body that got them, or whoever took over from it.';

create or replace function dossier_custodians(whose uuid, at date) returns setof uuid language sql stable rows 1 as $$
  select g.custodian_id from given_custodians(at, array[whose]) g
  union all
  select k.custodian_id from dossier d, pile_custodians(at, array[d.pile_id]) k
  where d.id = whose and not exists (select from dossier_custody c where c.dossier_id = whose and c.valid @> at)
$$;

create or replace function piles_of(custodian uuid, at date) returns setof integer language plpgsql stable rows 60 as $$
begin
  return query
  with recursive behind as (
    select custodian as body
    union
    select x.origin_id from behind b cross join lateral (
      select c.origin_id from custody c where c.custodian_id = b.body and c.valid @> at
      union all select r.origin_id from dossier_rest r where r.custodian_id = b.body and r.valid @> at) x
  ),
  candidate as (select array_agg(p.id) as ids from pile p where p.origin_id in (select b.body from behind b))
  select k.pile_id from candidate c, pile_custodians(at, c.ids) k where k.custodian_id = custodian and c.ids is not null;
end $$;

-- The units that go on with a unit's work, where `successor_of` chose one of several.
create function successors_of(body uuid, field text, at date) returns setof uuid language plpgsql stable rows 1 as $$
begin
  if exists (select from organization_version v where v.organization_id = body and v.valid @> at) then
    return next body;
    return;
  end if;
  return query
  with recursive line as (
    select field as above, 0 as up
    union all select coalesce(f.parent_code, 'all'), l.up + 1 from line l join function f on f.code = l.above where l.above <> 'all'
  ),
  found as (
    select c.custodian_id, rank() over (order by l.up) as closeness
    from custody c join line l on l.above = c.function_code where c.origin_id = body and c.valid @> at
  )
  select distinct f.custodian_id from found f where f.closeness = 1 order by 1;
end $$;
comment on function successors_of is 'The unit itself while it goes on, else those that took over its work in a field; none: the custodian assigns anew.';
drop function successor_of;
