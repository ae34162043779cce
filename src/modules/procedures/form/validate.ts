import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { isDay } from '../../../platform/day.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import { canonicalJson } from '../../../platform/record/index.ts'
import { formProblems } from './check.ts'
import { askedOf, type Values, valueAt } from './fields.ts'
import { isListOfTexts } from './kind.ts'
import type { FieldSchema } from './schema.ts'

/** What one of the formats accepts. */
const formats = {
  date: isDay,
  email: (text: string) => text.length <= 254 && /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text),
  phone: (text: string) => /^\+?[\d .-]{9,20}$/.test(text),
  'personal-id': (text: string) => /^\d{12}$/.test(text),
  // The name of a file that was handed in; whether there is such a file is for whoever keeps them to say.
  file: (text: string) => /^[0-9a-zA-Z-]{1,100}$/.test(text)
}

const compiled = new Map<string, ValidateFunction>()
/** The same for the very same schema: nobody changes one that is in use. */
const bySchema = new WeakMap<FieldSchema, ValidateFunction>()
const mostKept = 200

/**
 * Checks values against a form, wherever they come from. Unknown values are refused too.
 * @returns what is wrong, each at its field, in the order of the form; empty: all is well
 * @throws Error when the form itself has problems
 */
export function formValueProblems(
  schema: FieldSchema,
  values: unknown,
  language: Language = 'vi'
): ProblemDetail[] {
  const validate = compiledOf(schema)
  if (validate(values)) return []
  const told = new Map<string, ProblemDetail>()
  for (const error of validate.errors ?? []) {
    if (error.keyword === 'unevaluatedProperties' && isAsked(schema, values, error)) continue
    const detail = detailOf(error, schema, language)
    if (detail && !told.has(detail.path ?? '')) told.set(detail.path ?? '', detail)
  }
  return [...told.values()]
}

/**
 * Whether a property is one that the form asks for: a conditional part with a mistake counts for nothing in JSON Schema,
 * and then all that it asks for seems unknown.
 */
function isAsked(form: FieldSchema, values: unknown, { instancePath, params }: ErrorObject): boolean {
  let schema: FieldSchema | undefined = form
  let value = values
  for (const step of instancePath.split('/').slice(1)) {
    schema = schema && (schema.type === 'array' ? schema.items : propertyOf(schema, step))
    value = Array.isArray(value) ? value[Number(step)] : valueAt(value, step)
  }
  const name = String(params.unevaluatedProperty)
  return (
    schema !== undefined &&
    typeof value === 'object' &&
    askedOf(schema, (value ?? {}) as Values).some(({ properties }) => Object.hasOwn(properties, name))
  )
}

function compiledOf(schema: FieldSchema): ValidateFunction {
  const same = bySchema.get(schema)
  if (same) return same
  const validate = compiledLike(schema)
  bySchema.set(schema, validate)
  return validate
}

function compiledLike(schema: FieldSchema): ValidateFunction {
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
function closed(schema: FieldSchema, conditional = false): object {
  const { oneOf, properties, items, allOf, ...rest } = schema
  // Identifiers in a form name nothing here, and two forms may share one; words are for people.
  const plain = Object.fromEntries(Object.entries(rest).filter(([key]) => !/^(\$|x-)/.test(key)))
  return {
    ...plain,
    ...(oneOf && { enum: oneOf.map(({ const: value }) => value) }),
    ...(items && { items: closed(items) }),
    ...(isListOfTexts(schema) && { uniqueItems: true }),
    ...(properties && { properties: closedEach(properties) }),
    ...(allOf && {
      allOf: allOf.map((part) => ({
        if: part.if,
        // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema
        then: closed(part.then, true)
      }))
    }),
    ...(schema.type === 'object' && !conditional && { unevaluatedProperties: false })
  }
}

function closedEach(properties: Record<string, FieldSchema>): Record<string, object> {
  return Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, closed(field)]))
}

/** How people call the field at a path; without one, the path's last word. */
function labelAt(schema: FieldSchema | undefined, [step, ...rest]: string[], language: Language): string {
  const own = schema && titleOf(schema, language)
  if (step === undefined || !schema) return own ?? ''
  if (schema.type === 'array') return labelAt(schema.items, rest, language) || (own ?? step)
  return labelAt(propertyOf(schema, step), rest, language) || step
}

function titleOf(schema: FieldSchema, language: Language): string | undefined {
  const other = language === 'vi' ? undefined : schema['x-words']?.[language]?.title
  return other || schema.title
}

/** A field by its name, wherever a condition puts it. */
function propertyOf(schema: FieldSchema, name: string): FieldSchema | undefined {
  const { properties, allOf = [] } = schema
  if (properties && Object.hasOwn(properties, name)) return properties[name]
  return allOf.map(({ then }) => propertyOf(then, name)).find((found) => found !== undefined)
}

/** The field at fault: of several choices or files it is the field as a whole, which has one place on the page. */
function fieldAt(schema: FieldSchema | undefined, [step, ...rest]: string[]): string[] {
  if (step === undefined || !schema || isListOfTexts(schema)) return []
  const inner = schema.type === 'array' ? schema.items : propertyOf(schema, step)
  return [step, ...fieldAt(inner, rest)]
}

function detailOf(
  { keyword, instancePath, params }: ErrorObject,
  schema: FieldSchema,
  language: Language
): ProblemDetail | null {
  const path = fieldAt(schema, instancePath.slice(1).split('/').filter(Boolean)).join('.')
  const under = (name: unknown) => (path ? `${path}.${name}` : String(name))
  const say = (key: string, told: Record<string, string | number> = {}, at = path) => ({
    path: at,
    messageKey: `procedures.form.problem.${key}`,
    params: { label: labelAt(schema, at.split('.'), language), ...told }
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
    case 'uniqueItems':
      return say('twice')
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
