import { sql } from 'kysely'
import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import { enqueue } from '../../../platform/jobs/index.ts'
import { refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../organization/index.ts'
import { recomputeTaskName } from './recompute-dossiers.ts'

const name = z
  .string({ error: 'record.input.required' })
  .trim()
  .min(1, { error: 'record.input.required' })
  .max(200)

const input = z
  .strictObject({
    day: zDay,
    working: z.boolean(),
    /** The weekday (1 Monday … 7 Sunday) whose hours are kept on a day that is worked instead. */
    insteadOf: z.coerce.number().int().min(1).max(7).optional(),
    name: z.strictObject({ vi: name, en: name.optional(), de: name.optional() }),
    decision: decisionSchema
  })
  .refine(({ working, insteadOf }) => working || insteadOf === undefined, {
    path: ['insteadOf'],
    error: 'dossiers.input.instead_of'
  })

/** A day as the calendar has it already. */
interface Known {
  working: boolean
  instead_of: number | null
  name_vi: string
  status: string
}

/**
 * Declares a day off, or a day that is worked instead, by decision. Clocks that run are counted anew in the background; the
 * date once promised stays to be seen beside the new one.
 */
export const declareDay: Act<z.output<typeof input>, { day: string }> = {
  name: 'dossiers.declare_day',
  input,
  power: 'register.change',
  async run({ tx, recordId, at }, { day, working, insteadOf, name: named, decision }) {
    const { id, number } = await ensureDecision(tx, decision)
    const found = await sql<{ before: object | null }>`
      select to_jsonb(d) as before from calendar_day d where day = ${day}::date`.execute(tx)
    const before = found.rows[0]?.before as Known | undefined
    // What does not count yet is confirmed by declaring it.
    const counts = before?.status === 'certain' || before?.status === 'press'
    const same =
      before?.working === working && before.name_vi === named.vi && before.instead_of === (insteadOf ?? null)
    if (counts && same) throw refusal('dossiers.refusal.day_known', { day })
    await sql`insert into calendar_day (day, working, instead_of, name_vi, name_en, name_de, source, recorded_in, recorded_at)
      values (${day}::date, ${working}, ${insteadOf ?? null}, ${named.vi}, ${named.en ?? named.vi}, ${named.de ?? named.vi},
        ${number}, ${recordId}, ${at}::timestamptz)
      on conflict (day) do update set working = excluded.working, instead_of = excluded.instead_of,
        name_vi = excluded.name_vi, name_en = excluded.name_en, name_de = excluded.name_de, status = 'certain',
        source = excluded.source, recorded_in = excluded.recorded_in, recorded_at = excluded.recorded_at`.execute(
      tx
    )
    await enqueue(tx, recomputeTaskName, { day, record: recordId })
    return {
      result: { day },
      decisionId: id,
      decisionNumber: number,
      subject: { kind: 'calendar_day', id: day },
      before: before ?? null,
      after: { day, working, insteadOf: insteadOf ?? null, name: named }
    }
  }
}
