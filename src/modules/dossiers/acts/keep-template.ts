import { sql } from 'kysely'
import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import type { Act } from '../../../platform/record/index.ts'

const input = z.strictObject({
  organizationId: z.uuid(),
  procedureId: z.uuid(),
  title: z.string().trim().min(1, { error: 'record.input.required' }).max(200),
  fileId: z.uuid(),
  /** From when on it is used. */
  day: zDay
})

/** Keeps a Word template by which a body writes the results of a procedure; the one of the same title ends. */
export const keepTemplate: Act<z.output<typeof input>, { id: string }> = {
  name: 'dossiers.keep_template',
  input,
  power: 'dossiers.settle',
  target: async (_tx, { organizationId }) => ({ organizationId }),
  async run({ tx }, { organizationId, procedureId, title, fileId, day }) {
    const same = sql`organization_id = ${organizationId}::uuid and procedure_id = ${procedureId}::uuid
      and title = ${title} and valid @> ${day}::date`
    // One that began on the same day was never used on another day: the new file stands in its place.
    const replaced = await sql<{ id: string }>`update result_template set file_id = ${fileId}::uuid
      where ${same} and lower(valid) = ${day}::date returning id`.execute(tx)
    const [today] = replaced.rows
    if (today) return { result: { id: today.id } }
    await sql`update result_template set valid = daterange(lower(valid), ${day}::date) where ${same}`.execute(
      tx
    )
    const made = await sql<{ id: string }>`
      insert into result_template (organization_id, procedure_id, title, file_id, valid)
      values (${organizationId}::uuid, ${procedureId}::uuid, ${title}, ${fileId}::uuid, daterange(${day}::date, null))
      returning id`.execute(tx)
    const id = made.rows[0]?.id ?? ''
    return {
      result: { id },
      subject: { kind: 'result_template', id },
      after: { title, organizationId, procedureId }
    }
  }
}
