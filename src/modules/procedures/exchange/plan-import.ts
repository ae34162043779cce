import { isDeepStrictEqual } from 'node:util'
import type { Snapshot } from '../../../platform/database/index.ts'
import { type Day, dayAfter } from '../../../platform/day.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import { type References, readReferences, unknownIn } from '../acts/known.ts'
import type { Catalogue, CatalogueEntry, CatalogueVersion } from '../catalogue.ts'
import { contentProblems } from '../checks.ts'
import type { Content } from '../content.ts'
import { keysByCode, type Version, versionsByKey } from '../store/read-versions.ts'

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
  /** The same version as the register has it, or the one before: what the differences are told from. */
  before?: Version
}

/** What of the register an import is compared with. */
interface Register {
  references: References
  versions: Map<string, Version[]>
  /** Which procedure has a code, in the register or else in the file. */
  keyOf(code: string, key: string): string
}

/** Reads what an import would do, line by line, and writes nothing. Three reads, however long the file is. */
export async function planImport(tx: Snapshot, { procedures }: Catalogue): Promise<ImportLine[]> {
  const coded = procedures.flatMap(({ key, versions }) =>
    versions.flatMap((version) => codesOf(version).map((code) => ({ code, key })))
  )
  const known = await keysByCode(
    tx,
    coded.map(({ code }) => code)
  )
  const inFile = Map.groupBy(coded, ({ code }) => code)
  const register: Register = {
    references: await readReferences(tx),
    versions: await versionsByKey(
      tx,
      procedures.map(({ key }) => key)
    ),
    keyOf: (code, key) => known.get(code) ?? inFile.get(code)?.find((other) => other.key !== key)?.key ?? key
  }
  return procedures.flatMap((entry, index) => planEntry(register, entry, `procedures.${index}`))
}

const codesOf = ({ nationalCode, localCode }: Content) =>
  [nationalCode, localCode].filter((code) => code !== undefined)

function planEntry(register: Register, entry: CatalogueEntry, path: string): ImportLine[] {
  const { key, versions } = entry
  const known = register.versions.get(key) ?? []
  const overlapping = overlaps(versions, known)
  return versions.map((version, index) => {
    const at = `${path}.versions.${index}`
    const old = known.find(({ number }) => number === version.number)
    const before = old ?? known.find(({ number }) => number < version.number)
    const what = outcomeOf(version, old)
    const problems: ProblemDetail[] = []
    if (what === 'refused') problems.push(problem(at, 'published_differs'))
    if (what !== 'unchanged' && what !== 'refused') problems.push(...contentFaults(register, key, version))
    if (overlapping.has(version.number)) problems.push(problem(at, 'overlaps'))
    return {
      key,
      number: version.number,
      name: version.name.vi,
      what: problems.length ? 'refused' : what,
      problems: problems.map((one) =>
        one.path?.startsWith(path) ? one : { ...one, path: `${at}.${one.path}` }
      ),
      version,
      ...(old && { known: old }),
      ...(before && { before })
    }
  })
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

function contentFaults(register: Register, key: string, version: CatalogueVersion): ProblemDetail[] {
  const taken = codesOf(version).flatMap((code): ProblemDetail[] => {
    const other = register.keyOf(code, key)
    if (other === key) return []
    const params = { code, key: other }
    return [{ path: 'nationalCode', messageKey: 'procedures.refusal.code_taken', params }]
  })
  return [
    ...unknownIn(register.references, version),
    ...(version.published ? contentProblems(version) : []),
    ...taken
  ]
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
