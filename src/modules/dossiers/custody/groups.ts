import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { dayBefore } from '../../../platform/day.ts'
import { type Plan, resolvePlan } from '../../changeover/index.ts'
import { openBefore } from './open-before.ts'
import { type PlanBodies, planBodies } from './plan-bodies.ts'
import { predicted, written } from './who-takes-over.ts'

/** Open dossiers of one procedure that lie together: one body has them on the day before, in one field, of one place. */
export interface Group {
  /** The body whose succession is asked: the one they came to, or the one that they were given to. */
  originId: string
  field: string
  fieldName: string
  placeId: string
  /** What left the body before this day is none of theirs. */
  since: string
  procedureId: string
  procedure: string
  /** The code of the body to which the plan assigns them, if it says so. */
  to: string | null
  count: number
  /** Who has them on the day before, and who on the day. */
  before: string[]
  after: string[]
}

/** The open dossiers that a plan touches, and the bodies that have them. */
export interface CustodyOfPlan {
  groups: Group[]
  bodies: PlanBodies
}

/** Not one body takes them over: each dossier is assigned. */
export const leftOpen = ({ after }: Pick<Group, 'after'>): boolean => after.length !== 1

/** Assigned one by one, or still to be: also once the plan is enacted, when nothing is open any more. */
export const singly = (group: Pick<Group, 'after' | 'to'>): boolean => leftOpen(group) || group.to !== null

/**
 * Where the open dossiers go with a plan: by its operations as they stand, or by the register once they are written.
 * Those that stay where they are, are left out.
 */
export async function custodyOfPlan(
  tx: Snapshot,
  plan: Plan,
  how: 'predicted' | 'written' = plan.enactment ? 'written' : 'predicted'
): Promise<CustodyOfPlan> {
  const { view, resolution } = await resolvePlan(tx, how === 'written' ? { ...plan, operations: [] } : plan)
  const after = how === 'written' ? written(plan.effectiveOn) : predicted(resolution.changes)
  const found = await sql<Group>`
    with recursive open as materialized (${openBefore(plan)}),
    summed as materialized (
      select o.origin, o.field, o.place, o.since, o.procedure_id, l.custodian_code as "to", count(*)::int as count
      from open o left join plan_dossier l on l.plan_id = ${plan.id}::uuid and l.dossier_id = o.id
      group by 1, 2, 3, 4, 5, 6
    ),
    work as materialized (
      select row_number() over () as key, w.* from (select distinct s.origin, s.field, s.place, s.since from summed s) w
    ),
    asked as (
      select array_agg(w.key) as keys, array_agg(w.origin) as origins, array_agg(w.field) as fields,
        array_agg(w.place) as places, array_agg(w.since) as sinces from work w
    ),
    eve as materialized (
      select k.key, k.custodian_id as body from asked a
      cross join lateral custodians_of_work(${dayBefore(plan.effectiveOn)}::date, a.keys, a.origins, a.fields, a.places, a.sinces) k
    ),
    ${after},
    had as (select e.key, array_agg(e.body order by e.body) as bodies from eve e group by 1),
    gets as (select n.key, array_agg(n.body order by n.body) as bodies from next n group by 1),
    told as materialized (
      select w.*, coalesce(h.bodies, '{}') as before, coalesce(g.bodies, '{}') as after
      from work w left join had h on h.key = w.key left join gets g on g.key = w.key
    )
    select s.origin as "originId", s.field, f.name_vi as "fieldName", s.place as "placeId", s.since::text as since,
      s.procedure_id as "procedureId", v.name_vi as procedure, s."to", s.count, t.before, t.after
    from summed s join told t on t.origin = s.origin and t.field = s.field and t.place = s.place and t.since = s.since
    join function f on f.code = s.field
    cross join lateral (select x.name_vi from procedure_version x where x.procedure_id = s.procedure_id
      order by x.number desc limit 1) v
    where t.before <> t.after or cardinality(t.after) <> 1
    order by f.name_vi, v.name_vi, s."to" nulls first`.execute(tx)
  return { groups: found.rows, bodies: await planBodies(tx, plan, how, view, resolution.changes) }
}
