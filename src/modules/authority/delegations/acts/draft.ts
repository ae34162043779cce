import { sql } from 'kysely'
import { z } from 'zod'
import { notFound } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { delegationKinds, draftSchema, grantorSchema } from '../delegation.ts'
import { replaceLines } from '../store/lines.ts'
import { bodyOfGrantor, needKnown } from './known-references.ts'

const input = draftSchema.extend({ kind: z.enum(delegationKinds), grantor: grantorSchema })

/** Begins a delegation of a body or a post of it. A draft may be incomplete or wrong: it is checked, not refused. */
export const draftDelegation: Act<z.output<typeof input>, { id: string }> = {
  name: 'authority.draft_delegation',
  input,
  power: 'authority.draft',
  async target(tx, { grantor }) {
    const body = await bodyOfGrantor(tx, grantor)
    if (!body) throw notFound('delegations.refusal.no_grantor')
    return { organizationId: body }
  },
  async run({ tx }, draft) {
    const { kind, grantor, title, basis, lines } = draft
    await needKnown(tx, lines)
    const created = await sql<{ id: string }>`
      insert into delegation (kind, grantor_organization_id, grantor_post_id, title, basis)
      values (${kind}, ${'organizationId' in grantor ? grantor.organizationId : null}::uuid,
        ${'postId' in grantor ? grantor.postId : null}::uuid, ${title}, ${basis ?? null})
      returning id`.execute(tx)
    const { id } = created.rows[0] as { id: string }
    await replaceLines(tx, id, lines)
    return { result: { id }, subject: { kind: 'delegation', id }, after: draft }
  }
}
