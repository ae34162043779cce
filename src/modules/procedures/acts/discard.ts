import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '../../../platform/record/index.ts'
import { getVersion } from '../store/read-versions.ts'
import { needDraft } from './known.ts'

const input = z.strictObject({
  id: z.uuid(),
  revision: z.coerce.number().int(),
  reason: z.string({ error: 'record.input.required' }).trim().min(1).max(2000)
})

/** Gives a draft up; its number is not used again. */
export const discardProcedure: Act<z.output<typeof input>, { id: string; key: string }> = {
  name: 'procedures.discard',
  input,
  power: 'procedures.draft',
  async run({ tx }, { id, revision, reason }) {
    const { key, ...version } = await getVersion(tx, id)
    needDraft({ key, ...version }, revision)
    await sql`insert into procedure_discard (version_id, reason) values (${id}::uuid, ${reason})`.execute(tx)
    return {
      result: { id, key },
      subject: { kind: 'procedure', id: key },
      reason,
      after: { number: version.number }
    }
  }
}
