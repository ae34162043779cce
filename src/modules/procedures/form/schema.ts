import type { ProblemDetail } from '../../../platform/problem.ts'

/** The part of JSON Schema 2020-12 that haicap renders as fields and checks. */
export interface FieldSchema {
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array'
  title?: string
  description?: string
  format?: Format
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  enum?: unknown[]
  const?: unknown
  oneOf?: { const: string; title: string }[]
  items?: FieldSchema
  properties?: Record<string, FieldSchema>
  required?: string[]
  allOf?: Conditional[]
}
export type FormSchema = FieldSchema

/** Fields that are asked only where others have certain values. */
export interface Conditional {
  if: FieldSchema
  then: FieldSchema
}

export const formats = ['date', 'email', 'phone', 'personal-id'] as const
export type Format = (typeof formats)[number]

/** More is no form that anybody fills in. */
const mostFields = 300
const deepest = 4
const largest = 100_000
export const mostRows = 50

const numbers = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems']
const texts = ['$schema', '$id', 'title', 'description']
/** No patterns, no references: whoever writes a form can neither stall the server nor make it fetch anything. */
const known = new Set([
  ...numbers,
  ...texts,
  ...['type', 'format', 'enum', 'oneOf', 'items', 'properties', 'required', 'allOf']
])
const types = ['string', 'number', 'integer', 'boolean', 'object', 'array']
const nameShape = /^[a-z][a-z0-9_]{0,59}$/
const unusableNames = ['constructor', 'prototype']

/**
 * What is wrong with a form: fields without a label, what haicap does not know, what would be too much. All at once;
 * nothing else reads a form that has problems.
 */
export function formProblems(schema: unknown): ProblemDetail[] {
  if (JSON.stringify(schema)?.length > largest)
    return [{ path: 'form', messageKey: 'procedures.form.check.too_large' }]
  const problems: ProblemDetail[] = []
  const seen = { fields: 0 }
  if (!isObject(schema) || schema.type !== 'object' || !isObject(schema.properties))
    return [{ path: 'form', messageKey: 'procedures.form.check.no_object' }]
  walkObject(
    schema,
    '',
    0,
    (at, key, params = {}) => {
      problems.push({
        path: 'form',
        messageKey: `procedures.form.check.${key}`,
        params: { field: at, ...params }
      })
    },
    seen
  )
  if (seen.fields > mostFields)
    problems.push({
      path: 'form',
      messageKey: 'procedures.form.check.too_many',
      params: { count: mostFields }
    })
  return problems
}

type Tell = (at: string, key: string, params?: Record<string, string | number>) => void
type Loose = Record<string, unknown>

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function walkObject(schema: Loose, at: string, depth: number, tell: Tell, seen: { fields: number }): void {
  const here = at || '/'
  for (const key of Object.keys(schema)) if (!known.has(key)) tell(here, 'unknown_keyword', { keyword: key })
  if (depth > deepest) {
    tell(here, 'too_deep')
    return
  }
  const { properties, required, allOf } = schema
  if (!isObject(properties)) {
    tell(here, 'no_fields')
    return
  }
  const names = new Set(Object.keys(properties))
  for (const [name, field] of Object.entries(properties)) walkField(name, field, at, depth, tell, seen)
  if (allOf !== undefined && !Array.isArray(allOf)) tell(here, 'bad_condition')
  for (const part of Array.isArray(allOf) ? allOf : []) walkCondition(part, names, at, depth, tell, seen)
  checkRequired(required, names, here, tell)
}

function walkField(
  name: string,
  field: unknown,
  at: string,
  depth: number,
  tell: Tell,
  seen: { fields: number }
) {
  const path = at ? `${at}.${name}` : name
  seen.fields++
  if (!nameShape.test(name) || unusableNames.includes(name)) {
    tell(path, 'bad_name')
    return
  }
  if (!isObject(field) || !types.includes(String(field.type))) {
    tell(path, 'bad_type')
    return
  }
  if (typeof field.title !== 'string' || !field.title.trim()) tell(path, 'no_label')
  if (field.type === 'object') {
    walkObject(field, path, depth + 1, tell, seen)
    return
  }
  for (const key of Object.keys(field))
    if (!known.has(key) || key === 'properties' || key === 'allOf')
      tell(path, 'unknown_keyword', { keyword: key })
  for (const key of numbers)
    if (field[key] !== undefined && !Number.isFinite(field[key])) tell(path, 'bad_number', { keyword: key })
  if (field.format !== undefined && !formats.some((format) => format === field.format))
    tell(path, 'bad_format', { formats: formats.join(', ') })
  checkChoices(field, path, tell)
  if (field.type === 'array') walkList(field, path, depth, tell, seen)
}

function walkList(field: Loose, path: string, depth: number, tell: Tell, seen: { fields: number }): void {
  if (!isObject(field.items) || field.items.type !== 'object') {
    tell(path, 'bad_list')
    return
  }
  if (Number(field.maxItems ?? 0) > mostRows) tell(path, 'too_many_rows', { count: mostRows })
  walkObject(field.items, path, depth + 1, tell, seen)
}

function checkChoices({ type, enum: values, oneOf }: Loose, path: string, tell: Tell): void {
  if (values !== undefined) {
    const sound = type === 'string' && Array.isArray(values) && values.length > 0
    if (!sound || !values.every((value) => typeof value === 'string' && value)) tell(path, 'bad_choices')
  }
  if (oneOf === undefined) return
  const choices: unknown[] = Array.isArray(oneOf) ? oneOf : []
  const labelled = choices.every(
    (one) =>
      isObject(one) &&
      typeof one.const === 'string' &&
      one.const &&
      typeof one.title === 'string' &&
      one.title
  )
  if (type !== 'string' || !choices.length || !labelled) tell(path, 'bad_choices')
}

/** `{ if: { properties: { x: { const: … } } }, then: { properties: … } }` */
function walkCondition(
  part: unknown,
  names: Set<string>,
  at: string,
  depth: number,
  tell: Tell,
  seen: { fields: number }
): void {
  const here = at || '/'
  const sound =
    isObject(part) &&
    Object.keys(part).every((key) => key === 'if' || key === 'then') &&
    isObject(part.if) &&
    isObject(part.if.properties) &&
    isObject(part.then) &&
    isObject(part.then.properties)
  if (!sound) {
    tell(here, 'bad_condition')
    return
  }
  const { properties } = part.if as { properties: Loose }
  for (const [name, wanted] of Object.entries(properties)) {
    const plain = isObject(wanted) && Object.keys(wanted).every((key) => key === 'const' || key === 'enum')
    if (!names.has(name) || !plain || !Object.keys(wanted).length) tell(here, 'bad_condition')
    if (isObject(wanted) && wanted.enum !== undefined && !Array.isArray(wanted.enum))
      tell(here, 'bad_condition')
  }
  for (const key of Object.keys(part.if as Loose))
    if (key !== 'properties' && key !== 'required') tell(here, 'bad_condition')
  const own = Object.keys((part.then as { properties: Loose }).properties)
  for (const name of own) if (names.has(name)) tell(at ? `${at}.${name}` : name, 'twice')
  walkObject(part.then as Loose, at, depth, tell, seen)
}

function checkRequired(required: unknown, names: Set<string>, here: string, tell: Tell): void {
  if (required === undefined) return
  if (!Array.isArray(required)) {
    tell(here, 'bad_required', { name: '?' })
    return
  }
  for (const name of required)
    if (!names.has(String(name))) tell(here, 'bad_required', { name: String(name) })
}
