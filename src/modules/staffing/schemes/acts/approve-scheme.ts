import type { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { insertApproval } from '../store-records.ts'
import { bodyAsTarget, currentVersion, versionSchema } from './current.ts'
import { refuseFindings } from './refuse-findings.ts'

export const approveSchema = versionSchema.extend({
  decision: decisionSchema,
  /** First day on which it may be in force; the day of approval, if not given. */
  effectiveOn: zDay.optional()
})

/**
 * Approves an appraised version by a decision. Limits and quota are those of the day on which it takes effect.
 * @throws refusal when nothing was agreed, or the law does not allow it any more
 */
export const approveScheme: Act<z.infer<typeof approveSchema>, { id: string }> = {
  name: 'staffing.approve_scheme',
  input: approveSchema,
  power: 'staffing.approve_scheme',
  target: bodyAsTarget,
  async run({ tx, actor }, input) {
    const { scheme, version } = await currentVersion(tx, input, ['agreed'])
    const { on } = input
    const effectiveOn = input.effectiveOn ?? on
    if (effectiveOn < on) {
      const [messageKey, params] = ['schemes.refusal.effective_before', { day: on }] as const
      throw refusal(messageKey, params, [{ path: 'effectiveOn', messageKey, params }])
    }
    await refuseFindings(tx, scheme, version, effectiveOn)
    const decision = await ensureDecision(tx, input.decision)
    const record = { decisionId: decision.id, on, effectiveOn, by: actor.name }
    await insertApproval(tx, version.id, record)
    return {
      result: { id: scheme.id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'scheme', id: scheme.id },
      after: { version: version.number, approval: record }
    }
  }
}
