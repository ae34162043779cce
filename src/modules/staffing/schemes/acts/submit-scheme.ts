import { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { insertSubmission } from '../store-records.ts'
import { bodyAsTarget, currentVersion, versionSchema } from './current.ts'
import { refuseFindings } from './refuse-findings.ts'

export const letter = z.string().trim().min(1).max(100)

export const submitSchema = versionSchema.extend({ letter: letter.optional() })

/**
 * Hands a draft in for appraisal; from then on it does not change.
 * @throws refusal with everything that is missing in it or that the law does not allow
 */
export const submitScheme: Act<z.infer<typeof submitSchema>, { id: string }> = {
  name: 'staffing.submit_scheme',
  input: submitSchema,
  power: 'staffing.draft_scheme',
  target: bodyAsTarget,
  async run({ tx, actor }, input) {
    const { scheme, version } = await currentVersion(tx, input, ['draft'])
    await refuseFindings(tx, scheme, version, input.on)
    const record = { on: input.on, letter: input.letter ?? null, by: actor.name }
    await insertSubmission(tx, version.id, record)
    return {
      result: { id: scheme.id },
      subject: { kind: 'scheme', id: scheme.id },
      after: { version: version.number, submission: record }
    }
  }
}
