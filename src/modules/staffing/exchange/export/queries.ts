import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { Bodies } from '../../bodies-where.ts'
import type { ListId } from '../lists/index.ts'
import type { WrittenRow } from '../write/sheet-file.ts'

/** Which rows of a list: in these bodies (null: all), as of a day, and where personal data may be seen. */
export interface ExportFilter {
  at: Day
  bodies: string[] | null
  readable: Bodies
}

type Query = (tx: Snapshot, filter: ExportFilter) => Promise<WrittenRow[]>

const within = (column: string, bodies: string[] | null) =>
  bodies === null ? sql`true` : sql`${sql.ref(column)} = any (${bodies}::uuid[])`

const readableAt = (column: string, readable: Bodies) =>
  readable === 'all' ? sql`true` : sql`coalesce(${sql.ref(column)} = any (${readable}::uuid[]), false)`

/** The last day of a range, null while it is open. */
const lastDay = (range: string) => sql`(upper(${sql.ref(range)}) - 1)`

/** The body that each person belongs to on the day, by their permanent post before any other. */
const home = (at: Day) => sql`lateral (
  select p.organization_id from appointment a join post p on p.id = a.post_id
  where a.person_id = h.id and a.valid @> ${at}::date order by a.kind = 'permanent' desc, lower(a.valid) limit 1)`

const persons: Query = async (tx, { at, bodies, readable }) => {
  const { rows } = await sql<WrittenRow>`
    select h.code, h.name, d.personal_id, d.birth_date, d.sex, d.ethnicity, d.phone, d.email, o.code as unit,
      o.name as unit_name
    from person h join ${home(at)} b on true
    join organization_version o on o.organization_id = b.organization_id and o.valid @> ${at}::date
    left join person_private d on d.person_id = h.id and ${readableAt('b.organization_id', readable)}
    where ${within('b.organization_id', bodies)} order by o.code, h.code`.execute(tx)
  return rows
}

const posts: Query = async (tx, { at, bodies }) => {
  const { rows } = await sql<WrittenRow>`
    select o.code as unit, o.name as unit_name, p.position_code as position, n.title_vi as position_title,
      count(*)::int as count, lower(p.valid) as "from", c.number as decision, c.issued_on as decision_date,
      c.issuer as decision_issuer, case when count(distinct p.phone) = 1 and count(p.phone) = count(*) then min(p.phone) end
      as phone, case when count(distinct p.email) = 1 and count(p.email) = count(*) then min(p.email) end as email
    from post p join decision c on c.id = p.began_by
    join organization_version o on o.organization_id = p.organization_id and o.valid @> ${at}::date
    join position n on n.code = p.position_code and n.valid @> ${at}::date
    where p.valid @> ${at}::date and ${within('p.organization_id', bodies)}
    group by o.code, o.name, p.position_code, n.title_vi, lower(p.valid), c.id
    order by o.code, p.position_code, lower(p.valid), c.number`.execute(tx)
  return rows
}

const appointments: Query = async (tx, { at, bodies }) => {
  const { rows } = await sql<WrittenRow>`
    select h.code, h.name, o.code as unit, o.name as unit_name, p.position_code as position,
      n.title_vi as position_title, a.kind, a.rank_code as rank, lower(a.valid) as "from", ${lastDay('a.valid')} as last_day,
      c.number as decision, c.issued_on as decision_date, c.issuer as decision_issuer
    from appointment a join person h on h.id = a.person_id join post p on p.id = a.post_id
    join decision c on c.id = a.began_by
    join organization_version o on o.organization_id = p.organization_id and o.valid @> ${at}::date
    join position n on n.code = p.position_code and n.valid @> ${at}::date
    where a.valid @> ${at}::date and ${within('p.organization_id', bodies)}
    order by o.code, array_position(array['leadership', 'professional', 'support'], n.group_code),
      n.lead = 'head' desc nulls last, p.position_code, h.code, a.kind`.execute(tx)
  return rows
}

const qualifications: Query = async (tx, { at, bodies, readable }) => {
  const { rows } = await sql<WrittenRow>`
    select h.code, h.name, q.kind as qualification_kind, q.level_code as level, l.name_vi as level_name, q.field, q.issuer,
      q.number, q.issued_on, q.expires_on - 1 as expires
    from qualification q join person h on h.id = q.person_id
    join qualification_level l on l.kind = q.kind and l.code = q.level_code
    join ${home(at)} b on true
    where ${within('b.organization_id', bodies)} and ${readableAt('b.organization_id', readable)}
    order by h.code, q.kind, q.issued_on`.execute(tx)
  return rows
}

const quotas: Query = async (tx, { at, bodies }) => {
  const { rows } = await sql<WrittenRow>`
    select o.code as unit, o.name as unit_name, q.pot, extract(year from lower(q.valid))::int as year, q.headcount,
      lower(q.valid) as "from", g.code as grantor, c.number as decision, c.issued_on as decision_date,
      c.issuer as decision_issuer
    from quota q join decision c on c.id = q.decision_id
    join organization_version o on o.organization_id = q.organization_id and o.valid @> ${at}::date
    left join quota u on u.id = q.parent_id
    left join organization_version g on g.organization_id = u.organization_id and g.valid @> ${at}::date
    where q.valid @> ${at}::date and ${within('q.organization_id', bodies)}
    order by o.code, q.pot`.execute(tx)
  return rows
}

export const queries: Record<ListId, Query> = { persons, posts, appointments, qualifications, quotas }

/** Columns that an export adds for people to read; an import leaves them aside. */
export const extraColumns: Record<ListId, { after: string; key: string }[]> = {
  persons: [{ after: 'unit', key: 'unit_name' }],
  posts: [
    { after: 'unit', key: 'unit_name' },
    { after: 'position', key: 'position_title' }
  ],
  appointments: [
    { after: 'unit', key: 'unit_name' },
    { after: 'position', key: 'position_title' }
  ],
  qualifications: [{ after: 'level', key: 'level_name' }],
  quotas: [{ after: 'unit', key: 'unit_name' }]
}
