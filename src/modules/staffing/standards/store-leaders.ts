import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { AsOf } from '../../organization/index.ts'
import type { AppointmentKind, Words } from '../people/words.ts'
import type { StandardState } from './store-person.ts'

/** Someone who leads a body or stands beside its head, as everybody may see them. */
export interface Leader {
  appointmentId: string
  /** Number in the staff register; null for the public. */
  personCode: string | null
  name: string
  title: Words
  lead: 'head' | 'deputy'
  appointmentKind: AppointmentKind
  organizationId: string
  organizationName: string
  /** Of the office. */
  phone: string | null
  email: string | null
  demonstration: boolean
  /** Only for whoever may read personal data there; else null. */
  standards: { name: Words; kind: string; state: StandardState }[] | null
}

export interface LeaderFilter {
  level?: 'province' | 'commune'
  /** Bodies to look in; null: all. */
  bodies?: string[] | null
  lacking?: boolean
  /** The bodies whose personal data the reader may see; 'all' or their ids. */
  readable: 'all' | string[]
  /** Whether the reader is signed in. */
  insider: boolean
  offset: number
  limit: number
}

/** Leaders of a day, the provincial bodies first, each body with its head first; and how many there are in all. */
export async function listLeaders(
  tx: Snapshot,
  { at, known }: AsOf,
  filter: LeaderFilter
): Promise<{ leaders: Leader[]; total: number }> {
  const moment = sql`${known ?? null}::timestamptz`
  const readable =
    filter.readable === 'all' ? sql`true` : sql`p.organization_id = any (${filter.readable}::uuid[])`
  const conditions = [sql`a.kind in ('permanent', 'acting', 'concurrent')`]
  if (filter.level) conditions.push(sql`k.level = ${filter.level}`)
  if (filter.bodies) conditions.push(sql`p.organization_id = any (${filter.bodies}::uuid[])`)
  if (filter.lacking)
    conditions.push(sql`${readable} and exists (select from standards_at(${at}::date, ${moment}) s
      where s.appointment_id = a.id and s.state = 'missing')`)
  const { rows } = await sql<Leader & { total: number }>`
    with leader as materialized (
      select a.id, a.kind, a.person_id, p.organization_id, o.name as body, w.lead, p.phone, p.email,
        jsonb_build_object('vi', w.title_vi, 'en', w.title_en, 'de', w.title_de) as title, ${readable} as readable,
        count(*) over ()::int as total, row_number() over (
          order by array_position(array['province', 'district', 'commune'], k.level), o.code, w.lead = 'deputy', a.id
        ) as place
      from appointment_known a
      join post_known p on p.id = a.post_id and p.valid @> ${at}::date and p.known @> coalesce(${moment}, 'infinity')
      join position w on w.code = p.position_code and w.valid @> ${at}::date and w.lead is not null
      join organization_known o on o.organization_id = p.organization_id and o.valid @> ${at}::date
        and o.known @> coalesce(${moment}, 'infinity')
      join area_known v on v.area_id = o.area_id and v.valid @> ${at}::date and v.known @> coalesce(${moment}, 'infinity')
      join kind k on k.code = v.kind_code
      where a.valid @> ${at}::date and a.known @> coalesce(${moment}, 'infinity') and ${sql.join(conditions, sql` and `)}
      order by place limit ${filter.limit} offset ${filter.offset}
    )
    select l.id as "appointmentId", case when ${filter.insider} then n.code end as "personCode", n.name, l.title, l.lead, l.kind as "appointmentKind",
      l.organization_id as "organizationId", l.body as "organizationName", l.phone, l.email, n.demonstration,
      l.total,
      case when l.readable then coalesce(s.standards, '[]') end as standards
    from leader l join person n on n.id = l.person_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('name', jsonb_build_object('vi', d.name_vi, 'en', d.name_en, 'de', d.name_de),
        'kind', d.kind, 'state', x.state) order by d.kind, d.id) as standards
      from standards_at(${at}::date, ${moment}) x
      join standard d on d.id = x.standard_id and d.valid @> ${at}::date
      where l.readable and x.appointment_id = l.id
    ) s on true
    order by l.place`.execute(tx)
  return { leaders: rows.map(({ total: _total, ...leader }) => leader), total: rows[0]?.total ?? 0 }
}
