import type { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { ensureDecision } from '../../../organization/index.ts'
import { endQuota, filledOn, mostGiven } from '../store.ts'
import { cannot, detail } from './assign-quota.ts'
import { grantorAsTarget, quotaOfDay, quotaToChange } from './change-quota.ts'

export const takeBackSchema = quotaOfDay
export type TakeBackInput = z.infer<typeof takeBackSchema>

/**
 * Takes a quota back from a day on.
 * @throws refusal: no quota on the day, part of it was given on and is still out, or persons are in post under it
 */
export const takeBackQuota: Act<TakeBackInput, { id: string }> = {
  name: 'staffing.take_back_quota',
  input: takeBackSchema,
  power: 'staffing.assign_quota',
  target: grantorAsTarget,
  async run({ tx }, input) {
    const { organizationId, pot, on } = input
    const quota = await quotaToChange(tx, input)
    const span = { start: on, end: quota.end }
    const { given, day } = await mostGiven(tx, organizationId, pot, span)
    if (given) throw cannot([detail('on', 'quotas.refusal.still_given', { given, day })])
    const filled = await filledOn(tx, organizationId, pot, on)
    if (filled) throw cannot([detail('on', 'quotas.refusal.still_filled', { filled, day: on, pot })])
    const decision = await ensureDecision(tx, input.decision)
    await endQuota(tx, quota, on)
    return {
      result: { id: quota.id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'organization', id: organizationId },
      before: quota,
      after: on > quota.start ? { ...quota, end: on } : null
    }
  }
}
