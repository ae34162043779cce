import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'

interface Fault {
  what:
    | 'unknown_body'
    | 'unknown_position'
    | 'not_for_body'
    | 'not_in_post'
    | 'appointed_later'
    | 'post_begins_later'
  code: string
  body: string | null
  position: string | null
  day: string | null
}

/**
 * What stands in the way of enacting the lines of a plan, looked at when the register already is as on the day.
 * People are named by their codes: the check of a plan is public.
 */
export async function faultsOf(tx: Tx, planId: string, day: string): Promise<ProblemDetail[]> {
  const found = await sql<Fault>`
    with said as materialized (
      select l.*, s.code from plan_placement l join person s on s.id = l.person_id where l.plan_id = ${planId}::uuid
    ),
    placed as materialized (
      select l.*, o.organization_id, o.kind_code, k.level
      from said l
      left join organization_version o on o.code = l.organization_code and o.valid @> ${day}::date
        and (select range_agg(x.valid) from organization_version x where x.organization_id = o.organization_id)
          @> daterange(${day}::date, null)
      left join area_version a on a.area_id = o.area_id and a.valid @> ${day}::date
      left join kind k on k.code = a.kind_code
      where l.kind <> 'leaving'
    ),
    ended as materialized (
      select distinct e.organization_id, e.code, e.name from organization_version e
      where upper(e.valid) = ${day}::date
        and not exists (select from organization_version n where n.organization_id = e.organization_id and n.valid @> ${day}::date)
    )
    select 'unknown_body' as what, l.code, l.organization_code as body, l.position_code as position, null as day
    from placed l where l.organization_id is null
    union all
    select 'unknown_position', l.code, l.organization_code, l.position_code, null
    from placed l where not coalesce((select range_agg(n.valid) from position n where n.code = l.position_code)
      @> daterange(${day}::date, null), false)
    union all
    select 'not_for_body', l.code, l.organization_code, l.position_code, null
    from placed l join position n on n.code = l.position_code and n.valid @> ${day}::date
    where l.organization_id is not null
      and not ((n.organization_kinds = '{}' or l.kind_code = any (n.organization_kinds)) and coalesce(n.level = l.level, true))
    union all
    select distinct 'not_in_post', l.code, null, null, null
    from said l where not exists (
      select from appointment a where a.person_id = l.person_id and a.valid @> (${day}::date - 1) and a.valid @> ${day}::date)
    union all
    select 'appointed_later', s.code, o.name, null, lower(a.valid)::text
    from ended o join post p on p.organization_id = o.organization_id
    join appointment a on a.post_id = p.id and lower(a.valid) >= ${day}::date
    join person s on s.id = a.person_id
    union all
    select 'post_begins_later', p.position_code, o.name, p.position_code, lower(p.valid)::text
    from ended o join post p on p.organization_id = o.organization_id and lower(p.valid) >= ${day}::date
    order by 2, 1`.execute(tx)
  return found.rows.map(({ what, code, ...words }) => ({
    path: `people.${code}`,
    messageKey: `placement.refusal.${what}`,
    params: { code, body: words.body ?? '', position: words.position ?? '', day: words.day ?? '' }
  }))
}

/** Whom the bodies that end leave without a place, as long as the plan says nothing of anybody. */
export async function countUnplaced(tx: Tx, day: string): Promise<{ people: number; bodies: number }> {
  const found = await sql<{ people: number; bodies: number }>`
    select count(distinct a.person_id)::int as people, count(distinct p.organization_id)::int as bodies
    from organization_version e
    join post p on p.organization_id = e.organization_id and p.valid @> ${day}::date
    join appointment a on a.post_id = p.id and a.valid @> ${day}::date and a.kind <> 'concurrent'
    where upper(e.valid) = ${day}::date
      and not exists (select from organization_version n where n.organization_id = e.organization_id and n.valid @> ${day}::date)`.execute(
    tx
  )
  return found.rows[0] ?? { people: 0, bodies: 0 }
}
