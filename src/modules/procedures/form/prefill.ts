import { type Field, fieldsOf, flatFields, type Values } from './fields.ts'
import type { Known } from './known.ts'
import type { FieldSchema } from './schema.ts'
import { type Posted, valuesOf } from './values.ts'

/**
 * A posted form, or a blank one, filled in from what the province knows. A field that was shown is left as it was
 * typed, even when it was left blank.
 */
export function filledIn(schema: FieldSchema, posted: Posted, known: Known): Posted {
  const fields = flatFields(fieldsOf(schema, valuesOf(schema, posted)))
  const more = fields.flatMap((field): [string, string][] => {
    const value = knownFor(field, known)
    return value === undefined || Object.hasOwn(posted, field.path) ? [] : [[field.path, value]]
  })
  return more.length ? { ...posted, ...Object.fromEntries(more) } : posted
}

/** The values with which a form begins for somebody of whom this is known. */
export function prefilled(schema: FieldSchema, known: Known): Values {
  return valuesOf(schema, filledIn(schema, {}, known))
}

/** What is known for a field; undefined: nothing, or the field does not ask. */
export function knownFor({ known: fact }: Field, known: Known): string | undefined {
  return fact && known[fact]?.trim() ? known[fact] : undefined
}
