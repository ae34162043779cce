import type { z } from 'zod'
import { invalid, type Problem, type ProblemDetail } from '../problem.ts'

type Issue = z.core.$ZodIssue

/** What zod found wrong, as a problem that names each field and can be said in every language. */
export function inputProblem(error: z.core.$ZodError, path: PropertyKey[] = []): Problem {
  return invalid(
    'record.input.invalid',
    {},
    error.issues.flatMap((issue) => inputDetails(issue, path))
  )
}

/** One zod issue as details: a field's path such as `from.0.code`, a message key and its parameters. */
export function inputDetails(issue: Issue, path: PropertyKey[] = []): ProblemDetail[] {
  const at = [...path, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: dotted([...at, key]), messageKey: 'record.input.unknown_field' }))
  }
  return [{ path: dotted(at), ...said(issue) }]
}

/**
 * Text that neither a text column nor jsonb can hold (NUL, half of a surrogate pair), wherever it lies.
 * @returns a detail for each place
 */
export function unusableText(value: unknown, path: PropertyKey[] = []): ProblemDetail[] {
  if (typeof value === 'string') {
    const usable = value.isWellFormed() && !value.includes('\u0000')
    return usable ? [] : [{ path: dotted(path), messageKey: 'record.input.characters' }]
  }
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(unusableText(key).length ? [{ path: dotted(path), messageKey: 'record.input.characters' }] : []),
    ...unusableText(inner, [...path, key])
  ])
}

function dotted(path: PropertyKey[]): string {
  return path.map((part) => String(part).replaceAll('\u0000', '')).join('.')
}

/** A schema may say its own message: what looks like a key, given as `error`, is taken as one. */
const keyPattern = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/

function said(issue: Issue): Pick<ProblemDetail, 'messageKey' | 'params'> {
  if (keyPattern.test(issue.message)) return { messageKey: issue.message, params: paramsOf(issue) }
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? { messageKey: 'record.input.required' }
        : { messageKey: typeKeys[issue.expected] ?? 'record.input.malformed' }
    case 'too_small':
      if (issue.origin === 'string') {
        if (Number(issue.minimum) <= 1) return { messageKey: 'record.input.required' }
        return { messageKey: 'record.input.too_short', params: { min: Number(issue.minimum) } }
      }
      if (issue.origin === 'array' || issue.origin === 'set')
        return { messageKey: 'record.input.too_few', params: { min: Number(issue.minimum) } }
      return { messageKey: 'record.input.too_small', params: { min: String(issue.minimum) } }
    case 'too_big':
      if (issue.origin === 'string')
        return { messageKey: 'record.input.too_long', params: { max: Number(issue.maximum) } }
      if (issue.origin === 'array' || issue.origin === 'set')
        return { messageKey: 'record.input.too_many', params: { max: Number(issue.maximum) } }
      return { messageKey: 'record.input.too_big', params: { max: String(issue.maximum) } }
    case 'invalid_value':
      return {
        messageKey: 'record.input.not_one_of',
        params: { values: issue.values.map(String).join(', ') }
      }
    case 'invalid_format':
      return { messageKey: formatKeys[issue.format] ?? 'record.input.malformed' }
    default:
      return { messageKey: 'record.input.malformed' }
  }
}

const typeKeys: Record<string, string> = {
  string: 'record.input.not_text',
  number: 'record.input.not_a_number',
  int: 'record.input.not_a_number',
  boolean: 'record.input.not_yes_or_no',
  array: 'record.input.not_a_list',
  object: 'record.input.not_an_object'
}

const formatKeys: Record<string, string> = {
  date: 'record.input.not_a_day',
  uuid: 'record.input.not_an_id',
  url: 'record.input.not_an_address'
}

/** Parameters that a refinement gave for its message. */
function paramsOf(issue: Issue): Record<string, string | number> {
  const given: unknown = 'params' in issue ? issue.params : {}
  const entries = Object.entries(given ?? {}).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number'
  )
  return Object.fromEntries(entries)
}
