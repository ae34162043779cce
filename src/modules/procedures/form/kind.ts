import type { Field } from './fields.ts'
import type { FieldSchema } from './schema.ts'

/** Texts that may be longer than this get several lines. */
export const oneLine = 300

/** What sort of field a page shows for a schema. */
export function kindOf(schema: FieldSchema): Field['kind'] {
  const { type, format, enum: values, oneOf, maxLength = 0, items } = schema
  if (isUpload(schema)) return 'file'
  if (type === 'object') return 'group'
  if (type === 'array') return items?.type === 'string' ? 'choices' : 'list'
  if (type === 'boolean') return 'yes_no'
  if (type === 'number' || type === 'integer') return 'number'
  if (values || oneOf) return 'choice'
  if (format === 'date') return 'date'
  return maxLength > oneLine ? 'long' : 'text'
}

/** Whether a field takes a file, or several. */
export function isUpload({ type, format, items }: FieldSchema): boolean {
  return type === 'array' ? items?.format === 'file' : format === 'file'
}

/** Whether the values of a field are a list of texts: choices or files. */
export function isListOfTexts({ type, items }: FieldSchema): boolean {
  return type === 'array' && items?.type === 'string'
}

/** The choices of a field, or of a list. */
export function optionsOf({ enum: values, oneOf, items }: FieldSchema): NonNullable<Field['choices']> {
  if (items) return optionsOf(items)
  if (oneOf)
    return oneOf.map(({ const: value, title, 'x-words': words }) => ({
      value,
      text: title,
      ...(words && { words })
    }))
  return (values ?? []).map((value) => ({ value: String(value), text: String(value) }))
}
