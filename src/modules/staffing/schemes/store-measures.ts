import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Pot } from '../quotas/quota.ts'
import type { Measures, Present, RankLimit } from './findings.ts'

/** What the scheme of a body is held against on a day: limits, quota, people. */
export async function measuresOf(tx: Snapshot, organizationId: string, at: Day): Promise<Measures> {
  return {
    limits: await limitsFor(tx, organizationId, at),
    quota: await quotaFor(tx, organizationId, at),
    present: await presentIn(tx, organizationId, at)
  }
}

/** The limits that concern a body's scheme on a day. */
async function limitsFor(tx: Snapshot, organizationId: string, at: Day): Promise<RankLimit[]> {
  const found = await sql<RankLimit>`
    select l.id, l.ranks, l.position_codes as positions, l.group_code as "group", l.max_share::float8 as "maxShare",
      l.source, l.note
    from rank_limit l
    join organization_version o on o.organization_id = ${organizationId}::uuid and o.valid @> ${at}::date
    join area_version a on a.area_id = o.area_id and a.valid @> ${at}::date
    join kind k on k.code = a.kind_code
    where l.valid @> ${at}::date and (l.level is null or l.level = k.level)
      and (l.organization_kinds = '{}' or o.kind_code = any (l.organization_kinds))
    order by l.id`.execute(tx)
  return found.rows
}

/** The quota of a body less what went to bodies that its scheme is not about. */
async function quotaFor(tx: Snapshot, organizationId: string, at: Day): Promise<Measures['quota']> {
  const found = await sql<{ pot: Pot; headcount: number }>`
    with covered as (select id from scheme_bodies(${organizationId}::uuid, ${at}::date) as id)
    select q.pot, (q.headcount - coalesce((
        select sum(c.headcount) from quota c join quota g on g.id = c.parent_id
        where c.valid @> ${at}::date and c.pot = q.pot and g.organization_id in (select id from covered)
          and c.organization_id not in (select id from covered)), 0))::int as headcount
    from quota q where q.organization_id = ${organizationId}::uuid and q.valid @> ${at}::date`.execute(tx)
  const of = (pot: Pot) => found.rows.find((row) => row.pot === pot)?.headcount ?? null
  return { civil_servant: of('civil_servant'), public_employee: of('public_employee') }
}

/** Who serves permanently in each position that a body's scheme is about. */
async function presentIn(tx: Snapshot, organizationId: string, at: Day): Promise<Record<string, Present>> {
  const found = await sql<Present & { position: string }>`
    select p.position_code as position, n.title_vi as title, count(*)::int as people
    from scheme_bodies(${organizationId}::uuid, ${at}::date) as b (id)
    join post p on p.organization_id = b.id and p.valid @> ${at}::date
    join position n on n.code = p.position_code and n.valid @> ${at}::date
    join appointment a on a.post_id = p.id and a.kind = 'permanent' and a.valid @> ${at}::date
    group by p.position_code, n.title_vi`.execute(tx)
  return Object.fromEntries(found.rows.map(({ position, ...present }) => [position, present]))
}
