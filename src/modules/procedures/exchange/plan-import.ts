import { isDeepStrictEqual } from 'node:util'
import type { Snapshot } from '../../../platform/database/index.ts'
import { type Day, dayAfter } from '../../../platform/day.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import { unknownIn } from '../acts/known.ts'
import type { Catalogue, CatalogueEntry, CatalogueVersion } from '../catalogue.ts'
import { contentProblems } from '../checks.ts'
import type { Content } from '../content.ts'
import { findProcedure, type Version, versionsOf } from '../store/read-versions.ts'

/** What an import would do with one version of the file. */
export interface ImportLine {
  key: string
  number: number
  name: string
  what: 'new' | 'revised' | 'published' | 'ended' | 'unchanged' | 'refused'
  problems: ProblemDetail[]
  version: CatalogueVersion
  /** The version that the register has under the number. */
  known?: Version
}

/** Reads what an import would do, line by line, and writes nothing. */
export async function planImport(tx: Snapshot, { procedures }: Catalogue): Promise<ImportLine[]> {
  const lines: ImportLine[] = []
  for (const [index, entry] of procedures.entries())
    lines.push(...(await planEntry(tx, entry, `procedures.${index}`)))
  return lines
}

async function planEntry(tx: Snapshot, entry: CatalogueEntry, path: string): Promise<ImportLine[]> {
  const { key, versions } = entry
  const procedure = await findProcedure(tx, key)
  const known = procedure?.key === key ? await versionsOf(tx, procedure.id) : []
  const overlapping = overlaps(versions, known)
  const lines: ImportLine[] = []
  for (const [index, version] of versions.entries()) {
    const at = `${path}.versions.${index}`
    const old = known.find(({ number }) => number === version.number)
    const what = outcomeOf(version, old)
    const problems: ProblemDetail[] = []
    if (what === 'refused') problems.push(problem(at, 'published_differs'))
    if (what !== 'unchanged' && what !== 'refused') problems.push(...(await contentFaults(tx, key, version)))
    if (overlapping.has(version.number)) problems.push(problem(at, 'overlaps'))
    lines.push({
      key,
      number: version.number,
      name: version.name.vi,
      what: problems.length ? 'refused' : what,
      problems: problems.map((one) =>
        one.path?.startsWith(path) ? one : { ...one, path: `${at}.${one.path}` }
      ),
      version,
      ...(old && { known: old })
    })
  }
  return lines
}

function problem(path: string, key: 'published_differs' | 'overlaps'): ProblemDetail {
  return { path, messageKey: `procedures.import.problem.${key}` }
}

/** Without its number and its publication. */
export function contentOf({ number: _number, published: _published, ...content }: CatalogueVersion): Content {
  return content
}

function outcomeOf(version: CatalogueVersion, old: Version | undefined): ImportLine['what'] {
  if (!old) return 'new'
  const content = contentOf(version)
  // The order of fields is part of a form.
  const same =
    isDeepStrictEqual(content, old.content) &&
    JSON.stringify(content.form) === JSON.stringify(old.content.form)
  const { published } = version
  if (!old.publication) {
    if (old.discarded !== null) return 'refused'
    return published ? 'published' : same ? 'unchanged' : 'revised'
  }
  if (!same || published?.firstDay !== old.publication.firstDay) return 'refused'
  const end = endOf(published)
  // A file from before the end knows less; it takes nothing back.
  if (end === old.publication.end || end === null) return 'unchanged'
  return old.publication.end === null ? 'ended' : 'refused'
}

const endOf = ({ lastDay }: { lastDay?: Day | undefined }): Day | null => (lastDay ? dayAfter(lastDay) : null)

async function contentFaults(tx: Snapshot, key: string, version: CatalogueVersion): Promise<ProblemDetail[]> {
  const faults = [...(await unknownIn(tx, version)), ...(version.published ? contentProblems(version) : [])]
  for (const code of [version.nationalCode, version.localCode]) {
    const other = code ? await findProcedure(tx, code) : undefined
    if (code && other && other.key !== key)
      faults.push({
        path: 'nationalCode',
        messageKey: 'procedures.refusal.code_taken',
        params: { code, key: other.key }
      })
  }
  return faults
}

/** Numbers of versions that would be in force on a day on which another is. */
function overlaps(versions: readonly CatalogueVersion[], known: readonly Version[]): Set<number> {
  const inFile = new Set(versions.map(({ number }) => number))
  const ends = new Map(known.map(({ number, publication }) => [number, publication?.end ?? null]))
  const spans = [
    ...versions.flatMap(({ number, published }) => {
      if (!published) return []
      return [{ number, first: published.firstDay, end: endOf(published) ?? ends.get(number) ?? null }]
    }),
    ...known.flatMap(({ number, publication }) =>
      publication && !inFile.has(number)
        ? [{ number, first: publication.firstDay, end: publication.end }]
        : []
    )
  ]
  return new Set(
    spans
      .filter((one) =>
        spans.some(
          (other) =>
            other.number !== one.number &&
            (!other.end || other.end > one.first) &&
            (!one.end || one.end > other.first)
        )
      )
      .map(({ number }) => number)
  )
}
