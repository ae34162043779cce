import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { findUnit } from '../../../organization/index.ts'
import type { State } from '../scheme.ts'
import { ever, versionsOf } from '../store.ts'
import { copyVersion, ensureScheme, insertVersion, prefillFromPosts } from '../store-write.ts'

export const draftSchema = z.object({
  organizationId: z.uuid(),
  on: zDay,
  /** A first version: from the posts that exist on the day. */
  prefill: z.boolean().default(true),
  demonstration: z.boolean().default(false)
})
type DraftInput = z.infer<typeof draftSchema>

const underWay: readonly State[] = ['draft', 'submitted', 'agreed', 'approved']

/**
 * Begins the scheme of a body, or its next version: a first one like to like from today's posts, a later one as a copy
 * of the one before.
 * @throws refusal while a version is under way, or when the body does not exist on the day
 */
export const draftScheme: Act<DraftInput, { id: string; version: number }> = {
  name: 'staffing.draft_scheme',
  input: draftSchema,
  power: 'staffing.draft_scheme',
  target: async (_tx, { organizationId }) => ({ organizationId }),
  async run({ tx }, { organizationId, on, prefill, demonstration }) {
    const body = await findUnit(tx, 'organization', organizationId, { at: on })
    if (!body) throw refusal('schemes.refusal.no_body', { day: on })
    const id = await ensureScheme(tx, organizationId, demonstration)
    const [last] = await versionsOf(tx, id, ever)
    if (last && underWay.includes(last.state))
      throw refusal(`schemes.refusal.is_${last.state}`, { number: last.number })
    const notBefore = last?.state === 'returned' ? last.since : last?.begunOn
    if (notBefore && on < notBefore) throw refusal('schemes.refusal.too_early', { day: notBefore })
    const version = (last?.number ?? 0) + 1
    const versionId = await insertVersion(tx, id, version, on)
    if (last) await copyVersion(tx, last.id, versionId)
    else if (prefill) await prefillFromPosts(tx, versionId, organizationId, on)
    return {
      result: { id, version },
      subject: { kind: 'scheme', id },
      after: { organizationId, version, on }
    }
  }
}
