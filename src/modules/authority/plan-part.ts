import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { PartOutcome, Plan, PlanPart } from '../changeover/index.ts'

/**
 * What a plan does to powers: nothing is passed on, but what was given to or by a post or a body that ends on the day
 * ends with it, by the same decision, and nobody stands in for it any more. It comes after the people of the plan.
 */
export const powersPart: PlanPart = {
  name: 'powers',
  tables: [
    ['vesting', 'id'],
    ['substitution', 'id']
  ],
  enact: endWithPosts,
  rows: async () => []
}

interface Change {
  before: unknown
  after: unknown
}

async function endWithPosts(tx: Tx, { effectiveOn: day }: Plan, decisionId: string): Promise<PartOutcome> {
  const ended = sql`
    post_ended as materialized (select p.id from post p where upper(p.valid) = ${day}::date and p.ended_by = ${decisionId}::uuid),
    body_ended as materialized (
      select v.organization_id as id from organization_version v where upper(v.valid) = ${day}::date
        and not exists (select from organization_version n where n.organization_id = v.organization_id and n.valid @> ${day}::date))`
  const vestings = await sql<Change>`
    with ${ended}
    update vesting v set valid = daterange(lower(v.valid), ${day}::date), ended_by = ${decisionId}::uuid
    where v.valid @> ${day}::date and lower(v.valid) < ${day}::date
      and (v.holder_post_id in (select id from post_ended) or v.grantor_post_id in (select id from post_ended)
        or v.holder_organization_id in (select id from body_ended) or v.grantor_organization_id in (select id from body_ended))
    returning to_jsonb(old) as before, to_jsonb(new) as after`.execute(tx)
  const substitutions = await sql<Change>`
    with ${ended}
    update substitution s set valid = daterange(lower(s.valid), ${day}::date)
    where s.valid @> ${day}::date and lower(s.valid) < ${day}::date
      and (s.post_id in (select id from post_ended) or s.substitute_post_id in (select id from post_ended))
    returning to_jsonb(old) as before, to_jsonb(new) as after`.execute(tx)
  const changes = [...vestings.rows, ...substitutions.rows]
  const counts = { vestings: vestings.rows.length, substitutions: substitutions.rows.length }
  return {
    problems: [],
    notes: changes.length ? [{ path: 'powers', messageKey: 'authority.plan.ended', params: counts }] : [],
    before: changes.map(({ before }) => before),
    after: changes.map(({ after }) => after)
  }
}
