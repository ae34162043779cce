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
  select p.organization_id, n.pot, count(*), count(a.post_id)
  from post p
  join position n on n.code = p.position_code and n.valid @> at and n.pot is not null
  left join appointment a on a.post_id = p.id and a.kind = 'permanent' and a.valid @> at
  where p.valid @> at
  group by p.organization_id, n.pot
$$;
comment on function staff_held is 'Posts of each pot in each body itself on a day, and how many of them have a permanent holder.';

create function staff_held_below(at date) returns table (organization_id uuid, pot text, posts bigint, filled bigint)
language sql stable as $$
  with recursive line as (
    select o.organization_id as id, o.organization_id as above from organization_version o where o.valid @> at
    union all
    select l.id, o.parent_id from line l
    join organization_version o on o.organization_id = l.above and o.valid @> at
    where o.parent_id is not null
  )
  select l.above, h.pot, sum(h.posts)::bigint, sum(h.filled)::bigint
  from staff_held(at) h join line l on l.id = h.organization_id
  group by l.above, h.pot
$$;
comment on function staff_held_below is 'The same of each body and all bodies below it.';

create function staff_held_by(body uuid, at date) returns table (pot text, posts bigint, filled bigint)
language sql stable as $$
  with recursive below as (
    select body as id
    union
    select o.organization_id from below b join organization_version o on o.parent_id = b.id and o.valid @> at
  )
  select n.pot, count(*), count(a.post_id)
  from below b
  join post p on p.organization_id = b.id and p.valid @> at
  join position n on n.code = p.position_code and n.valid @> at and n.pot is not null
  left join appointment a on a.post_id = p.id and a.kind = 'permanent' and a.valid @> at
  group by n.pot
$$;
comment on function staff_held_by is 'The same of one body and all below it, by indexes alone.';
