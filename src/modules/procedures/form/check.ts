import type { ProblemDetail } from '../../../platform/problem.ts'
import { checkField } from './check-field.ts'
import { isObject, type Loose, mostRows } from './schema.ts'

/** More is no form that anybody fills in. */
const mostFields = 300
const deepest = 4
const largest = 100_000

const numbers = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems']
const texts = ['$schema', '$id', 'title', 'description']
/** No patterns, no references: whoever writes a form can neither stall the server nor make it fetch anything. */
const known = new Set([
  ...numbers,
  ...texts,
  ...['type', 'format', 'enum', 'oneOf', 'items', 'properties', 'required', 'allOf', 'x-words', 'x-known']
])
const types = ['string', 'number', 'integer', 'boolean', 'object', 'array']
const nameShape = /^[a-z][a-z0-9_]{0,59}$/
const unusableNames = ['constructor', 'prototype']

export type Tell = (at: string, key: string, params?: Record<string, string | number>) => void

/** What is read along the way, so that no form is read twice. */
interface Walk {
  tell: Tell
  fields: number
}
/** Where in a form: its path, how deep, and whether within rows. */
interface Place {
  at: string
  depth: number
  inRows: boolean
}

/**
 * What is wrong with a form: fields without a label, what haicap does not know, what would be too much. All at once;
 * nothing else reads a form that has problems.
 */
export function formProblems(schema: unknown): ProblemDetail[] {
  if (JSON.stringify(schema)?.length > largest)
    return [{ path: 'form', messageKey: 'procedures.form.check.too_large' }]
  const problems: ProblemDetail[] = []
  if (!isObject(schema) || schema.type !== 'object' || !isObject(schema.properties))
    return [{ path: 'form', messageKey: 'procedures.form.check.no_object' }]
  const walk: Walk = {
    fields: 0,
    tell(at, key, params = {}) {
      problems.push({
        path: 'form',
        messageKey: `procedures.form.check.${key}`,
        params: { field: at, ...params }
      })
    }
  }
  walkObject(schema, { at: '', depth: 0, inRows: false }, walk)
  if (walk.fields > mostFields)
    problems.push({
      path: 'form',
      messageKey: 'procedures.form.check.too_many',
      params: { count: mostFields }
    })
  return problems
}

/** Problems that a form may have while it is being designed: it can be shown all the same. */
export function isUnfinished({ messageKey }: ProblemDetail): boolean {
  return ['no_label', 'empty', 'bad_answer'].some((key) => messageKey === `procedures.form.check.${key}`)
}

/** @returns the names of all fields, those of conditional parts too */
function walkObject(schema: Loose, place: Place, walk: Walk): string[] {
  const { at, depth } = place
  const { tell } = walk
  const here = at || '/'
  for (const key of Object.keys(schema)) if (!known.has(key)) tell(here, 'unknown_keyword', { keyword: key })
  if (depth > deepest) {
    tell(here, 'too_deep')
    return []
  }
  const { properties, required, allOf } = schema
  if (!isObject(properties)) {
    tell(here, 'no_fields')
    return []
  }
  const names = Object.keys(properties)
  if (!names.length) tell(here, 'empty')
  for (const [name, field] of Object.entries(properties)) walkField(name, field, place, walk)
  if (allOf !== undefined && !Array.isArray(allOf)) tell(here, 'bad_condition')
  const all = [...names]
  for (const part of Array.isArray(allOf) ? allOf : []) {
    const more = walkCondition(part, properties, place, walk)
    for (const name of more) if (all.includes(name)) tell(at ? `${at}.${name}` : name, 'twice')
    all.push(...more)
  }
  checkRequired(required, new Set(names), here, tell)
  return all
}

function walkField(name: string, field: unknown, place: Place, walk: Walk): void {
  const { tell } = walk
  const path = place.at ? `${place.at}.${name}` : name
  walk.fields++
  if (!nameShape.test(name) || unusableNames.includes(name)) {
    tell(path, 'bad_name')
    return
  }
  if (!isObject(field) || !types.includes(String(field.type))) {
    tell(path, 'bad_type')
    return
  }
  if (typeof field.title !== 'string' || !field.title.trim()) tell(path, 'no_label')
  checkField(field, path, place.inRows, tell)
  if (field.type === 'object') {
    walkObject(field, { at: path, depth: place.depth + 1, inRows: place.inRows }, walk)
    return
  }
  for (const key of Object.keys(field))
    if (!known.has(key) || key === 'properties' || key === 'allOf')
      tell(path, 'unknown_keyword', { keyword: key })
  for (const key of numbers)
    if (field[key] !== undefined && !Number.isFinite(field[key])) tell(path, 'bad_number', { keyword: key })
  if (field.type === 'array') walkList(field, path, place, walk)
}

/** Rows of fields, several choices, or several files. */
function walkList(field: Loose, path: string, { depth }: Place, walk: Walk): void {
  const { items } = field
  if (Number(field.maxItems ?? 0) > mostRows) walk.tell(path, 'too_many_rows', { count: mostRows })
  if (isObject(items) && items.type === 'object') {
    walkObject(items, { at: path, depth: depth + 1, inRows: true }, walk)
    return
  }
  const plain = isObject(items) && Object.keys(items).every((key) => itemKeys.includes(key))
  const chosen = isObject(items) && (items.enum !== undefined || items.oneOf !== undefined)
  if (!plain || items.type !== 'string' || (items.format === 'file') === chosen) walk.tell(path, 'bad_list')
  else checkField(items, path, false, walk.tell)
}

const itemKeys = ['type', 'format', 'enum', 'oneOf']

/** `{ if: { properties: { x: { const: … } } }, then: { properties: … } }` */
function walkCondition(part: unknown, fields: Loose, place: Place, walk: Walk): string[] {
  const { tell } = walk
  const here = place.at || '/'
  const sound =
    isObject(part) &&
    Object.keys(part).every((key) => key === 'if' || key === 'then') &&
    isObject(part.if) &&
    isObject(part.if.properties) &&
    isObject(part.then) &&
    isObject(part.then.properties)
  if (!sound) {
    tell(here, 'bad_condition')
    return []
  }
  const { properties } = part.if as { properties: Loose }
  for (const [name, wanted] of Object.entries(properties)) {
    const plain = isObject(wanted) && Object.keys(wanted).every((key) => key === 'const' || key === 'enum')
    const known = Object.hasOwn(fields, name)
    if (!known || !plain || !Object.keys(wanted).length) tell(here, 'bad_condition')
    else if (wanted.enum !== undefined && !Array.isArray(wanted.enum)) tell(here, 'bad_condition')
    else if (!areAnswers(wanted, fields[name])) tell(place.at ? `${place.at}.${name}` : name, 'bad_answer')
  }
  if (!Object.keys(properties).length) tell(here, 'bad_condition')
  for (const key of Object.keys(part.if as Loose))
    if (key !== 'properties' && key !== 'required') tell(here, 'bad_condition')
  return walkObject(part.then as Loose, place, walk)
}

/** Whether a field has the answers for which a condition waits; what can be anything may be anything. */
function areAnswers({ const: one, enum: several }: Loose, field: unknown): boolean {
  const { enum: values, oneOf } = isObject(field) ? field : {}
  const choices = Array.isArray(oneOf) ? oneOf.map((choice) => isObject(choice) && choice.const) : values
  if (!Array.isArray(choices)) return true
  const wanted = [...(one === undefined ? [] : [one]), ...(Array.isArray(several) ? several : [])]
  return wanted.every((value) => choices.includes(value))
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
