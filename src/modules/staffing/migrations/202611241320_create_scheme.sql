-- Job-position schemes: what a body needs, drafted by it, appraised, approved, published.
--
-- A version is a document until it is submitted; after that it never changes again. Where it stands is not stored:
-- submission, appraisal, approval and publication are records, each with its day and who made it.

create table scheme (
  id uuid primary key default uuidv7(),
  organization_id uuid not null unique references organization,
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on table scheme is 'The job-position scheme (đề án vị trí việc làm) of a body; what it says is in its versions.';

create table scheme_version (
  id uuid primary key default uuidv7(),
  scheme_id uuid not null references scheme,
  number integer not null check (number > 0),
  begun_on date not null,
  changes text not null default '',
  legal_basis text not null default '',
  functions text not null default '',
  commitment text not null default '',
  revision integer not null default 1,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  unique (scheme_id, number)
);
comment on column scheme_version.changes is 'What changed since the version before, in words; of a first version why it is needed.';
comment on column scheme_version.functions is 'Functions and tasks of the body.';
comment on column scheme_version.revision is 'Raised with every edit, so that nobody overwrites what they have not seen.';

create table scheme_line (
  version_id uuid not null references scheme_version on delete cascade,
  position_code text not null check (position_code <> ''),
  headcount integer not null check (headcount > 0),
  job_description text not null default '',
  competency text not null default '',
  primary key (version_id, position_code)
);
comment on table scheme_line is 'A position of the scheme: how many, what the work is, what whoever does it must be able to do.';

create table scheme_line_rank (
  version_id uuid not null,
  position_code text not null,
  rank_code text not null references rank,
  headcount integer not null check (headcount > 0),
  primary key (version_id, position_code, rank_code),
  foreign key (version_id, position_code) references scheme_line on delete cascade
);
comment on table scheme_line_rank is 'How the headcount of a line is split over ranks.';

create table scheme_submission (
  version_id uuid primary key references scheme_version,
  on_date date not null,
  letter text,
  submitted_by text not null,
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on column scheme_submission.letter is 'Number of the covering letter (tờ trình).';

create table scheme_appraisal (
  id uuid primary key default uuidv7(),
  version_id uuid not null references scheme_submission,
  on_date date not null,
  outcome text not null check (outcome in ('agreed', 'returned')),
  letter text,
  opinion text not null check (opinion <> ''),
  appraised_by text not null,
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on table scheme_appraisal is 'The latest one counts: what was agreed may still be returned until it is approved.';
create index scheme_appraisal_version on scheme_appraisal (version_id);

create table scheme_remark (
  appraisal_id uuid not null references scheme_appraisal,
  position_code text not null,
  remark text not null check (remark <> ''),
  primary key (appraisal_id, position_code)
);
comment on table scheme_remark is 'What the appraisal says of one line.';

create table scheme_approval (
  version_id uuid primary key references scheme_submission,
  decision_id uuid not null references decision,
  on_date date not null,
  effective_on date not null,
  approved_by text not null,
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  check (effective_on >= on_date)
);

create table scheme_publication (
  version_id uuid primary key references scheme_approval,
  on_date date not null,
  published_in text not null check (published_in <> ''),
  published_by text not null,
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time()
);
comment on table scheme_publication is 'From its publication, and not before the approval takes effect, the version is in force until the next one is.';

create table rank_limit (
  id text primary key,
  ranks text[] not null check (ranks <> '{}'),
  position_codes text[] not null default '{}',
  group_code text check (group_code in ('leadership', 'professional', 'support')),
  organization_kinds text[] not null default '{}',
  level text check (level in ('province', 'district', 'commune')),
  max_share numeric not null check (max_share >= 0 and max_share <= 1),
  valid daterange not null default '(,)' check (not isempty(valid)),
  source text,
  note text
);
comment on table rank_limit is 'How large the share of these ranks together may be among the positions of a scheme (locality data).';
comment on column rank_limit.position_codes is 'Among these positions; none: among all (of the group, if one is named).';
comment on column rank_limit.organization_kinds is 'For schemes of these kinds of bodies; none: of any.';

create table scheme_demand (
  id text primary key,
  organization_kinds text[] not null check (organization_kinds <> '{}'),
  level text check (level in ('province', 'district', 'commune')),
  approved_since date,
  due_on date,
  valid daterange not null default '(,)' check (not isempty(valid)),
  source text,
  note text
);
comment on table scheme_demand is 'Which bodies need a scheme, and by when (locality data).';
comment on column scheme_demand.approved_since is 'An approval of an earlier day does not meet the demand.';

grant select, insert on scheme, scheme_submission, scheme_appraisal, scheme_remark, scheme_approval, scheme_publication to haicap_app;
grant select, insert, update, delete on scheme_version, scheme_line, scheme_line_rank to haicap_app;
grant select, insert, update on rank_limit, scheme_demand to haicap_app;

create function keep_submitted_scheme() returns trigger language plpgsql as $$
declare
  line jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  version uuid := (line ->> case when tg_table_name = 'scheme_version' then 'id' else 'version_id' end)::uuid;
begin
  if exists (select from scheme_submission s where s.version_id = version) then
    raise exception 'a version that was submitted does not change' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_submitted before update or delete on scheme_version
  for each row execute function keep_submitted_scheme();
create trigger keep_submitted before insert or update or delete on scheme_line
  for each row execute function keep_submitted_scheme();
create trigger keep_submitted before insert or update or delete on scheme_line_rank
  for each row execute function keep_submitted_scheme();

create function scheme_versions_on(at date) returns table (
  version_id uuid, scheme_id uuid, organization_id uuid, number integer, state text, since date, in_force_from date
) language sql stable as $$
  with stood as (
    select v.id, v.scheme_id, s.organization_id, v.number, v.begun_on, u.on_date as submitted, a.on_date as appraised,
      a.outcome, p.on_date as approved, b.on_date as published,
      case when b.on_date is not null then greatest(p.effective_on, b.on_date) end as in_force_from
    from scheme_version v
    join scheme s on s.id = v.scheme_id
    left join scheme_submission u on u.version_id = v.id and u.on_date <= at
    left join lateral (
      select x.on_date, x.outcome from scheme_appraisal x where x.version_id = v.id and x.on_date <= at
      order by x.recorded_at desc, x.id desc limit 1
    ) a on true
    left join scheme_approval p on p.version_id = v.id and p.on_date <= at
    left join scheme_publication b on b.version_id = v.id and b.on_date <= at
    where v.begun_on <= at
  ),
  ranked as (
    select *, row_number() over (partition by stood.scheme_id, stood.in_force_from <= at
      order by stood.in_force_from desc, stood.number desc) as nth
    from stood
  )
  select r.id, r.scheme_id, r.organization_id, r.number,
    case when r.in_force_from <= at then case when r.nth = 1 then 'in_force' else 'superseded' end
      when r.published is not null then 'published'
      when r.approved is not null then 'approved'
      when r.outcome is not null then r.outcome
      when r.submitted is not null then 'submitted'
      else 'draft' end,
    coalesce(case when r.in_force_from <= at then r.in_force_from end, r.published, r.approved, r.appraised, r.submitted,
      r.begun_on),
    r.in_force_from
  from ranked r
$$;
comment on function scheme_versions_on is 'Where every version of every scheme stood on a day, and since when: derived from its records.';

create function scheme_demands_on(at date) returns table (
  demand_id text, organization_id uuid, approved_since date, due_on date, approved boolean
) language sql stable as $$
  select d.id, o.organization_id, d.approved_since, d.due_on, exists (
      select from scheme s join scheme_version v on v.scheme_id = s.id join scheme_approval p on p.version_id = v.id
      where s.organization_id = o.organization_id and p.on_date <= at
        and (d.approved_since is null or p.on_date >= d.approved_since))
  from scheme_demand d
  join organization_version o on o.kind_code = any (d.organization_kinds) and o.valid @> at
  join area_version a on a.area_id = o.area_id and a.valid @> at
  join kind k on k.code = a.kind_code and (d.level is null or k.level = d.level)
  where d.valid @> at
$$;
comment on function scheme_demands_on is 'Which bodies need a scheme on a day, and whether one that meets the demand is approved.';

create function scheme_bodies(body uuid, at date) returns setof uuid language sql stable as $$
  with recursive apart as materialized (
    select d.organization_id from scheme_demands_on(at) d
    union
    select v.organization_id from scheme_versions_on(at) v where v.state in ('approved', 'published', 'in_force')
  ),
  covered as (
    select body as id
    union
    select o.organization_id from covered c
    join organization_version o on o.parent_id = c.id and o.valid @> at
    where o.organization_id not in (select a.organization_id from apart a)
  )
  select id from covered
$$;
comment on function scheme_bodies is 'The bodies whose posts a scheme is about: the body and all below it that neither need nor have an approved scheme of their own.';
