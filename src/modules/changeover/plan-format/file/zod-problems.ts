import type { z } from 'zod'
import { type Place, type Problems, quoted } from './problems.ts'

type Params = Record<string, string | number>
/** The issues of zod that reading files can meet, with the value that caused them (`reportInput`). */
type Issue = z.core.$ZodIssue

/**
 * Checks a value read from a file. Out: what the schema makes of it, or undefined after problems, each at its place.
 * A schema may give a message key of its own (`error: 'plan-format.…'`).
 */
export function checkValue<S extends z.ZodType>(
  schema: S,
  value: unknown,
  placeOf: (path: string) => Place,
  problems: Problems
): z.output<S> | undefined {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const path = issue.path.map(String).join('.')
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const at = path ? `${path}.${key}` : key
        problems.add(placeOf(at), 'plan-format.unknown_key', { key: quoted(key) }, at)
      }
    } else {
      const field = path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? ''
      const [key, params] = meaning(issue)
      problems.add(placeOf(path), key, { field, value: quoted(issue.input ?? ''), ...params }, path)
    }
  }
  return undefined
}

function meaning(issue: Issue): [string, Params] {
  if (issue.message.startsWith('plan-format.')) return [issue.message, {}]
  if (issue.message === 'platform.day.invalid') return ['plan-format.impossible_day', {}]
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return ['plan-format.missing', {}]
      return ['plan-format.wrong_type', { expected: issue.expected }]
    case 'invalid_value':
      if (issue.input === undefined) return ['plan-format.missing', {}]
      return ['plan-format.unknown_value', { allowed: issue.values.map(String).join(', ') }]
    case 'too_big':
      if (issue.origin === 'string') return ['plan-format.too_long', { maximum: Number(issue.maximum) }]
      return ['plan-format.above', { maximum: Number(issue.maximum) }]
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return ['plan-format.empty', {}]
      return ['plan-format.below', { minimum: Number(issue.minimum) }]
    default:
      return ['plan-format.malformed', {}]
  }
}
