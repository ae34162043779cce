import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database/index.ts'
import { refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { findSet, type SetRow } from '../../../platform/sets/index.ts'
import { announceOn } from '../announcements/index.ts'
import { type Evaluation, evaluate } from '../evaluate.ts'
import { planParts } from '../parts.ts'
import { getPlan, type Plan } from '../store/plans.ts'
import { undo } from '../store/undo.ts'

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
  power: 'changeover.enact',
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
  const broken = evaluation.rules.filter((rule) => rule.gates && rule.fresh.length)
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
  power: 'changeover.enact',
  async run({ tx, actor }, { id, reason, today }) {
    const plan = await getPlan(tx, id)
    if (!plan.enactment) throw refusal('changeover.refusal.not_enacted')
    if (plan.effectiveOn <= today) throw refusal('changeover.refusal.in_effect', { day: plan.effectiveOn })
    await undo(tx, plan.enactment.recordId, planParts())
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

async function baselineOf(tx: Tx): Promise<string | null> {
  const found = await sql<{ day: string | null }>`select coalesce((select baseline from locality limit 1),
    (select min(effective_on) - 1 from enactment)) as day`.execute(tx)
  return found.rows[0]?.day ?? null
}
