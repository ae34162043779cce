-- Who may decide: powers, and how each came from the law to the post that uses it.
--
-- A vesting gives a power (or a whole field) to a holder. A devolution is the law's own: it has no grantor.
-- Every other vesting names its grantor, and holds only while the grantor itself holds the power: what loses
-- its basis lapses by itself, and can be seen months ahead.

create table power (
  code text primary key check (code ~ '^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$'),
  function_code text not null references function,
  kind text not null check (kind in ('decision', 'work')),
  name_vi text not null, name_en text not null, name_de text not null,
  note text,
  valid daterange not null default '(,)' check (not isempty(valid)),
  source text,
  demonstration boolean not null default false
);
comment on table power is 'A concrete competence: certify a copy, register a birth, change the register.';
comment on column power.kind is 'decision: exactly one decides in each place. work: whoever holds it may do it, side by side.';
create index power_function on power (function_code);

create table vesting (
  id uuid primary key default uuidv7(),
  act text not null check (act in ('devolution', 'decentralization', 'authorization', 'assignment')),
  power_code text references power,
  function_code text references function,
  grantor_organization_id uuid references organization,
  grantor_post_id uuid references post (id),
  holder_kind_code text references kind,
  holder_level text check (holder_level in ('province', 'district', 'commune')),
  holder_position_code text,
  holder_organization_id uuid references organization,
  holder_post_id uuid references post (id),
  reach text not null default 'area' check (reach in ('area', 'organization')),
  place_id uuid references area,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  conditions text,
  means text,
  onward boolean not null default false,
  signature text check (signature in ('TM', 'KT', 'TL', 'TUQ')),
  published_on date,
  published_in text,
  decision_id uuid not null references decision,
  clause text,
  ended_by uuid references decision,
  source text,
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  constraint one_thing check (num_nonnulls(power_code, function_code) = 1),
  constraint one_holder check (num_nonnulls(holder_kind_code, holder_position_code, holder_organization_id,
    holder_post_id) = 1),
  constraint level_of_kind check (holder_level is null or holder_kind_code is not null),
  constraint grantor_of_grant check (num_nonnulls(grantor_organization_id, grantor_post_id)
    = case act when 'devolution' then 0 else 1 end),
  constraint power_of_law check (act <> 'devolution' or power_code is not null),
  constraint authorization_ends check (act <> 'authorization' or not upper_inf(valid)),
  constraint authorization_conditions check (act <> 'authorization' or conditions <> ''),
  constraint authorization_stays check (act <> 'authorization' or not onward),
  constraint published_where check ((published_on is null) = (published_in is null))
);
comment on table vesting is 'A power or a whole field goes to a holder, by one of the four acts of law.';
comment on column vesting.act is 'devolution phân quyền (by law alone), decentralization phân cấp, authorization ủy quyền, assignment phân công.';
comment on column vesting.holder_kind_code is 'Every body of this kind (at this level): "the People''s Committees of communes". Used by its head, who signs on its behalf.';
comment on column vesting.holder_position_code is 'Whoever holds a post of this position: "the chairs of communes".';
comment on column vesting.reach is 'area: in the territory that the holder''s body serves; organization: in the holder''s body and those below it.';
comment on column vesting.place_id is 'Only there; null: as far as the holder reaches.';
comment on column vesting.onward is 'Whether the holder may pass it on (decentralization under conditions; an authorization never).';
comment on column vesting.signature is 'Form of signature: TM. on behalf of the body, KT. for the head, TL. by order, TUQ. by authorization.';
comment on column vesting.published_on is 'A decentralization or an authorization counts from its publication.';
create index vesting_power on vesting (power_code) where power_code is not null;
create index vesting_function on vesting (function_code) where function_code is not null;
create index vesting_grantor_organization on vesting (grantor_organization_id) where grantor_organization_id is not null;
create index vesting_grantor_post on vesting (grantor_post_id) where grantor_post_id is not null;
create index vesting_holder_kind on vesting (holder_kind_code, power_code) where holder_kind_code is not null;
create index vesting_holder_position on vesting (holder_position_code, power_code) where holder_position_code is not null;
create index vesting_holder_organization on vesting (holder_organization_id) where holder_organization_id is not null;
create index vesting_holder_post on vesting (holder_post_id) where holder_post_id is not null;
create index vesting_ends on vesting (upper(valid)) where not upper_inf(valid);

create table suspension (
  id uuid primary key default uuidv7(),
  vesting_id uuid not null references vesting,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  reason text not null check (reason <> ''),
  decision_id uuid not null references decision,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  exclude using gist (vesting_id with =, valid with &&)
);
comment on table suspension is 'A vesting rests on these days.';

create table substitution (
  id uuid primary key default uuidv7(),
  post_id uuid not null references post (id),
  substitute_post_id uuid not null references post (id),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  decision_id uuid not null references decision,
  demonstration boolean not null default false,
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  check (post_id <> substitute_post_id),
  exclude using gist (post_id with =, valid with &&) deferrable initially deferred
);
comment on table substitution is 'Who decides in the stead of a post whose holder is absent, or that nobody holds (72/2025/QH15: one deputy substitutes).';
create index substitution_substitute on substitution (substitute_post_id);

create table emergency_access (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  post_id uuid not null references post (id),
  power_code text not null references power,
  organization_id uuid references organization,
  area_id uuid references area,
  valid tstzrange not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
  reason text not null check (reason <> ''),
  recorded_in bigint default act_record(),
  recorded_at timestamptz not null default act_time(),
  check (num_nonnulls(organization_id, area_id) <= 1)
);
comment on table emergency_access is 'Someone took a power that they do not hold, for a short time and for a reason; whoever holds it is alerted.';
create index emergency_access_person on emergency_access (person_id, power_code);

do $$
declare t text;
begin
  foreach t in array array['vesting', 'suspension', 'substitution'] loop
    execute format('create table %I (like %I, known tstzrange not null, superseded_in bigint)', t || '_history', t);
    execute format('create index %I on %I (superseded_in)', t || '_history_superseded', t || '_history');
    execute format('create trigger keep_updated after update on %I referencing old table as superseded
                    for each statement execute function keep_superseded()', t);
    execute format('create trigger keep_deleted after delete on %I referencing old table as superseded
                    for each statement execute function keep_superseded()', t);
    execute format('create trigger stamp before update on %I for each row execute function stamp_act()', t);
    execute format('grant select, insert, update, delete on %I to haicap_app', t);
    execute format('grant select on %I to haicap_app', t || '_history');
    execute format('create view %I with (security_invoker = true) as
      select v.*, tstzrange(recorded_at, null) as known, null::bigint as superseded_in from %I v
      union all select * from %I', t || '_known', t, t || '_history');
    execute format('grant select on %I to haicap_app', t || '_known');
  end loop;
end $$;
grant select, insert, update on power to haicap_app;
-- Whoever loads powers and vestings in bulk tells the planner at once.
grant maintain on power, vesting, suspension, substitution to haicap_app;
grant select, insert on emergency_access to haicap_app;

-- What haicap itself asks for. Who holds them is locality data, like every vesting.
insert into power (code, function_code, kind, name_vi, name_en, name_de) values
  ('register.change', 'all', 'work', 'Cập nhật sổ bộ đơn vị hành chính và tổ chức bộ máy', 'Change the register of areas and bodies', 'Das Register der Gebiete und Stellen ändern'),
  ('changeover.enact', 'all', 'work', 'Ban hành, thu hồi phương án sắp xếp trên hệ thống', 'Enact or revoke a reorganization plan', 'Einen Umstellungsplan in Kraft setzen oder zurücknehmen'),
  ('staffing.read_personal', 'all', 'work', 'Xem dữ liệu cá nhân của cán bộ, công chức, viên chức', 'Read personal data of staff', 'Personenbezogene Daten der Bediensteten einsehen'),
  ('staffing.appoint', 'all', 'work', 'Cập nhật vị trí, bổ nhiệm, điều động, thôi việc', 'Record posts, appointments, moves and departures', 'Posten, Ernennungen, Versetzungen und Austritte erfassen'),
  ('staffing.qualify', 'all', 'work', 'Cập nhật văn bằng, chứng chỉ và miễn tiêu chuẩn', 'Record qualifications and exemptions', 'Qualifikationen und Befreiungen erfassen'),
  ('staffing.assign_quota', 'all', 'work', 'Giao biên chế', 'Assign quotas', 'Stellenkontingente zuweisen'),
  ('staffing.draft_scheme', 'all', 'work', 'Xây dựng đề án vị trí việc làm', 'Draft a job-position scheme', 'Einen Stellenplan entwerfen'),
  ('staffing.appraise_scheme', 'all', 'work', 'Thẩm định đề án vị trí việc làm', 'Appraise job-position schemes', 'Stellenpläne begutachten'),
  ('staffing.approve_scheme', 'all', 'work', 'Phê duyệt, công bố đề án vị trí việc làm', 'Approve and publish job-position schemes', 'Stellenpläne genehmigen und veröffentlichen'),
  ('authority.draft', 'all', 'work', 'Soạn thảo văn bản phân cấp, ủy quyền, phân công', 'Draft delegations', 'Übertragungen entwerfen'),
  ('authority.check', 'all', 'work', 'Thẩm định dự thảo phân cấp, ủy quyền, phân công', 'Check drafts of delegations', 'Entwürfe von Übertragungen prüfen'),
  ('authority.publish', 'all', 'work', 'Công bố, đình chỉ, thu hồi phân cấp, ủy quyền, phân công', 'Publish, suspend and withdraw delegations', 'Übertragungen veröffentlichen, aussetzen und zurücknehmen'),
  ('authority.emergency', 'all', 'work', 'Truy cập khẩn cấp', 'Emergency access', 'Zugriff im Notfall'),
  ('authority.oversee', 'all', 'work', 'Giám sát truy cập khẩn cấp và phiên đăng nhập', 'Oversee emergency access and sessions', 'Notfallzugriffe und Sitzungen überwachen');
