import { z } from 'zod'
import { dayAfter, zDay } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../organization/index.ts'
import { keySchema } from '../content.ts'
import { suspensionsOf } from '../store/publications.ts'
import { getProcedure, versionOn } from '../store/read-versions.ts'
import { insertSuspensions } from '../store/write-publications.ts'

const input = z
  .strictObject({
    key: keySchema,
    firstDay: zDay,
    lastDay: zDay.optional(),
    reason: z.string({ error: 'record.input.required' }).trim().min(1).max(2000),
    decision: decisionSchema
  })
  .refine(({ firstDay, lastDay }) => !lastDay || lastDay >= firstDay, {
    path: ['lastDay'],
    error: 'procedures.input.days_reversed'
  })

/**
 * Lets a procedure rest: nobody can apply on these days; dossiers that run go on.
 * @throws refusal when it is not in force then, or rests already
 */
export const suspendProcedure: Act<z.output<typeof input>, { key: string }> = {
  name: 'procedures.suspend',
  input,
  power: 'procedures.publish',
  async run({ tx }, { key: named, firstDay, lastDay, reason, decision: number }) {
    const { id, key } = await getProcedure(tx, named)
    if (!(await versionOn(tx, id, firstDay)))
      throw refusal('procedures.refusal.not_in_force', { day: firstDay })
    const end = lastDay ? dayAfter(lastDay) : null
    const other = (await suspensionsOf(tx, id)).find(
      (one) => (!end || one.firstDay < end) && (!one.end || one.end > firstDay)
    )
    if (other) throw refusal('procedures.refusal.suspended_already', { day: other.firstDay })
    const decision = await ensureDecision(tx, number)
    await insertSuspensions(tx, [{ procedureId: id, firstDay, end, reason, decisionId: decision.id }])
    return {
      result: { key },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'procedure', id: key },
      reason,
      after: { firstDay, lastDay: lastDay ?? null }
    }
  }
}
