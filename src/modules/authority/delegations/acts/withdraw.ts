import { sql } from 'kysely'
import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { needPhase } from '../steps.ts'
import { endVestings, vestingsOf } from '../store/end-vestings.ts'
import { getDelegation } from '../store/find-delegations.ts'
import { bodyOfDelegation } from './target.ts'

const input = z.object({
  id: z.uuid(),
  onDay: zDay,
  reason: z.string().trim().min(1, { error: 'record.input.required' }).max(2000),
  decision: decisionSchema
})

/**
 * Withdraws a published delegation by decision: from `onDay` its powers are where they came from.
 * @throws refusal when it is not published, or withdrawn already
 */
export const withdrawDelegation: Act<z.output<typeof input>, { id: string }> = {
  name: 'authority.withdraw_delegation',
  input,
  power: 'authority.publish',
  target: bodyOfDelegation,
  async run({ tx, at }, { id, onDay, reason, decision: given }) {
    needPhase(await getDelegation(tx, id, at.slice(0, 10)), 'published')
    const decision = await ensureDecision(tx, given)
    const vestings = await vestingsOf(tx, id)
    await sql`insert into delegation_withdrawal (delegation_id, on_date, decision_id, reason)
      values (${id}::uuid, ${onDay}::date, ${decision.id}::uuid, ${reason})`.execute(tx)
    await endVestings(tx, vestings, onDay, decision.id)
    return {
      result: { id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'delegation', id },
      reason,
      before: { vestings },
      after: { onDay }
    }
  }
}
