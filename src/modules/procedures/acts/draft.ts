import { z } from 'zod'
import { refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { contentSchema, keySchema } from '../content.ts'
import { findProcedure, versionsOf } from '../store/read-versions.ts'
import { insertProcedure, insertVersion } from '../store/write-versions.ts'
import { needKnown, needOwnCodes } from './known.ts'

const input = z.strictObject({ key: keySchema, content: contentSchema })

/**
 * Begins a procedure, or its next version beside the one in force. A draft may be incomplete: it is checked when it
 * is published.
 * @throws refusal while another draft of the procedure is open
 */
export const draftProcedure: Act<z.output<typeof input>, { id: string; key: string; number: number }> = {
  name: 'procedures.draft',
  input,
  power: 'procedures.draft',
  async run({ tx }, { key, content }) {
    await needKnown(tx, content)
    await needOwnCodes(tx, key, content)
    const known = await findProcedure(tx, key)
    const procedureId = known?.key === key ? known.id : await insertProcedure(tx, key)
    const open = (await versionsOf(tx, procedureId)).find((one) => !one.publication && one.discarded === null)
    if (open) throw refusal('procedures.refusal.draft_open', { number: open.number })
    const { id, number } = await insertVersion(tx, procedureId, content)
    return {
      result: { id, key, number },
      subject: { kind: 'procedure', id: key },
      after: { number, ...content }
    }
  }
}
