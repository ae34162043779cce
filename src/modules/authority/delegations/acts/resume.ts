import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { needPhase } from '../steps.ts'
import { resumeVestings, vestingsOf } from '../store/end-vestings.ts'
import { getDelegation } from '../store/find-delegations.ts'
import { bodyOfDelegation } from './target.ts'

const input = z.object({ id: z.uuid(), onDay: zDay, decision: decisionSchema })

/**
 * Ends a suspension before its time: the delegation holds again from `onDay`.
 * @throws refusal when it does not rest on that day
 */
export const resumeDelegation: Act<z.output<typeof input>, { id: string }> = {
  name: 'authority.resume_delegation',
  input,
  power: 'authority.publish',
  target: bodyOfDelegation,
  async run({ tx, at }, { id, onDay, decision: given }) {
    needPhase(await getDelegation(tx, id, at.slice(0, 10)), 'published')
    const decision = await ensureDecision(tx, given)
    if (!(await resumeVestings(tx, await vestingsOf(tx, id), onDay)))
      throw refusal('delegations.refusal.not_suspended', { day: onDay })
    return {
      result: { id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'delegation', id },
      after: { onDay }
    }
  }
}
