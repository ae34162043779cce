import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Snapshot } from '../../../../platform/database/index.ts'
import { refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { columnsOf, matterOf } from '../../admit.ts'
import { dossierBook } from '../../book/book.ts'
import { happen } from '../../book/happen.ts'
import type { DossierAnswer } from '../../dossier.ts'
import { factsSchema } from '../../facts.ts'
import { dayAt } from '../../law.ts'
import { zMoment } from '../../life/events.ts'

const input = z.strictObject({
  /** Given by the other system, and kept as it is. */
  foreignCode: z.string().trim().min(1).max(100),
  facts: factsSchema,
  happenedAt: zMoment
})

/**
 * Takes in what was submitted to another system, under its code and the version of the day on which it was submitted.
 * Papers that are missing do not keep it out: the office asks for them, and the citizen is told.
 * @throws refusal when the code is another dossier's, the procedure is not in force, or nobody is competent
 */
export const takeSubmission: Act<z.output<typeof input>, DossierAnswer> = {
  name: 'dossiers.take_submission',
  input,
  power: 'dossiers.exchange',
  book: dossierBook,
  async run(context, { foreignCode: code, facts, happenedAt }) {
    const { tx, actor } = context
    if (await isTaken(tx, code)) throw refusal('exchange.refusal.code_taken', { code })
    const day = await dayAt(tx, happenedAt)
    if (!facts.placeId) throw refusal('dossiers.refusal.no_place')
    const matter = await matterOf(tx, facts, facts.placeId, day)
    const id = randomUUIDv7()
    const ground = await actor.rights.ground(tx, 'dossiers.exchange', null)
    const columns = {
      ...columnsOf(facts, matter),
      code,
      foreign_code: true,
      reception_id: null,
      return_id: facts.returnId ?? null,
      channel: 'online'
    }
    const result = await happen(
      { ...context, happenedAt, ground },
      { id, dossier: null },
      [{ type: 'submit', channel: 'online', with: { code, version: matter.version.number } }],
      { facts: columns, papers: { papers: facts.papers, version: matter.version } }
    )
    return { result }
  }
}

async function isTaken(tx: Snapshot, code: string): Promise<boolean> {
  const found = await sql<{
    taken: boolean
  }>`select exists (select from dossier where code = ${code}) as taken`.execute(tx)
  return found.rows[0]?.taken ?? false
}
