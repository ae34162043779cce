import { sql } from 'kysely'
import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { notFound } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { needSigner } from '../steps.ts'

const input = z.object({ postId: z.uuid(), onDay: zDay, decision: decisionSchema })

/**
 * From `onDay` nobody stands in for a post any more.
 * @throws Problem 404 when nobody does on that day
 */
export const endSubstitution: Act<z.output<typeof input>, { id: string }> = {
  name: 'authority.end_substitution',
  input,
  power: null,
  async run(context, { postId, onDay, decision: given }) {
    const { tx } = context
    const found = await sql<{ id: string; organizationId: string }>`
      select s.id, p.organization_id as "organizationId" from substitution s join post p on p.id = s.post_id
      where s.post_id = ${postId}::uuid and s.valid @> ${onDay}::date limit 1`.execute(tx)
    const [standing] = found.rows
    if (!standing) throw notFound('delegations.refusal.no_substitution', { day: onDay })
    await needSigner(context, { grantorPostId: postId, organizationId: standing.organizationId }, onDay)
    const decision = await ensureDecision(tx, given)
    await sql`delete from substitution where id = ${standing.id}::uuid and lower(valid) = ${onDay}::date`.execute(
      tx
    )
    await sql`update substitution set valid = daterange(lower(valid), ${onDay}::date)
      where id = ${standing.id}::uuid and lower(valid) < ${onDay}::date`.execute(tx)
    return {
      result: { id: standing.id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'post', id: postId },
      before: standing,
      after: { onDay }
    }
  }
}
