import { sql } from 'kysely'
import type { Act } from '../../../../platform/record/index.ts'
import { type Carried, carryOut } from '../carry-out.ts'
import { insertTrial } from '../store-trials.ts'
import { type SheetInput, sha256Of, sheetSchema } from './inputs.ts'

export interface Tried extends Pick<Carried, 'outcomes' | 'counts' | 'sheet' | 'ignored'> {
  trialId: string
  sha256: string
}

/**
 * Tries a file: everything is done as if it were imported, and undone. The file is kept for whoever tried it, so that
 * exactly this file can be imported. Rows for which the asker lacks the power are errors.
 * @throws invalid for a file that cannot be read as the list
 */
export const trySheet: Act<SheetInput, Tried> = {
  name: 'staffing.try_sheet',
  input: sheetSchema,
  power: null,
  async run({ tx, actor }, { list, fileName, content, on }) {
    const data = Buffer.from(content, 'base64')
    await sql`savepoint before_trial`.execute(tx)
    const carried = await carryOut(tx, { list, data, actor, on })
    await sql`rollback to savepoint before_trial`.execute(tx)
    const { sheet, ignored, outcomes, counts, columns } = carried
    const sha256 = sha256Of(data)
    const result = { sheet, ignored, outcomes, counts, columns }
    const trialId = await insertTrial(tx, { list, fileName, sha256, data, subject: actor.subject, result })
    return {
      result: { trialId, sha256, outcomes, counts, sheet, ignored },
      subject: { kind: 'import', id: sha256 },
      after: { list, fileName, sha256, counts }
    }
  }
}
