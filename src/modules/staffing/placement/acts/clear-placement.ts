import { z } from 'zod'
import { notFound } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { editablePlan } from '../editable-plan.ts'
import { placementsOf, removePlacements } from '../store-placements.ts'

const clearSchema = z.object({ planId: z.uuid(), personId: z.uuid() })

/**
 * Takes back whatever a plan says of someone: their place is open again.
 * @throws not found when it says nothing; refusal when the plan is enacted
 */
export const clearPlacement: Act<z.infer<typeof clearSchema>, { personId: string }> = {
  name: 'staffing.clear_placement',
  input: clearSchema,
  power: null,
  async run(context, { planId, personId }) {
    await editablePlan(context, planId)
    const before = await placementsOf(context.tx, planId, personId)
    if (!before.length) throw notFound('placement.refusal.nothing_said')
    await removePlacements(context.tx, planId, { persons: [personId] })
    return { result: { personId }, subject: { kind: 'plan', id: planId }, before, after: [] }
  }
}
