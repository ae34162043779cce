import { z } from 'zod'
import { invalid } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { checkLines } from '../check-lines.ts'
import { editablePlan } from '../editable-plan.ts'
import { lineSchema } from '../line-schema.ts'
import { placementsOf, removePlacements, writePlacements } from '../store-placements.ts'

const placeSchema = lineSchema.extend({ planId: z.uuid() })

/**
 * Writes by hand where a plan places someone, or why they leave. Who serves does not leave, and the other way round;
 * an acting or concurrent post comes beside the permanent one.
 * @throws invalid with `body`, `position` and the like; refusal when the plan is enacted
 */
export const placePerson: Act<z.infer<typeof placeSchema>, { personId: string }> = {
  name: 'staffing.place_person',
  input: placeSchema,
  power: null,
  async run(context, { planId, ...line }) {
    const { tx } = context
    const plan = await editablePlan(context, planId)
    const { placements, problems } = await checkLines(tx, plan, [line])
    const [placement] = placements
    if (problems.length || !placement)
      throw invalid(
        'record.input.invalid',
        {},
        problems.map((problem) => ({ ...problem, path: problem.path?.replace(/^lines\.0\./, '') ?? '' }))
      )
    const { personId } = placement
    const before = await placementsOf(tx, planId, personId)
    if (placement.kind === 'leaving' || before.some(({ kind }) => kind === 'leaving'))
      await removePlacements(tx, planId, { persons: [personId] })
    await writePlacements(tx, planId, [placement], false)
    return {
      result: { personId },
      subject: { kind: 'plan', id: planId },
      before,
      after: await placementsOf(tx, planId, personId)
    }
  }
}
