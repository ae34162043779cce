import type { KnownFact } from './known.ts'

/** The part of JSON Schema 2020-12 that haicap renders as fields and checks. */
export interface FieldSchema {
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array'
  /** The label, in Vietnamese. */
  title?: string
  /** What helps to fill it in, in Vietnamese. */
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
  oneOf?: Choice[]
  items?: FieldSchema
  properties?: Record<string, FieldSchema>
  required?: string[]
  allOf?: Conditional[]
  /** Label and help in other languages. */
  'x-words'?: OtherWords
  /** What the province may know already, so that nobody writes it twice. */
  'x-known'?: KnownFact
}
export type FormSchema = FieldSchema

export interface Choice {
  const: string
  title: string
  'x-words'?: OtherWords
}

export const otherLanguages = ['en', 'de'] as const
export type OtherWords = {
  [language in (typeof otherLanguages)[number]]?: { title?: string; description?: string }
}

/** Fields that are asked only where others have certain values. */
export interface Conditional {
  if: FieldSchema
  then: FieldSchema
}

export const formats = ['date', 'email', 'phone', 'personal-id', 'file'] as const
export type Format = (typeof formats)[number]

/** More rows, files or choices at a time are no form that anybody fills in. */
export const mostRows = 50

export type Loose = Record<string, unknown>

export function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
