-- Who has a pile on a day: the body that was competent, or whoever took over its work in that field at that place.

create function pile_custodians(at date, piles integer[] default null)
returns table (pile_id integer, custodian_id uuid) language plpgsql stable as $$
begin
  return query
  with recursive asked as (
    select p.* from pile p where piles is null or p.id = any (piles)
  ),
  line as (
    select distinct a.function_code as field, a.function_code as above, 0 as up from asked a
    union all
    select l.field, coalesce(f.parent_code, 'all'), l.up + 1 from line l join function f on f.code = l.above where l.above <> 'all'
  ),
  found as (
    select a.id, c.custodian_id, c.extent,
      rank() over (partition by a.id order by (c.place_id is null)::int, l.up) as closeness
    from asked a join line l on l.field = a.function_code
    join custody c on c.origin_id = a.origin_id and c.function_code = l.above and c.valid @> at
      and (c.place_id is null or c.place_id = a.place_id or area_within(a.place_id, c.place_id))
  ),
  chosen as (select f.id, f.custodian_id, f.extent from found f where f.closeness = 1)
  select c.id, c.custodian_id from chosen c
  union
  -- The body goes on and nobody took over the whole of it.
  select a.id, a.origin_id from asked a
  where exists (select from organization_version v where v.organization_id = a.origin_id and v.valid @> at)
    and not exists (select from chosen c where c.id = a.id and c.extent = 'whole');
end $$;
comment on function pile_custodians is 'Who has piles on a day; without piles: all. More than one row of a pile: the succession leaves open who takes a single dossier.';

create function piles_of(custodian uuid, at date) returns setof integer language plpgsql stable rows 60 as $$
begin
  return query
  with candidate as (
    select array_agg(p.id) as ids from pile p
    where p.origin_id = custodian
      or p.origin_id in (select c.origin_id from custody c where c.custodian_id = custodian and c.valid @> at)
  )
  select k.pile_id from candidate c, pile_custodians(at, c.ids) k where k.custodian_id = custodian and c.ids is not null;
end $$;
comment on function piles_of is 'The piles that a body has on a day, alone or with others.';

create function dossier_custodians(whose uuid, at date) returns setof uuid language sql stable rows 1 as $$
  select c.custodian_id from dossier_custody c where c.dossier_id = whose and c.valid @> at
  union all
  select k.custodian_id from dossier d, pile_custodians(at, array[d.pile_id]) k
  where d.id = whose and not exists (select from dossier_custody c where c.dossier_id = whose and c.valid @> at)
$$;
comment on function dossier_custodians is 'Who has a dossier on a day: one body, unless a split leaves it open.';

create function successor_of(body uuid, field text, at date) returns uuid language sql stable as $$
  -- A unit that goes on is its own; else the one that took over its work in the field.
  select case when exists (select from organization_version v where v.organization_id = body and v.valid @> at) then body
    else (
      with recursive line as (
        select field as above, 0 as up
        union all select coalesce(f.parent_code, 'all'), l.up + 1 from line l join function f on f.code = l.above where l.above <> 'all'
      )
      select c.custodian_id from custody c join line l on l.above = c.function_code
      where c.origin_id = body and c.valid @> at order by l.up, c.extent desc, c.custodian_id limit 1)
    end
$$;
comment on function successor_of is 'The unit that goes on with what was assigned to a unit; null: there is none, and the custodian assigns anew.';
