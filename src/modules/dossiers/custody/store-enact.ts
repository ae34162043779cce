import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { dayBefore } from '../../../platform/day.ts'
import type { Plan } from '../../changeover/index.ts'
import { type CustodyOfPlan, leftOpen } from './groups.ts'
import { openBefore } from './open-before.ts'

interface Written {
  before: unknown[]
  after: unknown[]
}

/** Gives the assigned dossiers to their bodies from the day on; what a former plan said of them ends. */
export async function giveAssigned(
  tx: Tx,
  plan: Plan,
  decisionId: string,
  { groups, bodies }: CustodyOfPlan
): Promise<Written> {
  const day = plan.effectiveOn
  const targets = groups.filter(leftOpen).flatMap(({ originId, field, placeId, since, to }) => {
    const body = to && bodies.coded(to)
    return body ? [{ originId, field, placeId, since, to, bodyId: body.id }] : []
  })
  if (!targets.length) return { before: [], after: [] }
  const given = sql`
    with open as materialized (${openBefore(plan)}),
    target as (
      select distinct t.* from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb)
        as t("originId" uuid, field text, "placeId" uuid, since date, "to" text, "bodyId" uuid)
    ),
    given as materialized (
      select o.id, t."bodyId" as body from open o
      join plan_dossier l on l.plan_id = ${plan.id}::uuid and l.dossier_id = o.id
      join target t on t."originId" = o.origin and t.field = o.field and t."placeId" = o.place and t.since = o.since
        and t."to" = l.custodian_code
    )`
  const ended = await sql<Change>`${given}
    update dossier_custody c set valid = daterange(lower(c.valid), ${day}::date) from given g
    where c.dossier_id = g.id and c.valid @> ${day}::date
    returning to_jsonb(old) as before, to_jsonb(new) as after`.execute(tx)
  const made = await sql<Change>`${given}
    insert into dossier_custody (dossier_id, custodian_id, valid, decision_id)
    select g.id, g.body, daterange(${day}::date, null), ${decisionId}::uuid from given g
    returning null::jsonb as before, to_jsonb(dossier_custody) as after`.execute(tx)
  return sides([...ended.rows, ...made.rows])
}

/**
 * From the day on, what a body took in and nobody was named for goes to one of those that take over: the one named for the
 * rest; where the plan names none, to itself while it goes on, else to whoever gets most of its people, land and work. So
 * whatever comes in before the day has somebody on it.
 */
export async function giveRests(tx: Tx, plan: Plan, decisionId: string): Promise<Written> {
  const day = plan.effectiveOn
  const named = sql`
    with line as (
      select r.origin_id, v.organization_id as body from plan_dossier_rest r
      join organization_version v on v.code = r.custodian_code and v.valid @> ${day}::date
      where r.plan_id = ${plan.id}::uuid
    ),
    divided as (
      select c.origin_id from custody c
      where c.left_on = ${day}::date and lower(c.valid) = ${day}::date
        and not exists (select from line l where l.origin_id = c.origin_id)
        and not exists (select from dossier_rest r where r.origin_id = c.origin_id and lower(r.valid) = ${day}::date)
      group by c.origin_id, c.function_code
      -- In one field: parts, several at one place, or places that go to several.
      having bool_or(c.extent = 'part') or count(*) > count(distinct c.place_id) + (count(*) filter (where c.place_id is null) > 0)::int
        or count(distinct c.custodian_id) filter (where c.place_id is not null) > 1
    ),
    named as materialized (
      select l.origin_id, l.body from line l
      union all
      select d.origin_id, coalesce(
        (select v.organization_id from organization_version v
          where v.organization_id = d.origin_id and v.valid @> ${day}::date),
        (select c.custodian_id from custody c
          join organization_version t on t.organization_id = c.custodian_id and t.valid @> ${day}::date
          left join organization_version o on o.organization_id = c.origin_id and o.valid @> ${dayBefore(day)}::date
          left join area_succession s on s.predecessor_id = o.area_id and s.successor_id = t.area_id
            and s.on_date = ${day}::date
          where c.origin_id = d.origin_id and c.valid @> ${day}::date
          group by c.custodian_id, t.code
          order by max(coalesce(s.share_population, s.share_area, 0)) desc, count(*) desc, t.code limit 1))
      from (select distinct origin_id from divided) d
    )`
  const ended = await sql<Change>`${named}
    update dossier_rest c set valid = daterange(lower(c.valid), ${day}::date) from named n
    where c.origin_id = n.origin_id and c.valid @> ${day}::date and lower(c.valid) < ${day}::date
    returning to_jsonb(old) as before, to_jsonb(new) as after`.execute(tx)
  const made = await sql<Change>`${named}
    insert into dossier_rest (origin_id, custodian_id, valid, decision_id)
    select n.origin_id, n.body, daterange(${day}::date, null), ${decisionId}::uuid from named n
    where not exists (select from dossier_rest c where c.origin_id = n.origin_id and lower(c.valid) = ${day}::date)
    returning null::jsonb as before, to_jsonb(dossier_rest) as after`.execute(tx)
  return sides([...ended.rows, ...made.rows])
}

interface Change {
  before: unknown
  after: unknown
}

const sides = (rows: Change[]): Written => ({
  before: rows.flatMap(({ before }) => before ?? []),
  after: rows.map(({ after }) => after)
})
