import { type FieldSchema, isUpload, oneLine } from '../form/index.ts'

/** The kinds of fields that a designer chooses from, in the order of use. */
export const kinds = [
  'text',
  'long',
  'personal_id',
  'phone',
  'email',
  'number',
  'date',
  'yes_no',
  'choice',
  'choices',
  'file',
  'files',
  'group',
  'rows'
] as const
export type Kind = (typeof kinds)[number]

/** Among these a field can be changed without becoming another field. */
export const textKinds: readonly Kind[] = ['text', 'long', 'personal_id', 'phone', 'email', 'date']

/** What bounds say of a kind: how many characters, how much, or how many at a time. */
export const boundsOf: { [kind in Kind]?: 'length' | 'value' | 'count' } = {
  text: 'length',
  long: 'length',
  number: 'value',
  choices: 'count',
  files: 'count',
  rows: 'count'
}

/** The kind of a field as its schema says it. */
export function kindOfField(schema: FieldSchema): Kind {
  const { type, format, items, enum: values, oneOf, maxLength = 0 } = schema
  if (isUpload(schema)) return type === 'array' ? 'files' : 'file'
  if (type === 'object') return 'group'
  if (type === 'array') return items?.type === 'string' ? 'choices' : 'rows'
  if (type === 'boolean') return 'yes_no'
  if (type === 'number' || type === 'integer') return 'number'
  if (values || oneOf) return 'choice'
  if (format === 'date' || format === 'email' || format === 'phone') return format
  if (format === 'personal-id') return 'personal_id'
  return maxLength > oneLine ? 'long' : 'text'
}

/** How long a text of several lines may be if nothing else is said. */
const longText = 2000

/** What a schema of a kind begins with. */
export function schemaOfKind(kind: Kind): FieldSchema {
  switch (kind) {
    case 'text':
    case 'choice':
      return { type: 'string' }
    case 'long':
      return { type: 'string', maxLength: longText }
    case 'personal_id':
      return { type: 'string', format: 'personal-id' }
    case 'phone':
    case 'email':
    case 'date':
    case 'file':
      return { type: 'string', format: kind }
    case 'number':
      return { type: 'number' }
    case 'yes_no':
      return { type: 'boolean' }
    case 'choices':
      return { type: 'array', items: { type: 'string' } }
    case 'files':
      return { type: 'array', items: { type: 'string', format: 'file' } }
    case 'group':
      return { type: 'object' }
    case 'rows':
      return { type: 'array' }
  }
}
