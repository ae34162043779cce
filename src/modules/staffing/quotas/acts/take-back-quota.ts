import type { z } from 'zod'
import type { Day } from '../../../../platform/day.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { ensureDecision } from '../../../organization/index.ts'
import { restOfYear } from '../quota.ts'
import { endQuota, filledOn, mostGiven, type Quota, quotasOf } from '../store.ts'
import { cannot, detail } from './assign-quota.ts'
import { grantorAsTarget, quotaOfDay, quotaToChange } from './change-quota.ts'

export const takeBackSchema = quotaOfDay
export type TakeBackInput = z.infer<typeof takeBackSchema>

/**
 * Takes a quota back from a day on, for the rest of the year, with what was already decided for later days.
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
    const span = { start: on, end: endOfYear(quota) }
    const { given, to, day } = await mostGiven(tx, organizationId, pot, span)
    // Whoever was given none stands in the way as well: what they have hangs on this one.
    if (to) throw cannot([detail('on', 'quotas.refusal.still_given', { given, day })])
    const filled = await filledOn(tx, organizationId, pot, on)
    if (filled) throw cannot([detail('on', 'quotas.refusal.still_filled', { filled, day: on, pot })])
    const decision = await ensureDecision(tx, input.decision)
    const before = (await quotasOf(tx, organizationId, span)).filter((one) => one.pot === pot)
    for (const one of before) await endQuota(tx, one, on)
    return {
      result: { id: quota.id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'organization', id: organizationId },
      before,
      after: on > quota.start ? { ...quota, end: on } : null
    }
  }
}

function endOfYear(quota: Quota): Day {
  return restOfYear(Number(quota.start.slice(0, 4)))?.end ?? quota.end
}
