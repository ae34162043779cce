import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { type Counts, type Pot, type Standing, standingOf } from './quota.ts'

type Words = { vi: string; en: string; de: string }

/** A quota of a day with whom it was assigned to, by whom, and how far it is used. */
export interface QuotaRow extends Standing {
  id: string
  organizationId: string
  organizationCode: string
  organizationName: string
  kindName: Words
  /** Whether the body exists on the day; a quota may outlive a body that was merged. */
  exists: boolean
  grantorId: string | null
  grantorCode: string | null
  grantorName: string | null
  firstDay: Day
  /** Exclusive. */
  end: Day
  decisionId: string
  decisionNumber: string
  demonstration: boolean
}

/** What a list of quotas may be narrowed by. */
export interface QuotaFilter {
  organizationId?: string
  grantorId?: string
}

const latest = (id: string, at: Day) => sql`lateral (
  select v.name, v.code, v.kind_code, v.valid @> ${at}::date as exists from organization_version v
  where v.organization_id = ${sql.raw(id)} order by v.valid @> ${at}::date desc, lower(v.valid) desc nulls last limit 1)`

/**
 * The quotas in force on a day. Counting who serves goes over everybody once, unless one body is asked for.
 * Order: by code of the body.
 */
export async function quotasOn(tx: Snapshot, at: Day, filter: QuotaFilter = {}): Promise<QuotaRow[]> {
  const conditions = [sql`q.valid @> ${at}::date`]
  if (filter.organizationId) conditions.push(sql`q.organization_id = ${filter.organizationId}::uuid`)
  if (filter.grantorId) conditions.push(sql`g.organization_id = ${filter.grantorId}::uuid`)
  const held = filter.organizationId
    ? sql`(select ${filter.organizationId}::uuid as organization_id, s.* from staff_held_by(${filter.organizationId}::uuid, ${at}::date) s)`
    : sql`staff_held_below(${at}::date)`
  const found = await sql<Omit<QuotaRow, 'free' | 'left'>>`
    select q.id, q.pot, q.organization_id as "organizationId", o.code as "organizationCode",
      o.name as "organizationName", jsonb_build_object('vi', k.name_vi, 'en', k.name_en, 'de', k.name_de) as "kindName",
      o.exists, g.organization_id as "grantorId", go.code as "grantorCode", go.name as "grantorName", lower(q.valid) as "firstDay",
      upper(q.valid) as "end", d.id as "decisionId", d.number as "decisionNumber", q.demonstration,
      q.headcount as assigned, coalesce(c.headcount, 0)::int as "givenOn", coalesce(h.filled, 0)::int as filled,
      coalesce(h.posts - h.filled, 0)::int as vacant
    from quota q
    join decision d on d.id = q.decision_id
    cross join ${latest('q.organization_id', at)} o
    join kind k on k.code = o.kind_code
    left join quota g on g.id = q.parent_id
    left join ${latest('g.organization_id', at)} go on true
    left join quota_given(${at}::date) c on c.grantor_id = q.organization_id and c.pot = q.pot
    left join ${held} h on h.organization_id = q.organization_id and h.pot = q.pot
    where ${sql.join(conditions, sql` and `)}
    order by o.code, q.pot`.execute(tx)
  return found.rows.map((row) => standingOf(row))
}

/**
 * How a body stands on a day, one entry for each pot in which it has a quota, posts or persons; assigned is 0 where it
 * has no quota of its own.
 */
export async function quotaStanding(tx: Snapshot, organizationId: string, at: Day): Promise<Standing[]> {
  const found = await sql<Counts & { pot: Pot }>`
    select coalesce(q.pot, h.pot) as pot, coalesce(q.headcount, 0) as assigned,
      coalesce((select c.headcount from quota_given(${at}::date) c
        where c.grantor_id = ${organizationId}::uuid and c.pot = coalesce(q.pot, h.pot)), 0)::int as "givenOn",
      coalesce(h.filled, 0)::int as filled, coalesce(h.posts - h.filled, 0)::int as vacant
    from (select pot, headcount from quota
      where organization_id = ${organizationId}::uuid and valid @> ${at}::date) q
    full join staff_held_by(${organizationId}::uuid, ${at}::date) h on h.pot = q.pot
    order by 1`.execute(tx)
  return found.rows.map((row) => standingOf(row))
}

/** The years for which any quota is assigned, the latest first. */
export async function quotaYears(tx: Snapshot): Promise<number[]> {
  const found = await sql<{ year: number }>`
    select distinct extract(year from lower(valid))::int as year from quota order by year desc`.execute(tx)
  return found.rows.map(({ year }) => year)
}
