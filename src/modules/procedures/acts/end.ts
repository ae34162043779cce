import { z } from 'zod'
import { dayAfter, zDay } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../organization/index.ts'
import { keySchema } from '../content.ts'
import { spansOf } from '../store/publications.ts'
import { getProcedure } from '../store/read-versions.ts'
import { endPublication } from '../store/write-publications.ts'

const input = z.strictObject({
  key: keySchema,
  lastDay: zDay,
  reason: z.string({ error: 'record.input.required' }).trim().min(1).max(2000),
  decision: decisionSchema
})

/**
 * Ends a procedure: after its last day nobody can apply; dossiers that run go on by their version.
 * @throws refusal when it is not in force on that day, or a later version is published
 */
export const endProcedure: Act<z.output<typeof input>, { key: string }> = {
  name: 'procedures.end',
  input,
  power: 'procedures.publish',
  async run({ tx }, { key: named, lastDay, reason, decision: number }) {
    const { id, key } = await getProcedure(tx, named)
    const spans = await spansOf(tx, id)
    const running = spans.find(({ firstDay, end }) => firstDay <= lastDay && (!end || end > lastDay))
    if (!running) throw refusal('procedures.refusal.not_in_force', { day: lastDay })
    const later = spans.find(({ firstDay }) => firstDay > lastDay)
    if (later)
      throw refusal('procedures.refusal.later_version', { number: later.number, day: later.firstDay })
    const decision = await ensureDecision(tx, number)
    await endPublication(tx, running.versionId, dayAfter(lastDay), { decisionId: decision.id, reason })
    return {
      result: { key },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'procedure', id: key },
      reason,
      after: { number: running.number, lastDay }
    }
  }
}
