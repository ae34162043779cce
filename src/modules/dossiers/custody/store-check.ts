import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import type { Plan } from '../../changeover/index.ts'
import { type CustodyOfPlan, type Group, leftOpen } from './groups.ts'
import { openBefore } from './open-before.ts'
import { restsOf } from './store-lines.ts'

/** What stands in the way of passing on the open dossiers: some that nobody gets, or that two would get. */
export async function faultsOf(tx: Snapshot, plan: Plan, custody: CustodyOfPlan): Promise<ProblemDetail[]> {
  const { groups, bodies } = custody
  const problem = (what: string, group: Pick<Group, 'originId'>, params: ProblemDetail['params'] = {}) => ({
    path: `dossiers.${bodies.named(group.originId).code}`,
    messageKey: `custody.refusal.${what}`,
    params: { body: bodies.named(group.originId).name, ...params }
  })
  const problems = groups.flatMap((group) => {
    const { to, count, after, fieldName, procedure } = group
    const open = leftOpen(group)
    const params = { count, field: fieldName, procedure, code: to ?? '' }
    if (to === null) return open ? [problem('unassigned', group, params)] : []
    const body = bodies.coded(to)
    if (!body) return [problem('no_such_body', group, params)]
    // A line about dossiers that go on with their body's work may stand, as long as it says the same.
    return after.includes(body.id) ? [] : [problem(open ? 'no_candidate' : 'goes_elsewhere', group, params)]
  })
  return [...problems, ...(await faultsOfRests(tx, plan, custody, problem))]
}

async function faultsOfRests(
  tx: Snapshot,
  plan: Plan,
  { groups, bodies }: CustodyOfPlan,
  problem: (what: string, group: { originId: string }, params?: ProblemDetail['params']) => ProblemDetail
): Promise<ProblemDetail[]> {
  const rests = await restsOf(tx, plan.id)
  const named = new Set(rests.map(({ originId }) => originId))
  const open = new Set(groups.filter(leftOpen).map(({ originId }) => originId))
  const missing = [...open].filter((id) => !named.has(id)).map((originId) => problem('no_rest', { originId }))
  const takers = await takersOf(tx, [...named], plan.effectiveOn)
  const wrong = rests
    .filter(({ originId, custodianCode }) => {
      const body = bodies.coded(custodianCode)
      return !body || !takers.has(`${originId} ${body.id}`)
    })
    .map(({ originId, custodianCode }) => problem('rest_elsewhere', { originId }, { code: custodianCode }))
  return [...missing, ...wrong]
}

/** Pairs of a body and one that takes over from it on a day, itself included while it goes on. */
async function takersOf(tx: Snapshot, origins: readonly string[], day: string): Promise<Set<string>> {
  const found = await sql<{ pair: string }>`
    select distinct c.origin_id || ' ' || c.custodian_id as pair from custody c
    where c.origin_id = any (${origins}::uuid[]) and c.valid @> ${day}::date
    union select v.organization_id || ' ' || v.organization_id from organization_version v
    where v.organization_id = any (${origins}::uuid[]) and v.valid @> ${day}::date`.execute(tx)
  return new Set(found.rows.map(({ pair }) => pair))
}

/** How many open dossiers of the plan are in the hands of someone who does not serve in the body that takes them over. */
export async function orphanedPeople(tx: Tx, plan: Plan): Promise<number> {
  const day = plan.effectiveOn
  const found = await sql<{ n: number }>`
    with open as materialized (${openBefore(plan)}),
    given as materialized (select * from given_custodians(${day}::date)),
    held as materialized (
      select d.person_id, coalesce(g.custodian_id, k.custodian_id) as body, count(*) as n
      from open o join dossier d on d.id = o.id
      left join given g on g.dossier_id = d.id
      left join pile_custodians(${day}::date) k on k.pile_id = d.pile_id and g.dossier_id is null
      where d.person_id is not null group by 1, 2
    )
    select coalesce(sum(h.n), 0)::int as n from held h
    where not exists (select from serving(${day}::date) s where s.person_id = h.person_id
      and h.body in (select organizations_around(s.organization_id, ${day}::date)))`.execute(tx)
  return found.rows[0]?.n ?? 0
}
