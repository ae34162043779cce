import { askedOf, type Values } from './fields.ts'
import { isListOfTexts } from './kind.ts'
import { type FieldSchema, mostRows } from './schema.ts'

/** What a browser sends: flat names such as `children.0.name`. */
export type Posted = Readonly<Record<string, unknown>>

/**
 * The values that a posted form gives, by the schema: nothing is taken that it does not ask for. Blank fields are not there;
 * text that is no number stays text, so that the check can say it.
 */
export function valuesOf(schema: FieldSchema, posted: Posted, at = ''): Values {
  let values: Values = {}
  // A conditional part is read once what it hangs on is known, which may itself be conditional.
  for (let asked = -1, parts = askedOf(schema, values); asked !== parts.length; ) {
    asked = parts.length
    values = {}
    for (const { properties, required } of parts)
      for (const [name, field] of Object.entries(properties)) {
        const value = typedAt(field, posted, at ? `${at}.${name}` : name)
        if (value !== undefined) values[name] = value
        // So that what is missing is said at the fields within.
        else if (field.type === 'object' && required.includes(name)) values[name] = {}
      }
    parts = askedOf(schema, values)
  }
  return values
}

/** How many rows of a list were posted, blank ones included. */
export function rowsIn(posted: Posted, path: string): number {
  let rows = 0
  for (const name of Object.keys(posted)) {
    if (!name.startsWith(`${path}.`)) continue
    const index = /^(\d{1,3})(\.|$)/.exec(name.slice(path.length + 1))?.[1]
    if (index !== undefined) rows = Math.max(rows, Number(index) + 1)
  }
  return Math.min(rows, mostRows)
}

function typedAt(schema: FieldSchema, posted: Posted, path: string): unknown {
  if (schema.type === 'object') {
    const values = valuesOf(schema, posted, path)
    return Object.keys(values).length ? values : undefined
  }
  if (isListOfTexts(schema)) return textsOf(posted, path)
  if (schema.type === 'array') return listOf(schema, posted, path)
  const text = textAt(posted, path)
  if (schema.type === 'boolean') return text === 'yes' ? true : undefined
  if (!text) return undefined
  if (schema.type !== 'number' && schema.type !== 'integer') return text
  return /^-?\d{1,15}([.,]\d{1,10})?$/.test(text) ? Number(text.replace(',', '.')) : text
}

/** Rows up to the last that holds anything; a blank one between is kept, so that numbers stay those of the page. */
function listOf(schema: FieldSchema, posted: Posted, path: string): Values[] | undefined {
  const rows = Array.from({ length: rowsIn(posted, path) }, (_, index) =>
    valuesOf(schema.items ?? {}, posted, `${path}.${index}`)
  )
  const last = rows.findLastIndex((row) => Object.keys(row).length > 0)
  return last < 0 ? undefined : rows.slice(0, last + 1)
}

/** Several choices, or several files: each once, blanks left out. */
function textsOf(posted: Posted, path: string): string[] | undefined {
  const value = Object.hasOwn(posted, path) ? posted[path] : undefined
  const given = [value].flat().filter((one) => typeof one === 'string' && one.trim() !== '')
  return given.length ? [...new Set(given as string[])] : undefined
}

function textAt(posted: Posted, path: string): string {
  const value = Object.hasOwn(posted, path) ? posted[path] : undefined
  const first: unknown = Array.isArray(value) ? value[0] : value
  // A browser sends lines with carriage returns, whatever they were.
  return typeof first === 'string' ? first.trim().replaceAll('\r\n', '\n') : ''
}

/** Values as a form posts and shows them, under flat names: what `valuesOf` reads again. */
export function postedOf(values: Values, at = ''): Record<string, string | string[]> {
  const flat: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(values)) {
    const path = at ? `${at}.${name}` : name
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) flat[path] = value
    else if (typeof value === 'object' && value !== null) Object.assign(flat, postedOf(value as Values, path))
    else if (value !== undefined && value !== null && value !== false)
      flat[path] = value === true ? 'yes' : String(value)
  }
  return flat
}
