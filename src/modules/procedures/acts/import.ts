import { z } from 'zod'
import type { Tx } from '../../../platform/database/index.ts'
import { dayAfter } from '../../../platform/day.ts'
import { invalid } from '../../../platform/problem.ts'
import { type Act, canonicalJson } from '../../../platform/record/index.ts'
import { type decisionSchema, ensureDecision } from '../../organization/index.ts'
import { type Catalogue, catalogueSchema } from '../catalogue.ts'
import { contentOf, type ImportLine, planImport } from '../exchange/plan-import.ts'
import { idsByKey } from '../store/read-versions.ts'
import { endPublications, insertPublications, insertSuspensions } from '../store/write-publications.ts'
import { insertProcedures, insertVersions, replaceContents } from '../store/write-versions.ts'

const input = z.strictObject({ catalogue: catalogueSchema })

export interface Imported {
  new: number
  revised: number
  published: number
  ended: number
  unchanged: number
}

/**
 * Imports a catalogue, all of it or nothing. What stands already is left as it is; a published version is never changed.
 * @throws invalid with every problem of the file, each at its place
 */
export const importCatalogue: Act<z.output<typeof input>, Imported> = {
  name: 'procedures.import',
  input,
  power: 'procedures.draft',
  async run({ tx, need }, { catalogue }) {
    const lines = await planImport(tx, catalogue)
    const problems = lines.flatMap((line) => line.problems)
    if (problems.length) throw invalid('procedures.import.refused', { count: problems.length }, problems)
    const decided = lines.some(
      ({ what, version }) => what === 'ended' || (what !== 'unchanged' && version.published !== undefined)
    )
    if (decided || catalogue.procedures.some(({ suspensions }) => suspensions?.length))
      await need('procedures.publish', null)
    await writeAll(tx, catalogue, lines)
    const count = (what: ImportLine['what']) => lines.filter((line) => line.what === what).length
    const result = {
      new: count('new'),
      revised: count('revised'),
      published: count('published'),
      ended: count('ended'),
      unchanged: count('unchanged')
    }
    return { result, subject: { kind: 'procedure', id: 'catalogue' }, after: result }
  }
}

/** What ends makes room before what begins; each kind of change is written in one go. */
async function writeAll(tx: Tx, { procedures }: Catalogue, lines: readonly ImportLine[]): Promise<void> {
  const decisions = await decisionsOf(tx, procedures)
  const ids = await procedureIds(tx, procedures)
  const idOf = (key: string) => ids.get(key) as string
  const of = (...whats: ImportLine['what'][]) => lines.filter(({ what }) => whats.includes(what))

  await endPublications(
    tx,
    of('ended').flatMap(({ known, version: { published } }) =>
      known && published?.lastDay
        ? [
            {
              versionId: known.id,
              end: dayAfter(published.lastDay),
              decisionId: published.ended && decisions(published.ended.decision),
              reason: published.ended?.reason
            }
          ]
        : []
    )
  )
  await replaceContents(
    tx,
    of('revised', 'published').flatMap(({ known, version }) =>
      known ? [{ id: known.id, content: contentOf(version) }] : []
    )
  )
  const made = await insertVersions(
    tx,
    of('new').map(({ key, number, version }) => ({
      procedureId: idOf(key),
      number,
      content: contentOf(version)
    }))
  )
  const newIds = new Map(made.map(({ id, procedureId, number }) => [`${procedureId} ${number}`, id]))
  await insertPublications(
    tx,
    of('published', 'new').flatMap(({ key, number, known, version: { published } }) => {
      const procedureId = idOf(key)
      const versionId = known?.id ?? newIds.get(`${procedureId} ${number}`)
      if (!published || !versionId) return []
      const { firstDay, lastDay, decision, ended } = published
      return [
        {
          versionId,
          procedureId,
          firstDay,
          ...(lastDay && { end: dayAfter(lastDay) }),
          decisionId: decisions(decision),
          ...(ended && { endedBy: decisions(ended.decision), endReason: ended.reason })
        }
      ]
    })
  )
  await insertSuspensions(
    tx,
    procedures.flatMap(({ key, suspensions = [] }) =>
      suspensions.map(({ firstDay, lastDay, reason, decision, ended }) => ({
        procedureId: idOf(key),
        firstDay,
        end: lastDay ? dayAfter(lastDay) : null,
        reason,
        decisionId: decisions(decision),
        ...(ended && { endedBy: decisions(ended.decision) })
      }))
    )
  )
}

type Decided = z.output<typeof decisionSchema>

/** Finds or makes each decision of the file once. */
async function decisionsOf(
  tx: Tx,
  procedures: Catalogue['procedures']
): Promise<(decision: Decided) => string> {
  const decided = procedures.flatMap(({ versions, suspensions = [] }) => [
    ...versions.flatMap(({ published }) => published ?? []),
    ...suspensions
  ])
  const named = decided.flatMap(({ decision, ended }) => [decision, ...(ended ? [ended.decision] : [])])
  const ids = new Map<string, string>()
  for (const [key, decision] of new Map(named.map((one) => [canonicalJson(one), one])))
    ids.set(key, (await ensureDecision(tx, decision)).id)
  return (decision) => ids.get(canonicalJson(decision)) as string
}

/** The ids of all procedures of a file; those that are not there are begun. */
async function procedureIds(tx: Tx, procedures: Catalogue['procedures']): Promise<Map<string, string>> {
  const keys = procedures.map(({ key }) => key)
  const known = await idsByKey(tx, keys)
  const made = await insertProcedures(
    tx,
    keys.filter((key) => !known.has(key))
  )
  return new Map([...known, ...made])
}
