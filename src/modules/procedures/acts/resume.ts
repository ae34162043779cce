import { sql } from 'kysely'
import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../organization/index.ts'
import { keySchema } from '../content.ts'
import { suspensionsOf } from '../store/publications.ts'
import { getProcedure } from '../store/read-versions.ts'

const input = z.strictObject({ key: keySchema, onDay: zDay, decision: decisionSchema })

/**
 * Ends a suspension: from the day on one can apply again.
 * @throws refusal when the procedure does not rest on that day, or only begins to
 */
export const resumeProcedure: Act<z.output<typeof input>, { key: string }> = {
  name: 'procedures.resume',
  input,
  power: 'procedures.publish',
  async run({ tx }, { key: named, onDay, decision: number }) {
    const { id, key } = await getProcedure(tx, named)
    const running = (await suspensionsOf(tx, id)).find(
      ({ firstDay, end }) => firstDay < onDay && (!end || end > onDay)
    )
    if (!running) throw refusal('procedures.refusal.not_suspended', { day: onDay })
    const decision = await ensureDecision(tx, number)
    await sql`update procedure_suspension set valid = daterange(lower(valid), ${onDay}::date), ended_by = ${decision.id}::uuid
      where id = ${running.id}::uuid`.execute(tx)
    return {
      result: { key },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'procedure', id: key },
      before: { end: running.end },
      after: { end: onDay }
    }
  }
}
