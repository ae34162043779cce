import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database/index.ts'
import { refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { findSet, type SetRow } from '../../../platform/sets/index.ts'
import { announceOn } from '../announcements/index.ts'
import { type Evaluation, evaluate } from '../evaluate.ts'
import { getPlan, type Plan } from '../store/plans.ts'

const planSchema = z.object({ id: z.uuid() })
type PlanInput = z.infer<typeof planSchema>

/**
 * Checks or rehearses a plan: the whole enactment, to be run with `rollback: true`.
 * Refuses nothing: problems and violations are what is asked for.
 */
export const rehearsePlan: Act<PlanInput, Evaluation> = {
  name: 'changeover.rehearse',
  input: planSchema,
  power: null,
  async run({ tx }, { id }) {
    const {
      before: _before,
      after: _after,
      ...evaluation
    } = await evaluate(tx, await getPlan(tx, id), await baselineOf(tx))
    return { result: evaluation, subject: { kind: 'plan', id } }
  }
}

/**
 * Enacts a plan: one transaction, on or before its effective date or later; exactly once. At midnight nothing runs.
 * @throws refusal when it is enacted already, cannot be done, or brings about violations of rules
 */
export const enactPlan: Act<PlanInput, Evaluation> = {
  name: 'changeover.enact',
  input: planSchema,
  power: 'register.change',
  async run({ tx, actor }, { id }) {
    const plan = await getPlan(tx, id)
    if (plan.enactment) throw refusal('changeover.refusal.enacted_already', { by: plan.enactment.enactedBy })
    const { before, after, ...evaluation } = await evaluate(tx, plan, await baselineOf(tx))
    if (evaluation.problems.length)
      throw refusal(
        'changeover.refusal.cannot_be_done',
        { count: evaluation.problems.length },
        evaluation.problems
      )
    refuseViolations(evaluation)
    await sql`insert into enactment (plan_id, decision_id, effective_on, enacted_by, figures)
      values (${id}::uuid, ${evaluation.decisionId}::uuid, ${plan.effectiveOn}::date, ${actor.name}, ${JSON.stringify(evaluation.figures)}::jsonb)`.execute(
      tx
    )
    await announceOn(tx, plan.effectiveOn)
    await sql`set constraints all immediate`.execute(tx)
    return {
      result: evaluation,
      decisionId: evaluation.decisionId ?? undefined,
      decisionNumber: plan.decision.number,
      subject: { kind: 'plan', id },
      before,
      after
    }
  }
}

function refuseViolations(evaluation: Evaluation): void {
  const broken = evaluation.rules.filter((rule) => rule.fresh.length)
  if (!broken.length) return
  const details = broken.flatMap((rule) =>
    rule.fresh.slice(0, 20).map((row) => ({
      path: rule.id,
      messageKey: findSet('rules', rule.id)?.violationKey ?? 'changeover.rule.figures_reconcile.violation',
      params: wordsOf(row)
    }))
  )
  throw refusal('changeover.refusal.rules_broken', { count: broken.length }, details)
}

/** What a row says, as the parameters of its message. */
function wordsOf(row: SetRow): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? value : String(value)])
  )
}

const revokeSchema = planSchema.extend({ reason: z.string().trim().min(1).max(2000), today: z.iso.date() })

/**
 * Revokes an enacted plan before its effective date: the register is again as it was before the enactment.
 * Afterwards only a new plan corrects.
 * @throws refusal when the day has come, or something enacted later builds on it
 */
export const revokePlan: Act<z.infer<typeof revokeSchema>, { id: string }> = {
  name: 'changeover.revoke',
  input: revokeSchema,
  power: 'register.change',
  async run({ tx, actor }, { id, reason, today }) {
    const plan = await getPlan(tx, id)
    if (!plan.enactment) throw refusal('changeover.refusal.not_enacted')
    if (plan.effectiveOn <= today) throw refusal('changeover.refusal.in_effect', { day: plan.effectiveOn })
    await undo(tx, plan.enactment.recordId)
    await sql`delete from enactment where plan_id = ${id}::uuid`.execute(tx)
    await sql`insert into revocation (plan_id, enactment_record, revoked_by, reason)
      values (${id}::uuid, ${plan.enactment.recordId}, ${actor.name}, ${reason})`.execute(tx)
    await sql`set constraints all immediate`.execute(tx)
    return {
      result: { id },
      reason,
      subject: { kind: 'plan', id },
      decisionId: plan.enactment.decisionId,
      before: summary(plan),
      after: null
    }
  }
}

const summary = (plan: Plan) => ({
  title: plan.title,
  effectiveOn: plan.effectiveOn,
  enactment: plan.enactment
})

const registerTables = [
  ['area_version', 'area_id'],
  ['organization_version', 'organization_id'],
  ['area_succession', 'predecessor_id'],
  ['organization_succession', 'predecessor_id'],
  ['custody', 'origin_id']
] as const

/** Takes back what one entry of the record wrote; what it had superseded is believed again. */
async function undo(tx: Tx, recordId: number): Promise<void> {
  for (const [name, key] of registerTables.slice(0, 2)) {
    const [table, history, id] = [sql.table(name), sql.table(`${name}_history`), sql.ref(key)]
    const later = await sql<{ n: number }>`
      with touched as (select ${id} as id from ${table} where recorded_in = ${recordId}
        union select ${id} from ${history} where recorded_in = ${recordId} or superseded_in = ${recordId})
      select count(*)::int as n from touched where id in (select ${id} from ${table} where recorded_in > ${recordId}
        union select ${id} from ${history} where superseded_in > ${recordId})`.execute(tx)
    if (later.rows[0]?.n) throw refusal('changeover.refusal.built_upon', { count: later.rows[0].n })
  }
  for (const [name] of registerTables) {
    const columns = await columnsOf(tx, name)
    await sql`delete from ${sql.table(name)} where recorded_in = ${recordId}`.execute(tx)
    await sql`insert into ${sql.table(name)} (${columns}) select ${columns} from ${sql.table(`${name}_history`)} h
      where h.superseded_in = ${recordId}`.execute(tx)
  }
  await sql`delete from announcement where recorded_in = ${recordId}`.execute(tx)
}

/** What a row says; when and by which act it is believed again is stamped anew. */
async function columnsOf(tx: Tx, table: string) {
  const found = await sql<{ name: string }>`select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attname not in ('recorded_in', 'recorded_at')
    order by attnum`.execute(tx)
  return sql.join(found.rows.map(({ name }) => sql.ref(name)))
}

async function baselineOf(tx: Tx): Promise<string | null> {
  const found = await sql<{ day: string | null }>`select coalesce((select baseline from locality limit 1),
    (select min(effective_on) - 1 from enactment)) as day`.execute(tx)
  return found.rows[0]?.day ?? null
}
