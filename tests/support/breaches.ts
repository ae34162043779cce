export const day = '2026-03-01'
const one = (table: string, where: string) =>
  `(select ${table}_id from ${table}_version where ${where} and valid @> '${day}'::date order by code limit 1)`
const commune = one('area', `kind_code = 'xa'`)
const end = (table: string, id: string) =>
  `update ${table}_version set valid = daterange(lower(valid), '${day}'), ended_by = (select id from decision limit 1) where ${table}_id = ${id} and upper_inf(valid)`

/** A post that somebody holds on the day, of such a position. */
const seatOf = (
  where: string
) => `(select p.id from post p join position n on n.code = p.position_code and n.valid @> '${day}'::date
  join appointment a on a.post_id = p.id and a.valid @> '${day}'::date where ${where} and p.valid @> '${day}'::date order by p.id limit 1)`
/** A second such post in the same body, held by the same person beside the first. */
const addSeat = (where: string) => `with seat as (
    insert into post (id, valid, organization_id, position_code, began_by)
    select uuidv7(), daterange('${day}', null), organization_id, position_code, began_by from post where id = ${seatOf(where)} returning id, began_by)
  insert into appointment (valid, person_id, post_id, kind, began_by)
  select daterange('${day}', null), (select id from person order by code limit 1), id, 'concurrent', began_by from seat`

/** A version that the acts would not publish, published by hand. `more` says what is wrong with it, `parts` writes its parts. */
const published = (
  more: Record<string, string>,
  parts = ''
) => `with named as (insert into procedure (key) values ('sai-luat') returning id),
  v as (insert into procedure_version (procedure_id, number, name_vi, function_code, level, subjects, agency, channels, limit_amount, limit_unit${Object.keys(more).map((name) => `, ${name}`)})
    select id, 1, 'Sai luật', (select code from function limit 1), 'commune', 'Cá nhân', 'UBND', '{direct}', 1, 'days'${Object.values(more).map((value) => `, ${value}`)} from named returning id, procedure_id)${parts}
  insert into procedure_publication (version_id, procedure_id, valid, decision_id)
  select id, procedure_id, '[2025-07-01,)', (select id from decision limit 1) from v${parts && ' where (select count(*) from s) > 0'}`
const stepOf = (columns: string, values: string) => `,
  s as (insert into procedure_step (version_id, ordinal, name, ${columns}) select id, 1, 'Ký', ${values} from v returning 1)`

/** A dossier that runs in the first committee, with columns as said. */
const dossier = (
  columns: Record<string, string>
) => `with named as (insert into procedure (key) values ('dang-cho') returning id),
    v as (insert into procedure_version (procedure_id, number, name_vi, function_code, level, subjects, agency, channels, limit_amount, limit_unit)
      select id, 1, 'Đang chờ', 'land', 'commune', 'Cá nhân', 'UBND', '{direct}', 1, 'days' from named returning id, procedure_id, function_code),
    lie as (insert into pile (origin_id, function_code, place_id)
      select ${one('organization', `kind_code = 'people_committee'`)}, v.function_code, ${commune} from v returning id)
  insert into dossier (code, procedure_id, version_id, pile_id, channel, applicant_name, life, events, last_at, hash, search, ${Object.keys(columns).join(', ')})
    select 'DC-260201-0001', v.procedure_id, v.id, lie.id, 'online', 'Vàng Thị Mỷ', '{}', 1, '2026-02-01',
      decode(repeat('00', 32), 'hex'), '', ${Object.values(columns).join(', ')} from v, lie`

// A dossier of a place, of a body that ended with it and whose work nobody took over.
const ofNobody = (
  life: string
) => `with named as (insert into procedure (key) values ('khong-ai-giu') returning id),
    v as (insert into procedure_version (procedure_id, number, name_vi, function_code, level, subjects, agency, channels, limit_amount, limit_unit)
      select id, 1, 'Không ai giữ', 'land', 'commune', 'Cá nhân', 'UBND', '{direct}', 1, 'days' from named returning id, procedure_id, function_code),
    gone as (insert into organization default values returning id),
    lie as (insert into pile (origin_id, function_code, place_id)
      select gone.id, v.function_code, ${commune} from gone, v returning id, origin_id),
    was as (insert into organization_version (organization_id, valid, kind_code, code, name, area_id, began_by, ended_by)
      select lie.origin_id, '[2020-01-01,2025-07-01)', 'people_committee', 'CU', 'Ủy ban cũ', ${commune}, d.id, d.id
      from lie, (select id from decision order by id limit 1) d returning 1)
  insert into dossier (code, procedure_id, version_id, pile_id, channel, applicant_name, phase, received_at, life, events, last_at, hash, search)
    select 'CU-250601-0001', v.procedure_id, v.id, lie.id, 'counter', 'Vàng Thị Mỷ', 'in_work', '2025-06-01', ${life}, 1, '2025-06-01',
      decode(repeat('00', 32), 'hex'), '' from v, lie where (select count(*) from was) > 0`

/** For each rule one way of breaking it, as SQL that the constraints would refuse only at the commit. */
export const breaches: Record<string, string> = {
  everyone_placed: `update appointment set valid = daterange(lower(valid), '${day}'), ended_by = began_by where id = (
    select a.id from appointment a where a.kind = 'permanent' and upper_inf(a.valid) and lower(a.valid) < '${day}' order by a.id limit 1)`,
  body_has_head: `update appointment set valid = daterange(lower(valid), '${day}'), ended_by = began_by where post_id = ${seatOf(`n.lead = 'head'`)}`,
  one_head: addSeat(`n.lead = 'head'`),
  deputies_within_caps: `insert into deputy_cap (id, areas, position_codes, per, max)
    select 'tight', 'commune', array[n.code], 'organization', 1 from position n join post p on p.position_code = n.code and p.valid @> '${day}'::date
    where n.valid @> '${day}'::date and n.lead is null and n.level = 'commune' group by n.code, p.organization_id having count(*) > 1 limit 1`,
  deputies_within_averages: `insert into deputy_cap (id, areas, position_codes, per, average_max)
    select 'tight', k.level, array[p.position_code], 'organization', 0.001 from post p
    join organization_version o on o.organization_id = p.organization_id and o.valid @> '${day}'::date
    join area_version a on a.area_id = o.area_id and a.valid @> '${day}'::date join kind k on k.code = a.kind_code
    where p.valid @> '${day}'::date limit 1`,
  tolerated_excess_over: `update post set tolerated_until = '2026-02-28', tolerated_by = began_by where id = ${seatOf(`n.lead = 'deputy'`)}`,
  quota_filled_within: `insert into quota (organization_id, pot, valid, headcount, decision_id)
    select p.organization_id, n.pot, '[2026-02-01,2026-04-01)', 0, p.began_by from post p
    join position n on n.code = p.position_code and n.valid @> '${day}'::date and n.pot is not null
    join appointment a on a.post_id = p.id and a.kind = 'permanent' and a.valid @> '${day}'::date
    where p.valid @> '${day}'::date and not exists (select from quota q where q.organization_id = p.organization_id and q.valid && '[2026-02-01,2026-04-01)') limit 1`,
  quota_children_within_parent: `with above as (
      insert into quota (organization_id, pot, valid, headcount, decision_id)
      select o.id, 'civil_servant', '[2027-01-01,2027-02-01)', 1, (select id from decision limit 1) from organization o
      where not exists (select from quota q where q.organization_id = o.id and q.pot = 'civil_servant') order by o.id limit 1 returning id)
    insert into quota (organization_id, parent_id, pot, valid, headcount, decision_id)
    select o.id, above.id, 'civil_servant', '[2026-02-01,2026-04-01)', 2, (select id from decision limit 1) from above, organization o
    where not exists (select from quota q where q.organization_id = o.id and q.valid && '[2026-02-01,2026-04-01)') order by o.id desc limit 1`,
  leaders_standards_met: `insert into standard (id, kind, level_code, positions, name_vi, name_en, name_de)
    select 'strict', l.kind, l.code, array[n.code], 'x', 'x', 'x' from qualification_level l, position n
    join post p on p.id = ${seatOf(`n.lead = 'head'`)} and p.position_code = n.code where n.valid @> '${day}'::date
    order by l.kind = 'professional', l.ordinal desc limit 1`,
  scheme_approval_due: `insert into scheme_demand (id, organization_kinds, due_on) values ('due', '{people_committee}', '2026-02-01')`,
  scheme_ranks_within_limits: `
    insert into scheme (organization_id) select p.organization_id from post p where p.id = ${seatOf('cardinality(n.ranks) > 0')};
    insert into scheme_version (scheme_id, number, begun_on) select id, 1, '2026-01-01' from scheme;
    insert into scheme_line (version_id, position_code, headcount)
      select v.id, p.position_code, 1 from scheme_version v, post p where p.id = ${seatOf('cardinality(n.ranks) > 0')};
    insert into scheme_line_rank (version_id, position_code, rank_code, headcount)
      select l.version_id, l.position_code, n.ranks[1], 1 from scheme_line l join position n on n.code = l.position_code and n.valid @> '${day}'::date;
    insert into rank_limit (id, ranks, max_share) select 'tight', array[rank_code], 0 from scheme_line_rank;
    insert into scheme_submission (version_id, on_date, submitted_by) select id, '2026-01-02', 'x' from scheme_version;
    insert into scheme_approval (version_id, decision_id, on_date, effective_on, approved_by)
      select id, (select id from decision limit 1), '2026-01-03', '2026-01-03', 'x' from scheme_version;
    insert into scheme_publication (version_id, on_date, published_in, published_by) select id, '2026-01-04', 'x', 'x' from scheme_version`,
  power_decided_once: `update vesting set valid = daterange(lower(valid), '${day}') where act = 'devolution'
    and power_code = (select p.code from power p where p.kind = 'decision' order by p.code limit 1)`,
  basis_ends_soon: `update vesting set valid = daterange(lower(valid), '2026-04-01') where act = 'devolution'`,
  vesting_unpublished: `update vesting set published_on = null, published_in = null where act = 'authorization'`,
  vesting_without_basis: `update vesting set valid = daterange(lower(valid), '${day}') where act = 'devolution'`,
  authorization_onward: `insert into vesting (act, power_code, grantor_post_id, holder_post_id, valid, decision_id)
    select 'assignment', v.power_code, v.holder_post_id, v.grantor_post_id, v.valid, v.decision_id from vesting v
    where v.act = 'authorization' and v.valid @> '${day}'::date limit 1`,
  procedure_seven_parts: published({}),
  procedure_step_time: published(
    {},
    `,
  s as (insert into procedure_step (version_id, ordinal, name, share) select id, n, 'Bước ' || n, 60 from v, generate_series(1, 2) n returning 1)`
  ),
  procedure_decided: published({
    power_code: `(select p.code from power p where not exists (select from vesting v where v.power_code = p.code) limit 1)`
  }),
  procedure_steps_manned: published({}, stepOf('position_code', `'nobody'`)),
  procedure_form_labelled: published({
    form: `'{"type": "object", "properties": {"ten": {"type": "string"}}}'`
  }),
  norms_met: end('organization', one('organization', `kind_code = 'service_center'`)),
  norm_averages: `insert into norm (id, areas, organization_kinds, average_max) values ('tight', 'commune', '{division}', 0.5)`,
  no_orphan: end('organization', one('organization', `code = 'UBND-99'`)),
  kind_in_force: `update kind set valid = '(,2026-02-01)' where code = 'xa'`,
  names_once: `update area_version set name = 'Cao Sơn', kind_code = 'xa' where area_id = ${one('area', `kind_code = 'xa' and name <> 'Cao Sơn'`)} and valid @> '${day}'::date`,
  codes_once: `update area_version set code = '99103' where area_id = ${one('area', `code <> '99103' and kind_code = 'xa'`)} and valid @> '${day}'::date`,
  custodian_exists: end('organization', `(select custodian_id from custody where upper_inf(valid) limit 1)`),
  one_custodian: `insert into custody (origin_id, function_code, place_id, custodian_id, extent, left_on, valid, decision_id)
    select origin_id, function_code, place_id, ${one('organization', `kind_code = 'people_council'`)}, 'whole', left_on, daterange('${day}', null), decision_id
    from custody where upper_inf(valid) and extent = 'whole' order by origin_id limit 1`,
  dossier_past_due: dossier({
    phase: `'in_work'`,
    received_at: `'2026-02-01'`,
    due_at: `'2026-02-10'`
  }),
  dossier_answered: `insert into office_hours (weekday, opens, closes) select d, '08:00', '16:00' from generate_series(1, 5) d
      where not exists (select from office_hours);
    insert into dossier_rule (code_pattern, agency_pattern, answer_hours) select '{agency}-{number:4}', '{area}', 8
      where not exists (select from dossier_rule);
    ${dossier({ phase: `'submitted'`, submitted_at: `'2026-02-02'` })}`,
  dossier_person_serves: `with someone as (insert into person (code, name) values ('ĐI-RỒI', 'Đã Đi Rồi') returning id)
    ${dossier({ phase: `'in_work'`, received_at: `'2026-02-01'`, person_id: `(select id from someone)` }).replace('with named', ', named')}`,
  dossier_one_custodian: ofNobody(`'{}'`),
  dossier_step_held: ofNobody(
    `jsonb_build_object('elsewhere', jsonb_build_object('pile', lie.id, 'since', '2025-06-01T01:00:00Z'))`
  ),
  territory_covered: end('area', commune),
  bodies_succeeded: end('organization', one('organization', `kind_code = 'people_committee'`))
}
