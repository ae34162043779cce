import type { z } from 'zod'

const checked = new WeakMap<object, z.ZodType>()

/** Says of what a schema has made that it need not be checked by it again: the body of a request is the input of its act. */
export function noteChecked<T>(schema: z.ZodType<T>, value: T): T {
  if (typeof value === 'object' && value !== null) checked.set(value, schema)
  return value
}

/** Whether it is, unchanged, what the schema has made. */
export function isChecked<T>(schema: z.ZodType<T>, value: unknown): value is T {
  return typeof value === 'object' && value !== null && checked.get(value) === schema
}
