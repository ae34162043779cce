import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { needPhase } from '../steps.ts'
import { getDelegation } from '../store/find-delegations.ts'
import { bodyOfDelegation } from './target.ts'

const input = z.object({
  id: z.uuid(),
  reason: z.string().trim().min(1, { error: 'record.input.required' }).max(2000)
})

/**
 * Gives up a delegation that was not published; it stays readable.
 * @throws refusal when it is published
 */
export const discardDelegation: Act<z.output<typeof input>, { id: string }> = {
  name: 'authority.discard_delegation',
  input,
  power: 'authority.draft',
  target: bodyOfDelegation,
  async run({ tx, at }, { id, reason }) {
    needPhase(await getDelegation(tx, id, at.slice(0, 10)), 'drafted', 'returned', 'agreed', 'signed')
    await sql`insert into delegation_discard (delegation_id, reason) values (${id}::uuid, ${reason})`.execute(
      tx
    )
    return { result: { id }, subject: { kind: 'delegation', id }, reason }
  }
}
