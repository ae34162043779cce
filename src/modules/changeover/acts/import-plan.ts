import { z } from 'zod'
import type { Tx } from '../../../platform/database/index.ts'
import type { Act } from '../../../platform/record/index.ts'
import { registerView } from '../../organization/index.ts'
import { proposeInParts } from '../parts.ts'
import type { PlanDocument } from '../plan-format/types.ts'
import { propose } from '../propose/propose.ts'
import { readTemplates } from '../propose/templates.ts'
import { getPlan, savePlan } from '../store/plans.ts'

const importSchema = z.object({
  plan: z.custom<PlanDocument>((value) => typeof value === 'object' && value !== null),
  /** Replaces this plan instead of making a new one; the revision tells that nobody changed it meanwhile. */
  replaces: z.object({ id: z.uuid(), revision: z.number().int() }).optional()
})

/** Takes a plan read by the plan format into the register of plans; proposes what follows if the plan says so. */
export const importPlan: Act<z.infer<typeof importSchema>, { id: string; operations: number }> = {
  name: 'changeover.import_plan',
  input: importSchema,
  power: 'register.change',
  async run({ tx }, { plan, replaces }) {
    const before = replaces ? await getPlan(tx, replaces.id) : null
    const complete = plan.propose ? await withProposals(tx, plan) : plan
    const id = await savePlan(tx, complete, replaces)
    if (plan.propose) await proposeInParts(tx, await getPlan(tx, id))
    return {
      result: { id, operations: complete.operations.length },
      subject: { kind: 'plan', id },
      before: before && { ...before },
      after: { title: complete.title, effectiveOn: complete.effectiveOn, operations: complete.operations }
    }
  }
}

const proposeSchema = z.object({ id: z.uuid() })

/** Proposes anew what follows from the operations of a plan; operations written by people stay as they are. */
export const proposeForPlan: Act<z.infer<typeof proposeSchema>, { operations: number }> = {
  name: 'changeover.propose',
  input: proposeSchema,
  power: 'register.change',
  async run({ tx }, { id }) {
    const plan = await getPlan(tx, id)
    const complete = await withProposals(tx, plan)
    await savePlan(tx, complete, plan)
    await proposeInParts(tx, await getPlan(tx, id))
    return {
      result: { operations: complete.operations.length },
      subject: { kind: 'plan', id },
      before: { operations: plan.operations.length },
      after: { operations: complete.operations }
    }
  }
}

async function withProposals(tx: Tx, plan: PlanDocument): Promise<PlanDocument> {
  const { templates, kinds } = await readTemplates(tx, plan.effectiveOn)
  const view = await registerView(tx, plan.effectiveOn)
  return propose(plan, { view, templates, kinds })
}
