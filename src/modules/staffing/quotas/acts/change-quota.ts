import { z } from 'zod'
import type { Tx } from '../../../../platform/database/index.ts'
import { zDay } from '../../../../platform/day.ts'
import type { Act, Target } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { type Pot, pots } from '../quota.ts'
import { endQuota, findQuota, insertQuota, type Quota, rewriteQuota } from '../store.ts'
import { cannot, detail, headcount } from './assign-quota.ts'
import { headcountProblems, nameOf } from './checks.ts'

/** Which quota: that which a body has of a pot on a day. */
export const quotaOfDay = z.object({
  decision: decisionSchema,
  organizationId: z.uuid(),
  pot: z.enum(pots),
  /** The first day of the change. */
  on: zDay
})

export const changeSchema = quotaOfDay.extend({ headcount })
export type ChangeInput = z.infer<typeof changeSchema>

/**
 * Changes the quota of a body by a new decision for the rest of the time for which it was assigned; what it was
 * before stays what it was.
 * @throws refusal: no quota on the day, nothing changes, or any reason for which the new headcount cannot be assigned
 */
export const changeQuota: Act<ChangeInput, { id: string }> = {
  name: 'staffing.change_quota',
  input: changeSchema,
  power: 'staffing.assign_quota',
  target: grantorAsTarget,
  async run({ tx }, input) {
    const { organizationId, pot, on } = input
    const quota = await quotaToChange(tx, input)
    if (quota.headcount === input.headcount)
      throw cannot([detail('headcount', 'quotas.refusal.same', { headcount: quota.headcount })])
    const span = { start: on, end: quota.end }
    const { grantorId } = quota
    const asked = { organizationId, grantorId, pot, span, headcount: input.headcount }
    const problems = await headcountProblems(tx, asked)
    if (problems.length) throw cannot(problems)
    const decision = await ensureDecision(tx, input.decision)
    const after = { ...quota, ...span, headcount: input.headcount, decisionId: decision.id }
    return {
      result: { id: await replace(tx, quota, after) },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'organization', id: organizationId },
      before: quota,
      after
    }
  }
}

/** Where the power is needed: the body from whose quota it comes. */
export async function grantorAsTarget(
  tx: Tx,
  { organizationId, pot, on }: { organizationId: string; pot: Pot; on: string }
): Promise<Target> {
  const quota = await findQuota(tx, organizationId, pot, on)
  return quota?.grantorId ? { organizationId: quota.grantorId } : null
}

/** @throws refusal when the body has none on the day */
export async function quotaToChange(
  tx: Tx,
  { organizationId, pot, on }: { organizationId: string; pot: Pot; on: string }
): Promise<Quota> {
  const quota = await findQuota(tx, organizationId, pot, on)
  if (quota) return quota
  const body = await nameOf(tx, organizationId, on)
  throw cannot([detail('on', 'quotas.refusal.none', { body, pot, day: on })])
}

async function replace(tx: Tx, quota: Quota, after: Quota): Promise<string> {
  if (after.start === quota.start) {
    await rewriteQuota(tx, quota.id, after.headcount, after.decisionId)
    return quota.id
  }
  await endQuota(tx, quota, after.start)
  return insertQuota(tx, after)
}
