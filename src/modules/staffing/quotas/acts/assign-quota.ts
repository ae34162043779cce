import { z } from 'zod'
import type { Tx } from '../../../../platform/database/index.ts'
import { zDay } from '../../../../platform/day.ts'
import { type ProblemDetail, refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision, findUnit } from '../../../organization/index.ts'
import { pots, restOfYear, type Span } from '../quota.ts'
import { findQuota, firstQuotaWithin, insertQuota } from '../store.ts'
import { bodiesAbove } from '../store-above.ts'
import { headcountProblems, nameOf } from './checks.ts'

export const headcount = z.coerce.number().int().min(0).max(1_000_000)

export const assignSchema = z.object({
  decision: decisionSchema,
  /** The body from whose quota it comes; null: what the province itself is given. */
  grantorId: z.uuid().nullable(),
  organizationId: z.uuid(),
  pot: z.enum(pots),
  year: z.coerce.number().int().min(1900).max(9998),
  /** Within the year; its first day, if not given. */
  from: zDay.optional(),
  headcount
})
export type AssignInput = z.infer<typeof assignSchema>

/**
 * Assigns a quota to a body and what lies below it, out of the quota of a body above, for a year or what is left of it.
 * @throws refusal with every reason: the body has one already, the grantor has not so much left or is not above it,
 *   more persons than that are in post
 */
export const assignQuota: Act<AssignInput, { id: string }> = {
  name: 'staffing.assign_quota',
  input: assignSchema,
  power: 'staffing.assign_quota',
  target: async (_tx, { grantorId }) => (grantorId ? { organizationId: grantorId } : null),
  async run({ tx }, input) {
    const { grantorId, organizationId, pot } = input
    const span = restOfYear(input.year, input.from)
    if (!span) throw cannot([detail('from', 'quotas.refusal.outside_year', { year: String(input.year) })])
    const problems = await placeProblems(tx, input, span)
    if (problems.length) throw cannot(problems)
    const wrong = await headcountProblems(tx, { ...input, span })
    if (wrong.length) throw cannot(wrong)
    const decision = await ensureDecision(tx, input.decision)
    const parent = grantorId ? await findQuota(tx, grantorId, pot, span.start) : undefined
    const quota = { organizationId, parentId: parent?.id ?? null, pot, ...span, headcount: input.headcount }
    const demonstration = input.decision.demonstration ?? false
    const id = await insertQuota(tx, { ...quota, decisionId: decision.id, demonstration })
    return {
      result: { id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'organization', id: organizationId },
      after: { id, grantorId, ...quota }
    }
  }
}

/** A refusal that says everything that stands in the way. */
export function cannot(problems: ProblemDetail[]) {
  return refusal('quotas.refusal.cannot', {}, problems)
}

/** One reason, at its field. */
export function detail(
  path: string,
  messageKey: string,
  params: ProblemDetail['params'] = {}
): ProblemDetail {
  return { path, messageKey, params }
}

async function placeProblems(tx: Tx, input: AssignInput, span: Span): Promise<ProblemDetail[]> {
  const { grantorId, organizationId, pot } = input
  const day = span.start
  const unit = await findUnit(tx, 'organization', organizationId, { at: day })
  if (!unit) return [detail('organization', 'quotas.refusal.no_body', { day })]
  const existing = await firstQuotaWithin(tx, organizationId, pot, span)
  if (existing) {
    const params = { body: unit.name, pot, headcount: existing.headcount, day: existing.start }
    return [detail('organization', 'quotas.refusal.has_already', params)]
  }
  if (!grantorId) return []
  const above = await bodiesAbove(tx, organizationId, day)
  if (above.some(({ id }) => id === grantorId)) return []
  const grantor = await nameOf(tx, grantorId, day)
  return [detail('grantor', 'quotas.refusal.not_above', { grantor, body: unit.name, day })]
}
