import { z } from 'zod'
import type { Act } from '../../../platform/record/index.ts'
import type { Evaluation } from '../evaluate.ts'
import type { PlanDocument } from '../plan-format/types.ts'
import { enactPlan } from './enact-plan.ts'
import { importPlan } from './import-plan.ts'

const documentSchema = z.object({
  plan: z.custom<PlanDocument>((value) => typeof value === 'object' && value !== null)
})

/**
 * Imports a document and enacts it, both or neither: what a rehearsal of the same document has shown.
 * @throws refusal as `enactPlan`; the plan is not kept then
 */
export const enactDocument: Act<z.infer<typeof documentSchema>, Evaluation & { id: string }> = {
  name: 'changeover.enact_document',
  input: documentSchema,
  power: 'register.change',
  async run(context, { plan }) {
    const imported = await importPlan.run(context, { plan })
    const enacted = await enactPlan.run(context, { id: imported.result.id })
    return { ...enacted, result: { ...enacted.result, id: imported.result.id } }
  }
}
