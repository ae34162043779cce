import { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { insertPublication } from '../store-records.ts'
import { bodyAsTarget, currentVersion, versionSchema } from './current.ts'

export const publishSchema = versionSchema.extend({
  /** Where: an address, a gazette, a notice board. */
  publishedIn: z.string().trim().min(1).max(500)
})

/**
 * Publishes an approved version: from then on, and not before the approval takes effect, it is in force.
 * @throws refusal when it is not approved
 */
export const publishScheme: Act<z.infer<typeof publishSchema>, { id: string }> = {
  name: 'staffing.publish_scheme',
  input: publishSchema,
  power: 'staffing.approve_scheme',
  target: bodyAsTarget,
  async run({ tx, actor }, input) {
    const { scheme, version } = await currentVersion(tx, input, ['approved'])
    const record = { on: input.on, publishedIn: input.publishedIn, by: actor.name }
    await insertPublication(tx, version.id, record)
    return {
      result: { id: scheme.id },
      subject: { kind: 'scheme', id: scheme.id },
      after: { version: version.number, publication: record }
    }
  }
}
