import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../../platform/database/index.ts'
import { zDay } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import type { Delegation } from '../delegation.ts'
import { isReplaced } from '../draft-problems.ts'
import { needPhase } from '../steps.ts'
import { crowdedBy } from '../store/crowded.ts'
import { endVestings } from '../store/end-vestings.ts'
import { getDelegation } from '../store/find-delegations.ts'
import { rivalsOf } from '../store/rivals.ts'
import { writeVestings } from '../store/write-vestings.ts'
import { draftOf, needSound } from './need-sound.ts'
import { bodyOfDelegation } from './target.ts'

const input = z.object({
  id: z.uuid(),
  publishedOn: zDay,
  publishedIn: z.string().trim().min(1, { error: 'record.input.required' }).max(500)
})

/**
 * Makes a signed delegation public: only now its powers pass, each line until its end or that of its basis.
 * @throws refusal when it is not signed, is published before it was signed, has lost its basis, or would make two decide
 */
export const publishDelegation: Act<z.output<typeof input>, { id: string; vestings: string[] }> = {
  name: 'authority.publish_delegation',
  input,
  power: 'authority.publish',
  target: bodyOfDelegation,
  async run({ tx, at }, { id, publishedOn, publishedIn }) {
    const delegation = await getDelegation(tx, id, at.slice(0, 10))
    needPhase(delegation, 'signed')
    const { signature } = delegation
    if (signature && publishedOn < signature.on)
      throw refusal('delegations.refusal.published_before_signed', { day: signature.on }, [
        {
          path: 'publishedOn',
          messageKey: 'delegations.refusal.published_before_signed',
          params: { day: signature.on }
        }
      ])
    const { capped } = await needSound(tx, delegation)
    await sql`insert into delegation_publication (delegation_id, published_on, published_in)
      values (${id}::uuid, ${publishedOn}::date, ${publishedIn})`.execute(tx)
    const replaced = signature ? await replaceAssignments(tx, delegation, signature.decisionId) : []
    const vestings = await writeVestings(tx, id, capped)
    const crowded = await crowdedBy(tx, vestings)
    if (crowded.length)
      throw refusal(
        'delegations.refusal.two_would_decide',
        { count: crowded.length },
        crowded.map(({ power, place }) => ({
          messageKey: 'delegations.refusal.two_would_decide_there',
          params: { power, place }
        }))
      )
    return {
      result: { id, vestings },
      ...(signature && { decisionId: signature.decisionId, decisionNumber: signature.decisionNumber }),
      subject: { kind: 'delegation', id },
      after: { publishedOn, publishedIn, vestings, replaced }
    }
  }
}

/** What the same grantor assigned before ends as the new assignment begins. @returns the vestings that end */
async function replaceAssignments(tx: Tx, delegation: Delegation, decisionId: string): Promise<string[]> {
  const { kind, grantor, lines } = draftOf(delegation)
  const ended: string[] = []
  for (const line of lines) {
    const rivals = await rivalsOf(tx, grantor, line)
    const replaced = rivals.filter((rival) => isReplaced(kind, rival, line)).map(({ vestingId }) => vestingId)
    if (replaced.length) await endVestings(tx, replaced, line.firstDay, decisionId)
    ended.push(...replaced)
  }
  return ended
}
