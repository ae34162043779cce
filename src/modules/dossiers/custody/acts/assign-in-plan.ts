import { z } from 'zod'
import { invalid, refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { editablePlan, needAssigning } from '../editable-plan.ts'
import { custodyOfPlan } from '../groups.ts'
import { type LeftOpen, listLeftOpen } from '../left-open.ts'
import { writeLines } from '../store-lines.ts'

const text = z.string().trim().max(200).optional()

const assignSchema = z.strictObject({
  planId: z.uuid(),
  /** Code of the body on the day; null: the dossiers are open again. */
  custodian: z.string().trim().min(1, 'custody.refusal.choose').max(100).nullable(),
  /** Some dossiers, or all that a filter finds. */
  dossiers: z.array(z.uuid()).max(1000).optional(),
  all: z
    .strictObject({
      body: z.uuid().optional(),
      field: text,
      procedure: z.uuid().optional(),
      state: z.enum(['open', 'assigned']).optional(),
      q: text
    })
    .optional()
})

/**
 * Says who takes over dossiers that a plan leaves open: of some, or of all that a filter finds at once.
 * @throws invalid without dossiers or with a body that is not among those that take over; refusal when the plan is enacted
 */
export const assignInPlan: Act<z.infer<typeof assignSchema>, { count: number }> = {
  name: 'dossiers.assign_in_plan',
  input: assignSchema,
  power: null,
  async run(context, { planId, custodian, dossiers, all }) {
    const { tx } = context
    const plan = await editablePlan(context, planId)
    const { groups, bodies } = await custodyOfPlan(tx, plan)
    const { items } = await listLeftOpen(tx, plan, groups, all ?? {}, { limit: null })
    const wanted = dossiers && new Set(dossiers)
    const chosen = wanted && !all ? items.filter(({ id }) => wanted.has(id)) : all ? items : []
    await needAssigning(
      context,
      chosen.map(({ originId }) => originId)
    )
    if (!chosen.length)
      throw invalid('record.input.invalid', {}, [
        { path: 'dossiers', messageKey: 'custody.refusal.no_dossiers' }
      ])
    if (custodian) needCandidate(chosen, bodies.coded(custodian)?.id, custodian)
    await writeLines(
      tx,
      planId,
      chosen.map(({ id }) => id),
      custodian
    )
    return {
      result: { count: chosen.length },
      subject: { kind: 'plan', id: planId },
      before: chosen.map(lineOf),
      after: chosen.map(({ code }) => ({ dossier: code, custodian: custodian }))
    }
  }
}

const lineOf = ({ code, to }: LeftOpen) => ({ dossier: code, custodian: to })

function needCandidate(chosen: readonly LeftOpen[], id: string | undefined, code: string): void {
  const wrong = chosen.filter(({ candidates }) => !id || !candidates.includes(id))
  if (wrong.length)
    throw refusal('custody.refusal.not_for_all', { count: wrong.length, code, example: wrong[0]?.code ?? '' })
}
