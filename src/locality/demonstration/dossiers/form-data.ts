import type { Day } from '../../../platform/day.ts'
import type { Random } from '../random.ts'
import { type Applicant, type ApplicantMaker, birthday } from './applicants.ts'
import type { Place } from './types.ts'
import { answers, otherwise } from './words.ts'

interface Schema {
  type?: string
  title?: string
  format?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: string[]
  oneOf?: { const: string }[]
  allOf?: { if: Schema; then: Schema }[]
  const?: unknown
  minimum?: number
  maximum?: number
  maxLength?: number
  'x-known'?: string
}

export interface Filling {
  applicant: Applicant
  place: Place
  makers: ApplicantMaker
  random: Random
  day: Day
}

/** Fills in the form of a version as its applicant would; an empty object when it has none. */
export function formData(form: unknown, filling: Filling): Record<string, unknown> {
  const schema = form as Schema | undefined
  return schema?.type === 'object' ? objectOf(schema, filling) : {}
}

function objectOf(schema: Schema, filling: Filling): Record<string, unknown> {
  // Who a part speaks of is another person, unless its fields say that it is the applicant.
  const own = filling.makers.person(filling.place, filling.random)
  const filled = filledIn(schema, filling, own)
  for (const { if: condition, then } of schema.allOf ?? [])
    if (holds(condition, filled)) Object.assign(filled, filledIn(then, filling, own))
  return filled
}

function filledIn(schema: Schema, filling: Filling, own: Applicant): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    const needed = schema.required?.includes(key) ?? false
    if (!needed && (field.format === 'email' || field.format === 'file' || filling.random.next() < 0.3))
      continue
    given[key] = filledWith(field, filling, own)
  }
  return given
}

function holds({ properties = {}, required = [] }: Schema, data: Record<string, unknown>): boolean {
  return (
    required.every((key) => data[key] !== undefined) &&
    Object.entries(properties).every(
      ([key, { const: wanted }]) => wanted === undefined || data[key] === wanted
    )
  )
}

function filledWith(field: Schema, filling: Filling, own: Applicant): unknown {
  const { random } = filling
  switch (field.type) {
    case 'object':
      return objectOf(field, filling)
    case 'array':
      return [filledWith(field.items ?? {}, filling, own)]
    case 'boolean':
      return random.next() < 0.5
    case 'integer':
    case 'number': {
      const least = field.minimum ?? 0
      return field.maximum === undefined
        ? least + random.between(1, 40) * 5_000_000
        : random.between(least, Math.min(field.maximum, least + 3))
    }
    default:
      return textOf(field, filling, own)
  }
}

function textOf(field: Schema, filling: Filling, own: Applicant): string {
  const { random, applicant, place, day } = filling
  const choices = field.enum ?? field.oneOf?.map((one) => one.const)
  if (choices?.length) return random.next() < 0.75 ? (choices[0] ?? '') : random.pick(choices)
  const label = field.title ?? ''
  const who = field['x-known']?.startsWith('applicant.') ? applicant : own
  if (field.format === 'date')
    return (/sinh/i.test(label) && who.birthDate) || birthday(day, random.between(1, 9), random)
  if (field.format === 'personal-id') return who.number
  if (field.format === 'phone') return applicant.phone
  if (field.format === 'email') return 'khong-co@example.invalid'
  const said = /họ|tên (người|chủ)/i.test(label)
    ? who.name
    : /dân tộc/i.test(label)
      ? who.ethnicity
      : /nơi|địa chỉ|quê|trụ sở/i.test(label)
        ? who.address
        : random.pick(answers.find(([words]) => words.test(label))?.[1] ?? otherwise)
  return said.slice(0, field.maxLength ?? said.length) || place.name
}
