import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { needPhase } from '../steps.ts'
import { restAlready, suspendVestings, vestingsOf } from '../store/end-vestings.ts'
import { getDelegation } from '../store/find-delegations.ts'
import { bodyOfDelegation } from './target.ts'

const input = z
  .object({
    id: z.uuid(),
    firstDay: zDay,
    lastDay: zDay.optional(),
    reason: z.string().trim().min(1, { error: 'record.input.required' }).max(2000),
    decision: decisionSchema
  })
  .refine(({ firstDay, lastDay }) => !lastDay || lastDay >= firstDay, {
    path: ['lastDay'],
    error: 'delegations.input.days_reversed'
  })

/**
 * Lets a published delegation rest for a time; without a last day until it is resumed.
 * @throws refusal when it is not published, or rests or does not hold on those days
 */
export const suspendDelegation: Act<z.output<typeof input>, { id: string }> = {
  name: 'authority.suspend_delegation',
  input,
  power: 'authority.publish',
  target: bodyOfDelegation,
  async run({ tx, at }, { id, decision: given, ...rest }) {
    needPhase(await getDelegation(tx, id, at.slice(0, 10)), 'published')
    const vestings = await vestingsOf(tx, id)
    if (await restAlready(tx, vestings, rest.firstDay, rest.lastDay))
      throw refusal('delegations.refusal.suspended_already')
    const decision = await ensureDecision(tx, given)
    const count = await suspendVestings(tx, vestings, { ...rest, decisionId: decision.id })
    if (!count) throw refusal('delegations.refusal.does_not_hold_then')
    return {
      result: { id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'delegation', id },
      reason: rest.reason,
      after: rest
    }
  }
}
