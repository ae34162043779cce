import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { notFound } from '../../../../platform/problem.ts'
import { type Step, stepsOf } from '../../resolve/index.ts'

/** One vesting as its page shows it. */
export interface VestingOnPage extends Step {
  /** The delegation that it came from; what a locality brought has none. */
  delegationId: string | null
  /** The grantor's body; null for what the law gives. */
  organizationId: string | null
  organizationName: string | null
  placeName: string | null
  suspensions: { firstDay: Day; end: Day | null; reason: string; decision: string }[]
}

/** @throws Problem 404 when there is none */
export async function getVesting(tx: Snapshot, id: string, at: Day): Promise<VestingOnPage> {
  const step = (await stepsOf(tx, [id], at)).get(id)
  const found = await sql<Omit<VestingOnPage, keyof Step>>`
    select l.delegation_id as "delegationId", b.id as "organizationId",
      body_party(b.id, ${at}::date) #>> '{name,vi}' as "organizationName",
      (select k.name_vi || ' ' || a.name from area_version a join kind k on k.code = a.kind_code
        where a.area_id = v.place_id order by a.valid @> ${at}::date desc, upper(a.valid) desc limit 1) as "placeName",
      coalesce((select jsonb_agg(jsonb_build_object('firstDay', lower(s.valid), 'end', upper(s.valid), 'reason', s.reason,
        'decision', d.number) order by lower(s.valid)) from suspension s join decision d on d.id = s.decision_id
        where s.vesting_id = v.id), '[]') as suspensions
    from vesting v
    left join delegation_vesting x on x.vesting_id = v.id left join delegation_line l on l.id = x.line_id
    cross join lateral (select coalesce(v.grantor_organization_id,
      (select p.organization_id from post p where p.id = v.grantor_post_id limit 1)) as id) b
    where v.id = ${id}::uuid`.execute(tx)
  const [rest] = found.rows
  if (!step || !rest) throw notFound('delegations.refusal.no_vesting')
  return { ...step, ...rest }
}
