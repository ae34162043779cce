import { z } from 'zod'
import { invalid } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { checkLines } from '../check-lines.ts'
import { editablePlan } from '../editable-plan.ts'
import { lineSchema } from '../line-schema.ts'
import { placementsOf, removePlacements, writePlacements } from '../store-placements.ts'

const importSchema = z.object({ planId: z.uuid(), lines: z.array(lineSchema).min(1).max(50_000) })

/** How many people a list speaks of: places them, lets them leave. */
export interface Imported {
  placed: number
  leaving: number
}

/**
 * Takes a list into a plan, all of it or nothing: what it says of a person replaces what the plan said of them.
 * Whom it does not name stays as they were. With `rollback` it is a trial.
 * @throws invalid with every mistake, by `lines.3.body` and the line of the file; refusal when the plan is enacted
 */
export const importPlacements: Act<z.infer<typeof importSchema>, Imported> = {
  name: 'staffing.import_placements',
  input: importSchema,
  power: null,
  async run(context, { planId, lines }) {
    const { tx } = context
    const plan = await editablePlan(context, planId)
    const { placements, problems } = await checkLines(tx, plan, lines)
    if (problems.length) throw invalid('placement.import.faulty', { count: problems.length }, problems)
    const persons = new Set(placements.map(({ personId }) => personId))
    const before = (await placementsOf(tx, planId)).filter(({ personId }) => persons.has(personId))
    await removePlacements(tx, planId, { persons: [...persons] })
    await writePlacements(tx, planId, placements, false)
    const leaving = placements.filter(({ kind }) => kind === 'leaving').length
    return {
      result: { placed: persons.size - leaving, leaving },
      subject: { kind: 'plan', id: planId },
      before,
      after: placements
    }
  }
}
