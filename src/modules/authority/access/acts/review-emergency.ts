import { z } from 'zod'
import { notFound, refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { type Emergency, findEmergency, insertReview } from '../store/emergencies.ts'

const inputSchema = z.object({
  id: z.uuid(),
  verdict: z.enum(['justified', 'unjustified'], { error: 'access.review.verdict_needed' }),
  opinion: z
    .string({ error: 'access.review.opinion_needed' })
    .trim()
    .min(3, 'access.review.opinion_needed')
    .max(2000)
})

/**
 * Whoever oversees says what they hold of an emergency access; the alert is closed.
 * @throws refusal when it has been reviewed, or by the one who took it
 */
export const reviewEmergency: Act<z.infer<typeof inputSchema>, { id: string }> = {
  name: 'access.review_emergency',
  input: inputSchema,
  power: null,
  async run({ tx, actor, need }, { id, verdict, opinion }) {
    const access = await findEmergency(tx, id)
    await need('authority.oversee', access ? targetOf(access) : null)
    if (!access) throw notFound('access.refusal.no_emergency')
    if (access.personId === actor.personId) throw refusal('access.refusal.own_emergency')
    if (access.review) throw refusal('access.refusal.reviewed')
    await insertReview(tx, { id, personId: actor.personId, verdict, opinion })
    return { result: { id }, subject: { kind: 'emergency_access', id }, reason: opinion, after: { verdict } }
  }
}

/** Where the power was taken. */
export function targetOf({ organizationId, areaId }: Pick<Emergency, 'organizationId' | 'areaId'>) {
  if (organizationId) return { organizationId }
  return areaId ? { areaId } : null
}
