-- A plan says where the people of bodies that end will serve; enacting it ends and opens posts and appointments.

create table plan_placement (
  plan_id uuid not null references plan on delete cascade,
  person_id uuid not null references person,
  kind text not null check (kind in ('permanent', 'acting', 'concurrent', 'secondment', 'leaving')),
  organization_code text check (organization_code <> ''),
  position_code text check (position_code <> ''),
  reason text check (reason in ('retired', 'retired_early', 'resigned', 'dismissed', 'died', 'term_over', 'moved_away')),
  tolerated_until date,
  note text check (note <> ''),
  proposed boolean not null default false,
  recorded_in bigint default act_record(),
  primary key (plan_id, person_id, kind),
  check ((kind = 'leaving') = (reason is not null)),
  check ((kind = 'leaving') = (organization_code is null)),
  check ((organization_code is null) = (position_code is null)),
  check (tolerated_until is null or kind = 'permanent'),
  constraint leaves_or_serves exclude using gist (plan_id with =, person_id with =, (case kind when 'leaving' then 1 else 0 end) with <>)
    deferrable initially deferred
);
comment on table plan_placement is 'Where a plan places someone on its day, or why they leave. One line for each way of holding a post.';
comment on column plan_placement.organization_code is 'Code of the body on the day: one that the plan makes, or one that is there already.';
comment on column plan_placement.tolerated_until is 'The post is above the cap and tolerated: its last day.';
comment on column plan_placement.proposed is 'haicap proposed it and nobody has changed it; proposing again replaces it.';
create index plan_placement_person on plan_placement (person_id);
grant select, insert, update, delete on plan_placement to haicap_app;

-- A rule asks what ended on a day.
create index appointment_ended on appointment (upper(valid)) where not upper_inf(valid);
