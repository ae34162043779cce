import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'
import { notFound, refusal } from '../../../platform/problem.ts'
import type { Operation, PlanDocument } from '../plan-format/types.ts'

/** A plan as it stands in the register of plans. */
export interface Plan extends PlanDocument {
  id: string
  revision: number
  createdAt: string
  changedAt: string
  enactment: { enactedAt: string; enactedBy: string; recordId: number; decisionId: string } | null
  revocations: { revokedAt: string; revokedBy: string; reason: string }[]
}

/** A line in the list of plans. */
export interface PlanSummary {
  id: string
  title: string
  decisionNumber: string
  effectiveOn: string
  operations: number
  enactedAt: string | null
  revoked: boolean
}

/** All plans, the one that takes effect last first. */
export async function listPlans(tx: Snapshot): Promise<PlanSummary[]> {
  const result = await sql<PlanSummary>`
    select p.id, p.title, p.decision->>'number' as "decisionNumber", p.effective_on as "effectiveOn",
      (select count(*)::int from plan_operation o where o.plan_id = p.id) as operations, e.enacted_at as "enactedAt",
      e.plan_id is null and exists (select from revocation r where r.plan_id = p.id) as revoked
    from plan p left join enactment e on e.plan_id = p.id order by p.effective_on desc, p.id desc`.execute(tx)
  return result.rows
}

/** One plan with its operations, or a Problem "not found". */
export async function getPlan(tx: Snapshot, id: string): Promise<Plan> {
  const found = await sql<Plan>`
    select p.id, p.title, p.decision, p.decisions, p.effective_on as "effectiveOn", p.announced, p.revision,
      p.created_at as "createdAt", p.changed_at as "changedAt", false as propose,
      coalesce((select jsonb_agg(o.operation order by o.position) from plan_operation o where o.plan_id = p.id), '[]') as operations,
      case when e.plan_id is not null then jsonb_build_object('enactedAt', e.enacted_at, 'enactedBy', e.enacted_by,
        'recordId', e.recorded_in, 'decisionId', e.decision_id) end as enactment,
      coalesce((select jsonb_agg(jsonb_build_object('revokedAt', r.revoked_at, 'revokedBy', r.revoked_by, 'reason', r.reason)
        order by r.revoked_at) from revocation r where r.plan_id = p.id), '[]') as revocations
    from plan p left join enactment e on e.plan_id = p.id where p.id::text = ${id}`.execute(tx)
  const plan = found.rows[0]
  if (!plan) throw notFound('changeover.refusal.no_plan')
  return plan
}

/** Writes a plan; with `id` it replaces the document of that plan if nobody else changed it meanwhile. */
export async function savePlan(
  tx: Tx,
  document: PlanDocument,
  existing?: { id: string; revision: number }
): Promise<string> {
  const { title, decision, decisions, effectiveOn, announced } = document
  const values = sql`${title} as title, ${JSON.stringify(decision)}::jsonb as decision, ${JSON.stringify(decisions)}::jsonb as decisions,
    ${effectiveOn}::date as effective_on, ${JSON.stringify(announced)}::jsonb as announced`
  const saved = existing
    ? await sql<{ id: string }>`
        update plan p set title = n.title, decision = n.decision, decisions = n.decisions, effective_on = n.effective_on,
          announced = n.announced, revision = p.revision + 1, changed_at = act_time()
        from (select ${values}) n where p.id = ${existing.id}::uuid and p.revision = ${existing.revision}
          and not exists (select from enactment e where e.plan_id = p.id) returning p.id`.execute(tx)
    : await sql<{
        id: string
      }>`insert into plan (title, decision, decisions, effective_on, announced) select ${values} returning id`.execute(
        tx
      )
  const id = saved.rows[0]?.id
  if (!id) throw refusal('changeover.refusal.changed_meanwhile')
  await writeOperations(tx, id, document.operations)
  return id
}

async function writeOperations(tx: Tx, planId: string, operations: Operation[]): Promise<void> {
  await sql`delete from plan_operation where plan_id = ${planId}::uuid`.execute(tx)
  await sql`insert into plan_operation (plan_id, position, operation)
    select ${planId}::uuid, position, operation
    from jsonb_array_elements(${JSON.stringify(operations)}::jsonb) with ordinality as o(operation, position)`.execute(
    tx
  )
}
