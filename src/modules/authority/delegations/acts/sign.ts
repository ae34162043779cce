import { sql } from 'kysely'
import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { needPhase, needRevision, needSigner } from '../steps.ts'
import { getDelegation } from '../store/find-delegations.ts'
import { needSound } from './need-sound.ts'

const input = z.object({
  id: z.uuid(),
  revision: z.coerce.number().int(),
  decision: decisionSchema.extend({ issuedOn: zDay })
})

/**
 * The grantor signs: the draft gets the number and the day of a decision. For whoever bears the grantor's post, or may
 * publish for its body.
 * @throws refusal when it was not agreed to, was changed since, or has lost its basis meanwhile
 */
export const signDelegation: Act<z.output<typeof input>, { id: string; decisionId: string }> = {
  name: 'authority.sign_delegation',
  input,
  power: null,
  async run(context, { id, revision, decision }) {
    const { tx, at } = context
    const delegation = await getDelegation(tx, id, at.slice(0, 10))
    await needSigner(context, delegation, decision.issuedOn)
    needPhase(delegation, 'agreed')
    needRevision(delegation, revision)
    await needSound(tx, delegation)
    const signed = await ensureDecision(tx, {
      issuer: delegation.organizationName,
      title: delegation.title,
      ...decision
    })
    await sql`insert into delegation_signature (delegation_id, decision_id, signed_on)
      values (${id}::uuid, ${signed.id}::uuid, ${decision.issuedOn}::date)`.execute(tx)
    return {
      result: { id, decisionId: signed.id },
      decisionId: signed.id,
      decisionNumber: signed.number,
      subject: { kind: 'delegation', id },
      after: { signedFor: delegation.grantor.name.vi, signedOn: decision.issuedOn }
    }
  }
}
