import { randomUUIDv7 } from 'node:crypto'
import { z } from 'zod'
import type { Day } from '../../../platform/day.ts'
import { invalid } from '../../../platform/problem.ts'
import type { Act, ActContext } from '../../../platform/record/index.ts'
import { columnsOf, type Matter, matterOf, needCompleteIn } from '../admit.ts'
import { dossierBook } from '../book/book.ts'
import { nextCode } from '../book/code.ts'
import type { FactColumns } from '../book/columns.ts'
import { happen } from '../book/happen.ts'
import { lockedDossier, theOne } from '../book/read.ts'
import type { Dossier, DossierAnswer } from '../dossier.ts'
import { factsSchema, type Paper } from '../facts.ts'
import { dayAt } from '../law.ts'
import { zMoment } from '../life/events.ts'
import { homeOf, offerOn, versionById } from '../reference.ts'
import { at, needOneOf, Where } from '../where.ts'
import { begunMatter } from './begun-matter.ts'
import { needSent } from './own.ts'

const input = z
  .strictObject({
    /** A draft or an online submission; without it a new dossier is received. */
    id: z.uuid().optional(),
    /** What is handed in, all of it; a draft or submission keeps what it has when this is left out. */
    facts: factsSchema.optional(),
    receptionId: z.uuid(),
    /** A code that was given elsewhere is kept as it came. */
    foreignCode: z.string().trim().min(1).max(100).optional(),
    happenedAt: zMoment.optional()
  })
  .refine(({ id, facts }) => id !== undefined || facts !== undefined, {
    path: ['facts'],
    error: 'record.input.required'
  })

type Input = z.output<typeof input>

/** What is received: what was known of it, what is new, and the version of the day on which it was handed in. */
interface Received {
  dossier: Dossier | null
  version: Matter['version']
  columns: FactColumns
  papers: readonly Paper[]
}

/**
 * Receives a dossier at a counter: checked for completeness, given its code, and promised a date. From here on the time
 * limit runs, and the version of the procedure stays the one of the day on which it was handed in.
 * @throws Problem 422 with all that is missing, 403 without the power at the counter, or at one where people go with what
 *   was begun or submitted before
 */
export const receiveDossier: Act<Input, DossierAnswer> = {
  name: 'dossiers.receive',
  input,
  power: 'dossiers.receive',
  target: async (_tx, { receptionId }) => ({ organizationId: receptionId }),
  book: dossierBook,
  first: ({ id, happenedAt }, now) => (id ? lockedDossier(id, happenedAt ?? now) : undefined),
  async run(context, given) {
    const { tx, actor } = context
    if (given.happenedAt || given.foreignCode) await context.need('dossiers.exchange', null)
    const day = await dayAt(tx, given.happenedAt ?? context.at)
    const { dossier, version, columns, papers } = await receivedOf(context, given, day)
    const code = given.foreignCode ?? dossier?.code ?? (await nextCode(tx, given.receptionId, day))
    const id = dossier?.id ?? randomUUIDv7()
    const ground = await actor.rights.ground(tx, 'dossiers.receive', { organizationId: given.receptionId })
    const facts: FactColumns = {
      ...columns,
      code,
      ...(given.foreignCode && { foreign_code: true }),
      reception_id: given.receptionId,
      return_id: given.facts?.returnId ?? dossier?.returnId ?? given.receptionId
    }
    const channel = given.facts?.channel ?? dossier?.channel ?? 'counter'
    const result = await happen(
      { ...context, happenedAt: given.happenedAt, ground },
      { id, dossier },
      [{ type: 'receive', channel, with: { code, receptionId: given.receptionId, version: version.number } }],
      { facts, papers: { papers, version } }
    )
    return { result }
  }
}

async function receivedOf({ tx, actor, found = [] }: ActContext, given: Input, day: Day): Promise<Received> {
  const dossier = given.id ? theOne(found as Dossier[]) : null
  const where = dossier && new Where(tx, dossier, day)
  if (where) {
    needSent(actor, dossier)
    await needOneOf(tx, actor, at('dossiers.receive', await where.counters()))
  }
  const papers = given.facts?.papers ?? []
  if (given.facts) {
    const matter = where
      ? await begunMatter(tx, { dossier, where, day }, given.facts)
      : await matterOf(tx, given.facts, await homeOf(tx, given.receptionId, day), day)
    // What was submitted online stays under the version of that day.
    const version = dossier?.submittedAt ? await versionById(tx, dossier.versionId) : matter.version
    await needCompleteIn(tx, dossier?.id ?? null, version, given.facts.data, papers)
    return { dossier, version, columns: columnsOf(given.facts, { ...matter, version }), papers }
  }
  if (!dossier) throw invalid('record.input.required')
  const own = await versionById(tx, dossier.versionId)
  const version = dossier.submittedAt ? own : ((await offerOn(tx, own.key, day)).version ?? own)
  await needCompleteIn(tx, dossier.id, version, dossier.data, [])
  const { limit } = version.content
  const columns = {
    version_id: version.id,
    limit_amount: limit?.amount ?? null,
    limit_unit: limit?.unit ?? null
  }
  return { dossier, version, columns, papers }
}
