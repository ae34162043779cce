import { z } from 'zod'
import type { Act } from '../../../platform/record/index.ts'
import { formSchema } from '../content.ts'
import { getVersion } from '../store/read-versions.ts'
import { replaceForm } from '../store/write-versions.ts'
import { needDraft } from './known.ts'

const input = z.strictObject({
  id: z.uuid(),
  revision: z.coerce.number().int(),
  /** Without it the draft has no form any more. */
  form: formSchema.optional()
})

/**
 * Changes the form of a draft and nothing else.
 * @throws refusal when it is published, given up, or somebody changed it since `revision`
 */
export const reviseForm: Act<z.output<typeof input>, { id: string; key: string; revision: number }> = {
  name: 'procedures.revise_form',
  input,
  power: 'procedures.draft',
  async run({ tx }, { id, revision, form }) {
    const before = await getVersion(tx, id)
    needDraft(before, revision)
    await replaceForm(tx, id, form)
    return {
      result: { id, key: before.key, revision: revision + 1 },
      subject: { kind: 'procedure', id: before.key },
      before: { form: before.content.form ?? null },
      after: { form: form ?? null }
    }
  }
}
