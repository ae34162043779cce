import { isUpload, kindOf, optionsOf } from './kind.ts'
import type { KnownFact } from './known.ts'
import { type Conditional, type FieldSchema, type Format, mostRows, type OtherWords } from './schema.ts'

/** One field of a form as a page shows it. */
export interface Field {
  /** Its place in the values: `children.0.name`; also the name of the input. */
  path: string
  label: string
  hint?: string
  /** Label and hint in other languages. */
  words?: OtherWords
  required: boolean
  kind: 'text' | 'long' | 'number' | 'date' | 'yes_no' | 'choice' | 'choices' | 'file' | 'group' | 'list'
  format?: Format
  /** Several files at a time. */
  several?: boolean
  choices?: { value: string; text: string; words?: OtherWords }[]
  /** Fields of a group. */
  fields?: Field[]
  /** The rows of a list, each with its fields. */
  rows?: Field[][]
  /** Whether another row, or another file, may be added. */
  more?: boolean
  /** Whether further fields are asked for some of its answers. */
  decides?: boolean
  /** What it may be filled in from. */
  known?: KnownFact
}

export type Values = Record<string, unknown>
type Asked = { properties: Record<string, FieldSchema>; required: string[] }

/**
 * The fields that are asked, given what was answered so far: conditional parts only where their condition holds, each
 * after the field on which it hangs.
 * @param rows how many rows of the list at a path are shown
 */
export function fieldsOf(
  schema: FieldSchema,
  values: Values,
  rows: (path: string) => number = () => 0,
  at = ''
): Field[] {
  const { properties = {}, required = [], allOf = [] } = schema
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = at ? `${at}.${name}` : name
    const hanging = allOf.filter((part) => deciderOf(part) === name)
    const own = fieldOf(field, path, required.includes(name), valueAt(values, name), rows)
    return [
      hanging.length ? { ...own, decides: true } : own,
      ...hanging.filter((part) => holds(part, values)).flatMap(({ then }) => fieldsOf(then, values, rows, at))
    ]
  })

  /** The last field that a condition names. */
  function deciderOf({ if: condition }: Conditional): string | undefined {
    return Object.keys(properties).findLast((name) => Object.hasOwn(condition.properties ?? {}, name))
  }
}

/** The properties of an object schema that are asked, the unconditional ones first. */
export function askedOf(schema: FieldSchema, values: Values): Asked[] {
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
  const format = schema.items?.format ?? schema.format
  const field: Field = {
    path,
    label: schema.title ?? path,
    required,
    kind: kindOf(schema),
    ...(schema.description && { hint: schema.description }),
    ...(schema['x-words'] && { words: schema['x-words'] }),
    ...(format && { format }),
    ...(schema['x-known'] && { known: schema['x-known'] })
  }
  const given: unknown[] = Array.isArray(value) ? value : []
  const most = Math.min(schema.maxItems ?? mostRows, mostRows)
  if (isUpload(schema)) {
    const several = schema.type === 'array'
    return { ...field, several, more: several ? given.length < most : true }
  }
  if (field.kind === 'choice' || field.kind === 'choices') return { ...field, choices: optionsOf(schema) }
  if (field.kind === 'group') return { ...field, fields: fieldsOf(schema, asValues(value), rows, path) }
  if (field.kind !== 'list') return field
  const shown = Math.min(Math.max(given.length, rows(path), schema.minItems ?? 0, 1), most)
  return {
    ...field,
    rows: Array.from({ length: shown }, (_, index) =>
      fieldsOf(schema.items ?? {}, asValues(given[index]), rows, `${path}.${index}`)
    ),
    more: shown < most
  }
}

function asValues(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {}
}

/** Every field, those within groups and rows too. */
export function flatFields(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [
    field,
    ...flatFields(field.fields ?? []),
    ...(field.rows ?? []).flatMap(flatFields)
  ])
}

/** Whether any of the fields takes a file, so that the form around them must be `multipart`. */
export function asksForFiles(fields: readonly Field[]): boolean {
  return flatFields(fields).some(({ kind }) => kind === 'file')
}
