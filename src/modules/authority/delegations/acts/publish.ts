import { sql } from 'kysely'
import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { needPhase } from '../steps.ts'
import { crowdedBy } from '../store/crowded.ts'
import { getDelegation } from '../store/find-delegations.ts'
import { writeVestings } from '../store/write-vestings.ts'
import { needSound } from './need-sound.ts'
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
      after: { publishedOn, publishedIn, vestings }
    }
  }
}
