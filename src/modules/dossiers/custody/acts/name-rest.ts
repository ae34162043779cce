import { z } from 'zod'
import { invalid } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { editablePlan, needAssigning } from '../editable-plan.ts'
import { takersOf } from '../rests.ts'
import { restsOf, writeRests } from '../store-lines.ts'

const restSchema = z.strictObject({
  planId: z.uuid(),
  originId: z.uuid(),
  /** Code of the body on the day. */
  custodian: z.string({ error: 'custody.refusal.choose' }).trim().min(1, 'custody.refusal.choose').max(100)
})

/**
 * Says who takes over what a body still takes in until the day.
 * @throws invalid when that body takes over nothing from it; refusal when the plan is enacted
 */
export const nameRest: Act<z.infer<typeof restSchema>, { custodian: string }> = {
  name: 'dossiers.name_rest',
  input: restSchema,
  power: null,
  async run(context, { planId, originId, custodian }) {
    const { tx } = context
    const plan = await editablePlan(context, planId)
    await needAssigning(context, [originId])
    const takers = (await takersOf(tx, plan, [originId])).get(originId) ?? []
    if (!takers.some(({ code }) => code === custodian))
      throw invalid('record.input.invalid', {}, [
        { path: 'custodian', messageKey: 'custody.refusal.takes_nothing', params: { code: custodian } }
      ])
    const before = (await restsOf(tx, planId)).filter((rest) => rest.originId === originId)
    await writeRests(tx, planId, [{ originId, custodianCode: custodian }], false)
    return {
      result: { custodian },
      subject: { kind: 'plan', id: planId },
      before,
      after: [{ originId, custodianCode: custodian }]
    }
  }
}
