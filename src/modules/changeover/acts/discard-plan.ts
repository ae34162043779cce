import { sql } from 'kysely'
import { z } from 'zod'
import { refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { rowsOfParts } from '../parts.ts'
import { getPlan } from '../store/plans.ts'

const discardSchema = z.object({ id: z.uuid(), revision: z.coerce.number().int() })

/**
 * Throws a draft away; the record keeps what it said.
 * @throws refusal when the plan was ever enacted (it is part of the register's history), or changed since `revision`
 */
export const discardPlan: Act<z.infer<typeof discardSchema>, { id: string }> = {
  name: 'changeover.discard_plan',
  input: discardSchema,
  power: 'register.change',
  async run({ tx }, { id, revision }) {
    const { enactment, revocations, ...draft } = await getPlan(tx, id)
    if (enactment || revocations.length) throw refusal('changeover.page.refusal.part_of_history')
    if (draft.revision !== revision) throw refusal('changeover.refusal.changed_meanwhile')
    const parts = await rowsOfParts(tx, id)
    await sql`delete from plan where id = ${id}::uuid`.execute(tx)
    return {
      result: { id },
      subject: { kind: 'plan', id },
      before: { ...draft, ...(Object.keys(parts).length && { parts }) }
    }
  }
}
