import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { decisionSchema } from '../../organization/index.ts'
import { getPlan, type Plan, savePlan } from '../store/plans.ts'

const facts = z.object({
  title: z.string().trim().min(1).max(500),
  decision: decisionSchema,
  effectiveOn: zDay
})

/** Begins a plan: a decision in preparation, a day, and no operations yet. */
export const draftPlan: Act<z.infer<typeof facts>, { id: string }> = {
  name: 'changeover.draft_plan',
  input: facts,
  power: 'register.change',
  async run({ tx }, input) {
    const id = await savePlan(tx, { ...input, decisions: [], announced: {}, propose: false, operations: [] })
    return { result: { id }, subject: { kind: 'plan', id }, after: input }
  }
}

const amendSchema = facts.extend({
  id: z.uuid(),
  revision: z.coerce.number().int(),
  announced: z.record(z.string().min(1).max(100), z.number()).default({})
})

/**
 * Changes what a plan says of itself: title, decision, day, and the figures that the decision announces.
 * @throws refusal when somebody changed the plan since `revision`, or it is enacted
 */
export const amendPlan: Act<z.infer<typeof amendSchema>, { id: string }> = {
  name: 'changeover.amend_plan',
  input: amendSchema,
  power: 'register.change',
  async run({ tx }, { id, revision, ...changed }) {
    const plan = await getPlan(tx, id)
    if (plan.enactment) throw refusal('changeover.refusal.enacted_already', { by: plan.enactment.enactedBy })
    await savePlan(tx, { ...plan, ...changed }, { id, revision })
    return { result: { id }, subject: { kind: 'plan', id }, before: factsOf(plan), after: changed }
  }
}

const factsOf = ({ title, decision, effectiveOn, announced }: Plan) => ({
  title,
  decision,
  effectiveOn,
  announced
})
