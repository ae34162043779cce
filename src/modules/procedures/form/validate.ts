import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { isDay } from '../../../platform/day.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import { canonicalJson } from '../../../platform/record/index.ts'
import { type FieldSchema, formProblems } from './schema.ts'

/** What one of the formats accepts. */
const formats = {
  date: isDay,
  email: (text: string) => text.length <= 254 && /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text),
  phone: (text: string) => /^\+?[\d .-]{9,20}$/.test(text),
  'personal-id': (text: string) => /^\d{12}$/.test(text)
}

const compiled = new Map<string, ValidateFunction>()
const mostKept = 200

/**
 * Checks values against a form, wherever they come from. Unknown values are refused too.
 * @returns what is wrong, each at its field, in the order of the form; empty: all is well
 * @throws Error when the form itself has problems
 */
export function formValueProblems(schema: FieldSchema, values: unknown): ProblemDetail[] {
  const validate = compiledOf(schema)
  if (validate(values)) return []
  const told = new Map<string, ProblemDetail>()
  for (const error of validate.errors ?? []) {
    const detail = detailOf(error, schema)
    if (detail && !told.has(detail.path ?? '')) told.set(detail.path ?? '', detail)
  }
  return [...told.values()]
}

function compiledOf(schema: FieldSchema): ValidateFunction {
  const key = canonicalJson(schema)
  const known = compiled.get(key)
  if (known) return known
  const [problem] = formProblems(schema)
  if (problem) throw new Error(`A form with problems is not used: ${problem.messageKey}`)
  // Each form has its own compiler, so that forgetting one forgets all of it.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    ownProperties: true,
    validateSchema: false,
    formats
  })
  const validate = ajv.compile(closed(schema))
  if (compiled.size >= mostKept) compiled.delete(compiled.keys().next().value ?? '')
  compiled.set(key, validate)
  return validate
}

/** The same schema, refusing what it does not ask for; choices as plain lists, since titles are for people. */
function closed(schema: FieldSchema): object {
  const { oneOf, properties, items, allOf, ...rest } = schema
  // Identifiers in a form name nothing here, and two forms may share one.
  const plain = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith('$')))
  return {
    ...plain,
    ...(oneOf && { enum: oneOf.map(({ const: value }) => value) }),
    ...(items && { items: closed(items) }),
    ...(properties && { properties: closedEach(properties) }),
    ...(allOf && {
      allOf: allOf.map((part) => ({
        if: part.if,
        // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema
        then: { ...part.then, properties: closedEach(part.then.properties ?? {}) }
      }))
    }),
    ...(schema.type === 'object' && { unevaluatedProperties: false })
  }
}

function closedEach(properties: Record<string, FieldSchema>): Record<string, object> {
  return Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, closed(field)]))
}

/** How people call the field at a path; without one, the path's last word. */
function labelAt(schema: FieldSchema | undefined, [step, ...rest]: string[]): string {
  if (step === undefined || !schema) return schema?.title ?? ''
  if (schema.type === 'array') return labelAt(schema.items, rest) || (schema.title ?? step)
  const parts = [schema, ...(schema.allOf ?? []).map((part) => part.then)]
  const part = parts.find(({ properties }) => properties && Object.hasOwn(properties, step))
  return labelAt(part?.properties?.[step], rest) || step
}

function detailOf({ keyword, instancePath, params }: ErrorObject, schema: FieldSchema): ProblemDetail | null {
  const path = instancePath.slice(1).replaceAll('/', '.')
  const under = (name: unknown) => (path ? `${path}.${name}` : String(name))
  const say = (key: string, told: Record<string, string | number> = {}, at = path) => ({
    path: at,
    messageKey: `procedures.form.problem.${key}`,
    params: { label: labelAt(schema, at.split('.')), ...told }
  })
  switch (keyword) {
    case 'if':
      return null
    case 'required':
      return say('required', {}, under(params.missingProperty))
    case 'unevaluatedProperties':
      return say('unknown', {}, under(params.unevaluatedProperty))
    case 'type':
      return say(params.type === 'number' || params.type === 'integer' ? 'number' : 'malformed')
    case 'format':
      return say(`format_${String(params.format).replace('-', '_')}`)
    case 'enum':
      return say('choice')
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'minimum':
    case 'maximum':
      return say(
        keyword.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`),
        { limit: Number(params.limit) }
      )
    default:
      return say('malformed')
  }
}
