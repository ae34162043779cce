import { z } from 'zod'
import { refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { linesOf } from '../store.ts'
import { insertAppraisal } from '../store-records.ts'
import { bodyAsTarget, currentVersion, paragraphs, versionSchema } from './current.ts'
import { letter } from './submit-scheme.ts'

export const appraiseSchema = versionSchema.extend({
  outcome: z.enum(['agreed', 'returned']),
  letter: letter.optional(),
  opinion: paragraphs().pipe(z.string().min(1)),
  remarks: z
    .array(
      z.object({
        position: z.string().trim().min(1).max(100),
        remark: paragraphs(5000).pipe(z.string().min(1))
      })
    )
    .max(1000)
    .default([])
})
type AppraiseInput = z.infer<typeof appraiseSchema>

/**
 * Gives an opinion on a version that was handed in: agrees, or returns it with what to change. What was agreed may
 * still be returned until it is approved.
 * @throws refusal when there is nothing to appraise, or a remark is on a position that the version does not have
 */
export const appraiseScheme: Act<AppraiseInput, { id: string }> = {
  name: 'staffing.appraise_scheme',
  input: appraiseSchema,
  power: 'staffing.appraise_scheme',
  target: bodyAsTarget,
  async run({ tx, actor }, input) {
    const open = input.outcome === 'returned' ? (['submitted', 'agreed'] as const) : (['submitted'] as const)
    const { scheme, version } = await currentVersion(tx, input, open)
    const lines = await linesOf(tx, version.id, input.on)
    const strange = input.remarks.find(({ position }) => !lines.some((line) => line.position === position))
    if (strange) throw refusal('schemes.refusal.no_line', { position: strange.position })
    const { on, outcome, opinion, remarks } = input
    const record = { on, outcome, opinion, remarks, letter: input.letter ?? null, by: actor.name }
    await insertAppraisal(tx, version.id, record)
    return {
      result: { id: scheme.id },
      subject: { kind: 'scheme', id: scheme.id },
      after: { version: version.number, appraisal: record }
    }
  }
}
