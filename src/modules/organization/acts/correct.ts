import { sql } from 'kysely'
import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import { notFound, refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { correctVersion, findVersion } from '../store/correct-version.ts'
import { ensureDecision } from '../store/decisions.ts'
import { decisionSchema, intoSchema } from './schemas.ts'

export const correctionSchema = z.object({
  decision: decisionSchema,
  unit: z.enum(['area', 'organization']),
  id: z.uuid(),
  /** A day on which the mistaken entry holds. */
  on: zDay,
  /** What it should have said; only what is named changes. */
  facts: intoSchema
    .omit({ continues: true, existing: true, parent: true, area: true })
    .extend({ firstDay: zDay.optional() }),
  reason: z.string().trim().min(1).max(2000)
})

/**
 * Corrects a mistake in an earlier entry. What had been recorded stays readable by `known`.
 * The first day may be corrected too: the entry before then ends the day before.
 * @throws notFound when nothing was recorded for that day; refusal when the new first day would leave no time.
 */
export const correct: Act<z.infer<typeof correctionSchema>, { id: string }> = {
  name: 'organization.correct',
  input: correctionSchema,
  power: 'register.change',
  async run({ tx }, input) {
    const decision = await ensureDecision(tx, input.decision)
    const version = await findVersion(tx, input.unit, input.id, input.on)
    if (!version) throw notFound('organization.refusal.no_entry', { day: input.on })
    const { firstDay, ...facts } = input.facts
    if (firstDay && version.end && firstDay >= version.end)
      throw refusal('organization.refusal.no_time_left', { day: firstDay })
    const after = await correctVersion(tx, input.unit, version, facts, firstDay)
    await sql`set constraints all immediate`.execute(tx)
    return {
      result: { id: input.id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: input.unit, id: input.id },
      before: [version.row],
      after: [after, { reason: input.reason }]
    }
  }
}
