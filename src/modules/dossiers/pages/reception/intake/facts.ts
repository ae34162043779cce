import type { StoredFile } from '../../../../../platform/files/index.ts'
import { invalid, Problem, type ProblemDetail } from '../../../../../platform/problem.ts'
import { inputProblem } from '../../../../../platform/record/index.ts'
import {
  type FormSchema,
  fieldsOf,
  filledIn,
  flatFields,
  type Known,
  type Posted,
  type Values,
  valuesOf
} from '../../../../procedures/index.ts'
import { needComplete } from '../../../admit.ts'
import type { EarlierPaper } from '../../../detail/read.ts'
import { type Facts, factsSchema } from '../../../facts.ts'
import { earlierChosen } from '../earlier-papers.tsx'
import type { IntakeMatter } from './matter.ts'

/** Fields of the procedure's form stand apart from those of every dossier. */
export const dataPrefix = 'data'

/** The form of a version under that prefix; null: it has none. */
export function formOf({ content }: IntakeMatter['version']): FormSchema | null {
  const { form } = content
  return form && form.type === 'object' ? (form as FormSchema) : null
}

const wrapped = (form: FormSchema): FormSchema => ({ type: 'object', properties: { [dataPrefix]: form } })

/** The values of the procedure's form among what was posted. */
export function dataOf(version: IntakeMatter['version'], posted: Posted): Values {
  const form = formOf(version)
  return form ? valuesOf(form, posted, dataPrefix) : {}
}

/** Blank fields of the procedure's form filled in from what is known of the applicant: nobody is asked twice. */
export function withKnown(version: IntakeMatter['version'], posted: Posted, known: Known): Posted {
  const form = formOf(version)
  if (!form) return posted
  const given = Object.entries(posted).filter(
    ([name, value]) => !name.startsWith(`${dataPrefix}.`) || value !== ''
  )
  return filledIn(wrapped(form), Object.fromEntries(given), known)
}

/** One value of a posted form. */
export function textOf(posted: Posted, name: string): string {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first.trim() : ''
}

const countOf = (posted: Posted, name: string): number => {
  const text = textOf(posted, name)
  return /^\d{1,3}$/.test(text) ? Number(text) : 0
}

/** Who applies, as far as it was typed. */
export const applicantOf = (posted: Posted) => ({
  kind: textOf(posted, 'applicant.kind') || 'citizen',
  number: textOf(posted, 'applicant.number')
})

/** Files that came with a form, by the name of their field. */
export type Uploaded = readonly { field: string; file: Pick<StoredFile, 'id' | 'name'> }[]

/** What the act is given, made of what was posted. It is checked by `checked` and by the act. */
export function factsOf(
  matter: IntakeMatter,
  posted: Posted,
  { files, earlier }: { files: Uploaded; earlier: readonly EarlierPaper[] }
): Record<string, unknown> {
  const text = (name: string) => textOf(posted, name)
  const delegate = {
    name: text('applicant.delegate.name'),
    number: text('applicant.delegate.number'),
    phone: text('applicant.delegate.phone')
  }
  const sets = text('sets')
  return {
    procedure: matter.version.key,
    ...(text('placeId') && { placeId: text('placeId') }),
    applicant: {
      kind: text('applicant.kind') || 'citizen',
      ...Object.fromEntries(
        ['name', 'number', 'birthDate', 'phone', 'email', 'address'].map((name) => [
          name,
          text(`applicant.${name}`)
        ])
      ),
      ...(Object.values(delegate).some(Boolean) && { delegate })
    },
    request: text('request'),
    sets: /^\d{1,2}$/.test(sets) ? Number(sets) : 1,
    data: dataOf(matter.version, posted),
    papers: [...componentPapers(matter, posted, files, earlier), ...fieldPapers(matter, posted)],
    channel: text('channel') || 'counter',
    returnWay: text('returnWay') || 'counter',
    ...(text('returnId') && { returnId: text('returnId') })
  }
}

function componentPapers(
  { version, existing, draft }: IntakeMatter,
  posted: Posted,
  files: Uploaded,
  earlier: readonly EarlierPaper[]
): Record<string, unknown>[] {
  return version.content.components.flatMap((_component, index): Record<string, unknown>[] => {
    const component = index + 1
    const at = `papers.${component}`
    const before = existing.filter(({ kind, ordinal }) => kind === 'component' && ordinal === component)
    const kept = [posted[`${at}.keep`]].flat()
    const fileIds = [
      ...before.flatMap(({ fileId }) => (fileId && kept.includes(fileId) ? [fileId] : [])),
      ...files.filter(({ field }) => field === `${at}.file`).map(({ file }) => file.id)
    ]
    const reused = earlierChosen(posted, at, earlier)
    const there = textOf(posted, `${at}.there`) !== ''
    if (!there && !fileIds.length && !reused)
      // In a draft it stands in place of what was ticked before.
      return draft && before.length ? [{ component, original: 0, copy: 0 }] : []
    const counts = there
      ? { original: countOf(posted, `${at}.original`), copy: countOf(posted, `${at}.copy`) }
      : { original: 0, copy: 0 }
    const [first, ...more] = fileIds
    return [
      { component, ...counts, ...(first && { fileId: first }), ...(reused && { reusedFrom: reused.id }) },
      ...more.map((fileId) => ({ component, original: 0, copy: 0, fileId }))
    ]
  })
}

/** Files of the procedure's form lie among the papers too. */
export function fieldPapers(
  { version }: Pick<IntakeMatter, 'version'>,
  posted: Posted
): Record<string, unknown>[] {
  const form = formOf(version)
  if (!form) return []
  return flatFields(fieldsOf(form, dataOf(version, posted), () => 0, dataPrefix))
    .filter(({ kind }) => kind === 'file')
    .flatMap(({ path, label }) =>
      [posted[path]]
        .flat()
        .filter((id): id is string => typeof id === 'string' && id !== '')
        .map((fileId) => ({ field: path.slice(dataPrefix.length + 1), title: label, fileId }))
    )
}

/**
 * The facts, when nothing is missing: mistakes of all fields and everything that is missing are said at once.
 * @throws Problem 422
 */
export function checked(version: IntakeMatter['version'], given: Record<string, unknown>): Facts {
  const parsed = factsSchema.safeParse(given)
  const mistakes = parsed.success ? [] : inputProblem(parsed.error).details
  const missing = missingOf(version, given)
  if (parsed.success && !missing.length) return parsed.data
  const details = [...mistakes, ...missing]
  throw invalid('dossiers.refusal.incomplete', { count: details.length }, details)
}

function missingOf(
  version: IntakeMatter['version'],
  given: Record<string, unknown>
): readonly ProblemDetail[] {
  try {
    needComplete(version, given.data as Values, given.papers as never)
    return []
  } catch (error) {
    if (error instanceof Problem) return error.details
    throw error
  }
}
