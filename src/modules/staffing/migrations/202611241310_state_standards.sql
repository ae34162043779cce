-- Which standard each holder of a post must meet, and by what it is met: said once, for figures, rules and pages.

create index qualification_history_person on qualification_history (person_id);
create index exemption_history_person on exemption_history (person_id);

create function standards_at(at date, as_known timestamptz default null) returns table (
  person_id uuid, appointment_id uuid, appointment_kind text, post_id uuid, organization_id uuid, position_code text,
  standard_id text, standard_kind text, level_code text, required_since date, qualification_id uuid, exemption_id uuid,
  state text
) language sql stable parallel safe as $$
  select a.person_id, a.id, a.kind, p.id, p.organization_id, p.position_code, s.id, s.kind, s.level_code,
    greatest(lower(a.valid), lower(s.valid)), q.id, e.id,
    case when q.id is not null then 'met' when e.id is not null then 'exempt' else 'missing' end
  from appointment_known a
  join post_known p on p.id = a.post_id and p.valid @> at and p.known @> coalesce(as_known, 'infinity')
  join standard s on s.valid @> at and p.position_code = any (s.positions)
  join qualification_level needed on needed.kind = s.kind and needed.code = s.level_code
  left join lateral (
    select h.id from qualification_known h join qualification_level l on l.kind = h.kind and l.code = h.level_code
    where h.person_id = a.person_id and h.kind = s.kind and l.ordinal >= needed.ordinal
      and h.issued_on <= at and (h.expires_on is null or at < h.expires_on) and h.known @> coalesce(as_known, 'infinity')
    order by l.ordinal desc, h.issued_on, h.id limit 1
  ) q on true
  left join lateral (
    select x.id from exemption_known x where x.person_id = a.person_id and x.standard_id = s.id and x.valid @> at
      and x.known @> coalesce(as_known, 'infinity')
    limit 1
  ) e on true
  where a.kind in ('permanent', 'acting', 'concurrent') and a.valid @> at and a.known @> coalesce(as_known, 'infinity')
$$;
comment on function standards_at is 'For each holder of a post on a day each standard in force that names the position: met (by the highest qualification of its kind), exempt or missing.';

create table import_trial (
  id uuid primary key default uuidv7(),
  list text not null check (list in ('persons', 'posts', 'appointments', 'qualifications', 'quotas')),
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea not null,
  actor_subject text not null,
  result jsonb not null,
  tried_at timestamptz not null default act_time()
);
comment on table import_trial is 'A sheet that someone tried, kept until it is imported or a day has passed; only they see it. It is no fact of the register.';
comment on column import_trial.result is 'What would happen with each row.';
create index import_trial_actor on import_trial (actor_subject, tried_at);
grant select, insert, delete on import_trial to haicap_app;
