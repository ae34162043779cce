import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database/index.ts'
import { dayAfter } from '../../../platform/day.ts'
import { invalid } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { ensureDecision } from '../../organization/index.ts'
import { type CatalogueEntry, catalogueSchema } from '../catalogue.ts'
import { contentOf, type ImportLine, planImport } from '../exchange/plan-import.ts'
import { endPublication, insertPublication, suspensionsOf } from '../store/publications.ts'
import { insertProcedure, insertVersion, replaceContent } from '../store/write-versions.ts'

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
    const byKey = Map.groupBy(lines, ({ key }) => key)
    for (const entry of catalogue.procedures) await writeEntry(tx, entry, byKey.get(entry.key) ?? [])
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

/** What ends makes room before what begins. */
const order: ImportLine['what'][] = ['ended', 'revised', 'published', 'new']

async function writeEntry(
  tx: Tx,
  { key, suspensions = [] }: CatalogueEntry,
  lines: ImportLine[]
): Promise<void> {
  const known = lines.find((line) => line.known)?.known
  const procedureId = known?.procedureId ?? (await idOf(tx, key))
  for (const what of order)
    for (const line of lines.filter((one) => one.what === what)) await writeLine(tx, procedureId, line)
  const rests = suspensions.length ? await suspensionsOf(tx, procedureId) : []
  for (const { firstDay, lastDay, reason, decision: named } of suspensions) {
    if (rests.some((one) => one.firstDay === firstDay)) continue
    const decision = await ensureDecision(tx, named)
    await sql`insert into procedure_suspension (procedure_id, valid, reason, decision_id)
      values (${procedureId}::uuid, daterange(${firstDay}::date, ${lastDay ? dayAfter(lastDay) : null}::date), ${reason},
        ${decision.id}::uuid)`.execute(tx)
  }
}

async function idOf(tx: Tx, key: string): Promise<string> {
  const found = await sql<{ id: string }>`select id from procedure where key = ${key}`.execute(tx)
  return found.rows[0]?.id ?? (await insertProcedure(tx, key))
}

async function writeLine(tx: Tx, procedureId: string, { what, version, known }: ImportLine): Promise<void> {
  const { published, number } = version
  const content = contentOf(version)
  if (known && (what === 'revised' || what === 'published')) await replaceContent(tx, known.id, content)
  const versionId = known?.id ?? (await insertVersion(tx, procedureId, content, number)).id
  if (!published) return
  const decision = await ensureDecision(tx, published.decision)
  const end = published.lastDay && dayAfter(published.lastDay)
  if (what === 'ended' && end) await endPublication(tx, versionId, end, { decisionId: decision.id })
  else
    await insertPublication(tx, {
      versionId,
      procedureId,
      firstDay: published.firstDay,
      end,
      decisionId: decision.id
    })
}
