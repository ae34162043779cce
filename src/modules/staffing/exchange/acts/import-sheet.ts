import { z } from 'zod'
import { type ProblemDetail, refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { type Carried, carryOut } from '../carry-out.ts'
import { withList } from '../lists/index.ts'
import { deleteTrials } from '../store-trials.ts'
import { sha256Of, sheetSchema } from './inputs.ts'

export const importSchema = sheetSchema.extend({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the file that was tried: no other is imported.')
})

export type Imported = Pick<Carried, 'counts'>

/** As many rows are told when a file is refused. */
const told = 50

/**
 * Imports a file that was tried: all of its rows or none, in one transaction and with one entry in the record. What
 * stands already is left as it is, so the same file again changes nothing.
 * @throws refusal when it is another file, when a row is in error, or when nothing would change
 */
export const importSheet: Act<z.infer<typeof importSchema>, Imported> = {
  name: 'staffing.import_sheet',
  input: importSchema,
  power: null,
  async run({ tx, actor, need }, { list, fileName, content, on, sha256 }) {
    const data = Buffer.from(content, 'base64')
    if (sha256Of(data) !== sha256) throw refusal('exchange.refusal.other_file')
    const { outcomes, counts, targets, decisions } = await carryOut(tx, { list, data, actor, on })
    const power = withList(list, (one) => one.power)
    if (counts.error)
      throw refusal('exchange.refusal.has_errors', { count: counts.error }, faultsOf(outcomes))
    if (counts.new + counts.changed === 0) throw refusal('exchange.refusal.nothing_changes')
    for (const target of targets) await need(power, target)
    await deleteTrials(tx, actor.subject, sha256)
    const numbers = [...new Set(decisions.map(({ number }) => number))]
    const [only, ...more] = numbers
    return {
      result: { counts },
      ...(only !== undefined && more.length === 0 && { decisionNumber: only }),
      subject: { kind: 'import', id: sha256 },
      // Which rows were written the tables themselves say: they bear the number of this entry.
      after: { list, fileName, sha256, counts, decisions: numbers.slice(0, told) }
    }
  }
}

function faultsOf(outcomes: Carried['outcomes']): ProblemDetail[] {
  return outcomes
    .flatMap(({ line, faults }) =>
      faults.map(({ messageKey, params }) => ({ line, messageKey, ...(params && { params }) }))
    )
    .slice(0, told)
}
