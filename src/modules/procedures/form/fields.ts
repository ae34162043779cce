import { type Conditional, type FieldSchema, type Format, mostRows } from './schema.ts'

/** One field of a form as a page shows it. */
export interface Field {
  /** Its place in the values: `children.0.name`; also the name of the input. */
  path: string
  label: string
  hint?: string
  required: boolean
  kind: 'text' | 'long' | 'number' | 'date' | 'yes_no' | 'choice' | 'group' | 'list'
  format?: Format
  choices?: { value: string; text: string }[]
  /** Fields of a group. */
  fields?: Field[]
  /** The rows of a list, each with its fields. */
  rows?: Field[][]
  /** Whether another row may be added. */
  more?: boolean
}

/** Texts that may be longer than this get several lines. */
const oneLine = 300

export type Values = Record<string, unknown>

/**
 * The fields that are asked, given what was answered so far: conditional parts only where their condition holds.
 * @param rows how many rows of the list at a path are shown
 */
export function fieldsOf(
  schema: FieldSchema,
  values: Values,
  rows: (path: string) => number = () => 0,
  at = ''
): Field[] {
  return askedOf(schema, values).flatMap(({ properties, required }) =>
    Object.entries(properties).map(([name, field]) =>
      fieldOf(field, at ? `${at}.${name}` : name, required.includes(name), valueAt(values, name), rows)
    )
  )
}

/** The properties of an object schema that are asked, the unconditional ones first. */
export function askedOf(
  schema: FieldSchema,
  values: Values
): { properties: Record<string, FieldSchema>; required: string[] }[] {
  const own = { properties: schema.properties ?? {}, required: schema.required ?? [] }
  const parts = (schema.allOf ?? []).filter((part) => holds(part, values))
  return [own, ...parts.flatMap(({ then }) => askedOf(then, values))]
}

/** An own value, never one that every object has. */
export function valueAt(values: unknown, name: string): unknown {
  if (typeof values !== 'object' || values === null || !Object.hasOwn(values, name)) return undefined
  return (values as Values)[name]
}

function holds({ if: condition }: Conditional, values: Values): boolean {
  const needed = new Set(condition.required ?? [])
  return Object.entries(condition.properties ?? {}).every(([name, wanted]) => {
    const value = valueAt(values, name)
    // As JSON Schema has it: what is not there breaks no condition, unless it is required.
    if (value === undefined) return !needed.has(name)
    return (
      (wanted.const === undefined || wanted.const === value) && (!wanted.enum || wanted.enum.includes(value))
    )
  })
}

function fieldOf(
  schema: FieldSchema,
  path: string,
  required: boolean,
  value: unknown,
  rows: (path: string) => number
): Field {
  const field: Field = {
    path,
    label: schema.title ?? path,
    required,
    kind: kindOf(schema),
    ...(schema.description && { hint: schema.description }),
    ...(schema.format && { format: schema.format })
  }
  if (field.kind === 'choice') return { ...field, choices: choicesOf(schema) }
  if (field.kind === 'group') return { ...field, fields: fieldsOf(schema, asValues(value), rows, path) }
  if (field.kind !== 'list') return field
  const given: unknown[] = Array.isArray(value) ? value : []
  const most = Math.min(schema.maxItems ?? mostRows, mostRows)
  const shown = Math.min(Math.max(given.length, rows(path), schema.minItems ?? 0, 1), most)
  return {
    ...field,
    rows: Array.from({ length: shown }, (_, index) =>
      fieldsOf(schema.items ?? {}, asValues(given[index]), rows, `${path}.${index}`)
    ),
    more: shown < most
  }
}

function kindOf(schema: FieldSchema): Field['kind'] {
  const { type, format, enum: values, oneOf, maxLength = 0 } = schema
  if (type === 'object') return 'group'
  if (type === 'array') return 'list'
  if (type === 'boolean') return 'yes_no'
  if (type === 'number' || type === 'integer') return 'number'
  if (values || oneOf) return 'choice'
  if (format === 'date') return 'date'
  return maxLength > oneLine ? 'long' : 'text'
}

function choicesOf({ enum: values, oneOf }: FieldSchema): { value: string; text: string }[] {
  if (oneOf) return oneOf.map(({ const: value, title }) => ({ value, text: title }))
  return (values ?? []).map((value) => ({ value: String(value), text: String(value) }))
}

function asValues(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {}
}
