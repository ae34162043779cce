-- Quotas are summed, never stored. The grantor is the body of the parent: when a body's quota changes within
-- the year, what it gave on before counts against what it has now.

create function quota_given(at date) returns table (grantor_id uuid, pot text, headcount bigint) language sql stable as $$
  select g.organization_id, c.pot, sum(c.headcount)
  from quota c join quota g on g.id = c.parent_id
  where c.valid @> at
  group by g.organization_id, c.pot
$$;
comment on function quota_given is 'What each body has given on of its quotas on a day.';

create function staff_held(at date) returns table (organization_id uuid, pot text, posts bigint, filled bigint)
language sql stable as $$
  -- Apart: one walk over all appointments beats a search of the index for each of fifty thousand posts.
  with holding as materialized (
    select a.post_id from appointment a where a.kind = 'permanent' and a.valid @> at
  )
  select p.organization_id, n.pot, count(*), count(h.post_id)
  from post p
  join position n on n.code = p.position_code and n.valid @> at and n.pot is not null
  left join holding h on h.post_id = p.id
  where p.valid @> at
  group by p.organization_id, n.pot
$$;
comment on function staff_held is 'Posts of each pot in each body itself on a day, and how many of them have a permanent holder.';

create function quota_edges(at date) returns table (id uuid, above uuid, pot text) language sql stable as $$
  select o.organization_id, o.parent_id, p.pot
  from organization_version o cross join (values ('civil_servant'), ('public_employee')) p (pot)
  where o.valid @> at and o.parent_id is not null
  union
  select c.organization_id, g.organization_id, c.pot
  from quota c join quota g on g.id = c.parent_id
  where c.valid @> at
$$;
comment on function quota_edges is 'Under which bodies a body counts for a pot on a day: its superior, and whoever it has its quota from (the committee of a commune lies under no body, but has its quota from the province).';

create function staff_held_below(at date) returns table (organization_id uuid, pot text, posts bigint, filled bigint)
language sql stable as $$
  with recursive edge as materialized (select * from quota_edges(at)),
  held as materialized (select * from staff_held(at)),
  line as (
    select h.organization_id as id, h.organization_id as above, h.pot from held h
    union
    select l.id, e.above, l.pot from line l join edge e on e.id = l.above and e.pot = l.pot
  )
  select l.above, h.pot, sum(h.posts)::bigint, sum(h.filled)::bigint
  from held h join line l on l.id = h.organization_id and l.pot = h.pot
  group by l.above, h.pot
$$;
comment on function staff_held_below is 'The same of each body and all bodies below it.';

create function staff_held_by(body uuid, at date) returns table (pot text, posts bigint, filled bigint)
language sql stable as $$
  with recursive held as materialized (select * from staff_held(at)),
  below as (
    select body as id, p.pot from (values ('civil_servant'), ('public_employee')) p (pot)
    union
    select e.id, e.pot from below b cross join lateral (
      select o.organization_id as id, b.pot from organization_version o where o.parent_id = b.id and o.valid @> at
      union all
      select c.organization_id, c.pot from quota g join quota c on c.parent_id = g.id and c.valid @> at
      where g.organization_id = b.id and c.pot = b.pot
    ) e
  )
  select h.pot, sum(h.posts)::bigint, sum(h.filled)::bigint
  from held h join below b on b.id = h.organization_id and b.pot = h.pot
  group by h.pot
$$;
comment on function staff_held_by is 'The same of one body and all below it.';
