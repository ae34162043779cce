create table boundary_trial (
  id uuid primary key default uuidv7(),
  file_name text not null,
  content text not null,
  on_day date not null,
  source text not null check (source <> ''),
  actor_subject text not null,
  tried_at timestamptz not null default act_time()
);
comment on table boundary_trial is 'A file of outlines that someone tried, kept until it is imported or a day has passed; only they see it. It is no fact of the register.';
create index boundary_trial_actor on boundary_trial (actor_subject, tried_at);
grant select, insert, delete on boundary_trial to haicap_app;
