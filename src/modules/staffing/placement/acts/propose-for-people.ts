import { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { editablePlan } from '../editable-plan.ts'
import { writeProposals } from '../write-proposals.ts'

const proposeSchema = z.object({ planId: z.uuid() })

/** How many people were proposed a place, and how many nobody could be found one for. */
export interface Proposed {
  proposed: number
  open: number
}

/**
 * Proposes anew where the people of bodies that end go; what people wrote stays as it is.
 * @throws refusal when the plan is enacted
 */
export const proposeForPeople: Act<z.infer<typeof proposeSchema>, Proposed> = {
  name: 'staffing.propose_placements',
  input: proposeSchema,
  power: null,
  async run(context, { planId }) {
    const { basis, lines } = await writeProposals(context.tx, await editablePlan(context, planId))
    const placed = new Set([...lines, ...basis.written].map(({ personId }) => personId))
    const needing = new Set(basis.staff.filter(({ needs }) => needs).map(({ personId }) => personId))
    return {
      result: {
        proposed: new Set(lines.map(({ personId }) => personId)).size,
        open: [...needing].filter((id) => !placed.has(id)).length
      },
      subject: { kind: 'plan', id: planId },
      after: lines
    }
  }
}
