import { z } from 'zod'
import type { Act } from '../../../platform/record/index.ts'
import { type Succession, successionsOn } from '../../organization/index.ts'
import type { Evaluation } from '../evaluate.ts'
import type { PlanDocument } from '../plan-format/types.ts'
import { getPlan } from '../store/plans.ts'
import { rehearsePlan } from './enact-plan.ts'
import { importPlan } from './import-plan.ts'

/** A plan of the register by its id, or one that a file holds. */
const documentSchema = z.union([
  z.object({ id: z.uuid() }),
  z.object({ plan: z.custom<PlanDocument>((value) => typeof value === 'object' && value !== null) })
])

export interface Rehearsal extends Evaluation {
  /** Operations with those that were proposed after the import. */
  operations: number
  /** Who takes over what on the day. */
  successions: Succession[]
}

/**
 * Imports a document and goes through its enactment: to be run with `rollback: true`, so that neither the plan
 * nor its changes stay. Refuses nothing that a check is there to find.
 */
export const rehearseDocument: Act<z.infer<typeof documentSchema>, Rehearsal> = {
  name: 'changeover.rehearse_document',
  input: documentSchema,
  power: 'register.change',
  async run(context, input) {
    const { id } = 'id' in input ? input : (await importPlan.run(context, { plan: input.plan })).result
    const plan = await getPlan(context.tx, id)
    const { result } = await rehearsePlan.run(context, { id })
    const successions = [
      ...(await successionsOn(context.tx, 'area', plan.effectiveOn)),
      ...(await successionsOn(context.tx, 'organization', plan.effectiveOn))
    ]
    return {
      result: { ...result, operations: plan.operations.length, successions },
      subject: { kind: 'plan', id }
    }
  }
}
