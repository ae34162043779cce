import { sql } from 'kysely'
import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { needPhase, needRevision } from '../steps.ts'
import { getDelegation } from '../store/find-delegations.ts'
import { needSound } from './need-sound.ts'
import { bodyOfDelegation } from './target.ts'

const input = z
  .object({
    id: z.uuid(),
    revision: z.coerce.number().int(),
    outcome: z.enum(['agreed', 'returned']),
    opinion: z.string().trim().min(1).max(4000).optional(),
    checkedOn: zDay
  })
  .refine(({ outcome, opinion }) => outcome === 'agreed' || opinion, {
    path: ['opinion'],
    error: 'delegations.input.opinion_needed'
  })

/**
 * The legal check of a draft: agreed to, or returned with an opinion.
 * @throws refusal when it is not at that step, was changed since `revision`, or would be agreed to with problems in it
 */
export const checkDelegation: Act<z.output<typeof input>, { id: string }> = {
  name: 'authority.check_delegation',
  input,
  power: 'authority.check',
  target: bodyOfDelegation,
  async run({ tx, at }, { id, revision, outcome, opinion, checkedOn }) {
    const delegation = await getDelegation(tx, id, at.slice(0, 10))
    needPhase(delegation, 'drafted', ...(outcome === 'returned' ? (['agreed'] as const) : []))
    needRevision(delegation, revision)
    if (outcome === 'agreed') await needSound(tx, delegation)
    await sql`insert into delegation_check (delegation_id, revision, outcome, opinion, checked_on)
      values (${id}::uuid, ${revision}, ${outcome}, ${opinion ?? null}, ${checkedOn}::date)`.execute(tx)
    return {
      result: { id },
      subject: { kind: 'delegation', id },
      ...(opinion && { reason: opinion }),
      after: { outcome, revision, checkedOn }
    }
  }
}
