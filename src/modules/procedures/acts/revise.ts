import { z } from 'zod'
import type { Act } from '../../../platform/record/index.ts'
import { contentSchema } from '../content.ts'
import { getVersion } from '../store/read-versions.ts'
import { replaceContents } from '../store/write-versions.ts'
import { needDraft, needKnown, needOwnCodes } from './known.ts'

const input = z.strictObject({
  id: z.uuid(),
  revision: z.coerce.number().int(),
  content: contentSchema
})

/**
 * Changes a draft, all of it at once.
 * @throws refusal when it is published, given up, or somebody changed it since `revision`
 */
export const reviseProcedure: Act<z.output<typeof input>, { id: string; key: string; revision: number }> = {
  name: 'procedures.revise',
  input,
  power: 'procedures.draft',
  async run({ tx }, { id, revision, content }) {
    const before = await getVersion(tx, id)
    needDraft(before, revision)
    await needKnown(tx, content)
    await needOwnCodes(tx, before.key, content)
    await replaceContents(tx, [{ id, content }])
    return {
      result: { id, key: before.key, revision: revision + 1 },
      subject: { kind: 'procedure', id: before.key },
      before: before.content,
      after: content
    }
  }
}
