import { z } from 'zod'
import { notFound, refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { positionInTime } from '../../people/store-positions.ts'
import { linesOf } from '../store.ts'
import { deleteLine, deleteVersion, nextRevision, writeLine, writeTexts } from '../store-write.ts'
import { bodyAsTarget, currentVersion, editSchema, paragraphs } from './current.ts'

const common = { power: 'staffing.draft_scheme', target: bodyAsTarget } as const

export const amendSchema = editSchema.extend({
  changes: paragraphs(),
  legalBasis: paragraphs(),
  functions: paragraphs(),
  commitment: paragraphs()
})
type AmendInput = z.infer<typeof amendSchema>

/**
 * Writes what a draft says in words.
 * @throws refusal when the version is no draft any more, or somebody changed it meanwhile
 */
export const amendScheme: Act<AmendInput, { id: string }> = {
  name: 'staffing.amend_scheme',
  input: amendSchema,
  ...common,
  async run({ tx }, { schemeId, revision, ...texts }) {
    const { version } = await currentVersion(tx, { schemeId }, ['draft'])
    await nextRevision(tx, version.id, revision)
    await writeTexts(tx, version.id, texts)
    const { changes, legalBasis, functions, commitment } = version
    return {
      result: { id: schemeId },
      subject: { kind: 'scheme', id: schemeId },
      before: { changes, legalBasis, functions, commitment },
      after: texts
    }
  }
}

export const lineSchema = editSchema.extend({
  position: z.string().trim().min(1).max(100),
  headcount: z.coerce.number().int().min(1).max(100_000),
  ranks: z.record(z.string().min(1).max(60), z.coerce.number().int().min(0).max(100_000)).default({}),
  jobDescription: paragraphs().default(''),
  competency: paragraphs().default('')
})
type LineInput = z.infer<typeof lineSchema>

/**
 * Adds a position to a draft, or writes its line anew.
 * @throws notFound when the law of the day knows no such position; refusal as above, and when the ranks do not belong
 *   to it or are more than the headcount
 */
export const setSchemeLine: Act<LineInput, { id: string }> = {
  name: 'staffing.set_scheme_line',
  input: lineSchema,
  ...common,
  async run({ tx }, { schemeId, revision, ...line }) {
    const { version } = await currentVersion(tx, { schemeId }, ['draft'])
    const position = await positionInTime(tx, line.position, version.begunOn)
    if (!position)
      throw notFound('schemes.refusal.no_position', { position: line.position, day: version.begunOn })
    const strange = Object.keys(line.ranks).filter(
      (code) => !position.ranks.some((rank) => rank.code === code)
    )
    const params = { position: position.title.vi, ranks: strange.join(', ') }
    if (strange.length) throw refusal('schemes.refusal.strange_ranks', params)
    const split = Object.values(line.ranks).reduce((sum, count) => sum + count, 0)
    if (split > line.headcount) throw tooManyRanks(split, line.headcount)
    await nextRevision(tx, version.id, revision)
    const before = (await linesOf(tx, version.id, version.begunOn)).find(
      (one) => one.position === line.position
    )
    await writeLine(tx, version.id, line)
    return {
      result: { id: schemeId },
      subject: { kind: 'scheme', id: schemeId },
      before: before ?? null,
      after: line
    }
  }
}

export const removeLineSchema = editSchema.extend({ position: z.string().trim().min(1).max(100) })

/** Takes a position out of a draft. */
export const removeSchemeLine: Act<z.infer<typeof removeLineSchema>, { id: string }> = {
  name: 'staffing.remove_scheme_line',
  input: removeLineSchema,
  ...common,
  async run({ tx }, { schemeId, revision, position }) {
    const { version } = await currentVersion(tx, { schemeId }, ['draft'])
    const lines = await linesOf(tx, version.id, version.begunOn)
    const before = lines.find((one) => one.position === position)
    if (!before) throw notFound('schemes.refusal.no_line', { position })
    await nextRevision(tx, version.id, revision)
    await deleteLine(tx, version.id, position)
    return { result: { id: schemeId }, subject: { kind: 'scheme', id: schemeId }, before, after: null }
  }
}

/** Discards a draft; what was submitted stays for good. */
export const discardScheme: Act<z.infer<typeof editSchema>, { id: string }> = {
  name: 'staffing.discard_scheme',
  input: editSchema,
  ...common,
  async run({ tx }, { schemeId, revision }) {
    const { version } = await currentVersion(tx, { schemeId }, ['draft'])
    await nextRevision(tx, version.id, revision)
    const lines = await linesOf(tx, version.id, version.begunOn)
    await deleteVersion(tx, version.id)
    const before = { ...version, lines }
    return { result: { id: schemeId }, subject: { kind: 'scheme', id: schemeId }, before, after: null }
  }
}

function tooManyRanks(split: number, headcount: number) {
  const params = { split, headcount }
  const messageKey = 'schemes.refusal.too_many_ranks'
  return refusal(messageKey, params, [{ path: 'headcount', messageKey, params }])
}
