import { z } from 'zod'
import type { T } from '../i18n/index.ts'
import { Problem, type ProblemDetail } from '../problem.ts'

/** A form as a page shows it: what was typed, and what is wrong with it. */
export interface Form {
  values: Record<string, string | string[]>
  /** In the order of the problem; `path` is the field's name. */
  errors: { path: string; text: string }[]
  /** What is wrong as a whole, when no field is to blame. */
  summary?: string
  field(name: string): { value: string; values: string[]; error?: string }
}

/** A form that nobody has filled in yet. */
export function blankForm(values: Record<string, string | string[]> = {}): Form {
  return makeForm(values, [])
}

/** The same form again after a refusal: with what was typed, each mistake at its field. */
export function refusedForm(body: unknown, problem: Problem, t: T): Form {
  const errors = problem.details.map((detail) => ({ path: detail.path ?? '', text: saidAt(detail, t) }))
  return makeForm(typedValues(body), errors, t(problem.messageKey, problem.params))
}

/** Whether the same form can mend it; other problems get a page of their own. */
export function mendable(error: unknown): error is Problem {
  return error instanceof Problem && (error.status === 409 || error.status === 422)
}

/** A text field that may stay blank. */
export const optionalText = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z.string().trim().optional()
)

/** A blank field as not given, before another schema looks at it: `blankAsAbsent(zDay.optional())`. */
export const blankAsAbsent = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema)

function makeForm(values: Form['values'], errors: Form['errors'], summary?: string): Form {
  return {
    values,
    errors,
    summary,
    field(name) {
      const typed = Object.hasOwn(values, name) ? values[name] : undefined
      const all = typed === undefined ? [] : [typed].flat()
      return { value: all[0] ?? '', values: all, error: errors.find(({ path }) => path === name)?.text }
    }
  }
}

/** Mistakes in an uploaded file carry their line and column. */
function saidAt({ line, column, messageKey, params }: ProblemDetail, t: T): string {
  const said = t(messageKey, params)
  if (line === undefined) return said
  if (column === undefined) return t('http.error.in_line', { line, said })
  return t('http.error.in_column', { line, column, said })
}

/** Only text comes back: a file must be chosen anew, and the token is fresh each time. */
function typedValues(body: unknown): Form['values'] {
  const isText = (value: unknown): value is string | string[] =>
    typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))
  const entries = Object.entries(body ?? {}).filter(
    (entry): entry is [string, string | string[]] => entry[0] !== '_csrf' && isText(entry[1])
  )
  return Object.fromEntries(entries)
}
