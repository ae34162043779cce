import { randomUUIDv7 } from 'node:crypto'
import { z } from 'zod'
import type { Act } from '../../../platform/record/index.ts'
import { columnsOf, matterOf } from '../admit.ts'
import { dossierBook } from '../book/book.ts'
import { happen } from '../book/happen.ts'
import type { DossierAnswer } from '../dossier.ts'
import { factsSchema } from '../facts.ts'
import { dayAt } from '../law.ts'
import { needOnline } from './own.ts'
import { whoBrings } from './who-brings.ts'

const input = z.strictObject({ facts: factsSchema, receptionId: z.uuid().optional() })

/**
 * Begins a dossier: at a counter, or online by whoever applies. A draft may lack what reception needs; nothing of it is lost.
 * @throws refusal when the procedure is not in force, rests or is not offered online, or nobody is competent there
 */
export const draftDossier: Act<z.output<typeof input>, DossierAnswer> = {
  name: 'dossiers.draft',
  input,
  power: null,
  book: dossierBook,
  async run(context, { facts: given, receptionId }) {
    const { tx, at } = context
    const day = await dayAt(tx, at)
    const { ground, facts, home, brought } = await whoBrings(context, given, receptionId, day)
    const matter = await matterOf(tx, facts, home, day)
    if (!receptionId) needOnline(matter.version)
    const id = randomUUIDv7()
    const columns = {
      ...columnsOf(facts, matter),
      ...brought,
      return_id: facts.returnId ?? receptionId ?? null
    }
    const result = await happen({ ...context, ground }, { id, dossier: null }, [{ type: 'draft' }], {
      facts: columns,
      papers: { papers: facts.papers, version: matter.version }
    })
    return { result }
  }
}
