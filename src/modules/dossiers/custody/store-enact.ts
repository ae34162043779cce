import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
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

/** From the day on, what a body took in and nobody was named for goes to one of those that take over. */
export async function giveRests(tx: Tx, plan: Plan, decisionId: string): Promise<Written> {
  const day = plan.effectiveOn
  const named = sql`
    with named as materialized (
      select r.origin_id, v.organization_id as body from plan_dossier_rest r
      join organization_version v on v.code = r.custodian_code and v.valid @> ${day}::date
      where r.plan_id = ${plan.id}::uuid
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
