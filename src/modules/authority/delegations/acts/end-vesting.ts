import { z } from 'zod'
import type { Tx } from '../../../../platform/database/index.ts'
import { zDay } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { endVestings, restAlready, suspendVestings } from '../store/end-vestings.ts'
import { getVesting } from '../store/vesting.ts'

const reason = z.string().trim().min(1, { error: 'record.input.required' }).max(2000)
const withdrawal = z.object({ id: z.uuid(), onDay: zDay, reason, decision: decisionSchema })
const suspension = z.object({
  id: z.uuid(),
  firstDay: zDay,
  lastDay: zDay,
  reason,
  decision: decisionSchema
})

/** The grantor's body. What the law gives, only the law takes; what a delegation gave, ends with it. */
async function target(tx: Tx, { id, decision }: { id: string; decision: { issuedOn?: string | undefined } }) {
  const { organizationId, delegationId } = await getVesting(tx, id, decision.issuedOn ?? '9999-12-31')
  if (!organizationId) throw refusal('delegations.refusal.by_law')
  if (delegationId) throw refusal('delegations.refusal.by_delegation')
  return { organizationId }
}

/**
 * Withdraws one grant by decision: from `onDay` it holds no more.
 * @throws refusal when it is the law's own, came from a delegation (withdraw that), or has ended by then
 */
export const withdrawVesting: Act<z.output<typeof withdrawal>, { id: string }> = {
  name: 'authority.withdraw_vesting',
  input: withdrawal,
  power: 'authority.publish',
  target,
  async run({ tx, at }, { id, onDay, reason: why, decision: given }) {
    const before = await getVesting(tx, id, at.slice(0, 10))
    if (before.end && before.end <= onDay) throw refusal('delegations.refusal.does_not_hold_then')
    const decision = await ensureDecision(tx, given)
    await endVestings(tx, [id], onDay, decision.id)
    return {
      result: { id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'vesting', id },
      reason: why,
      before,
      after: { onDay }
    }
  }
}

/**
 * Lets one grant rest for a time.
 * @throws refusal as above, and when it rests or does not hold on those days
 */
export const suspendVesting: Act<z.output<typeof suspension>, { id: string }> = {
  name: 'authority.suspend_vesting',
  input: suspension,
  power: 'authority.publish',
  target,
  async run({ tx }, { id, decision: given, ...rest }) {
    if (await restAlready(tx, [id], rest.firstDay, rest.lastDay))
      throw refusal('delegations.refusal.suspended_already')
    const decision = await ensureDecision(tx, given)
    if (!(await suspendVestings(tx, [id], { ...rest, decisionId: decision.id })))
      throw refusal('delegations.refusal.does_not_hold_then')
    return {
      result: { id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'vesting', id },
      reason: rest.reason,
      after: rest
    }
  }
}
