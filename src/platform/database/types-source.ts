import type pg from 'pg'

interface Column {
  table: string
  table_comment: string | null
  column: string
  column_comment: string | null
  type: string
  list: boolean
  required: boolean
  defaulted: boolean
  identity: '' | 'a' | 'd'
  generated: boolean
}

/** How `parsers.ts` hands each type of PostgreSQL over. */
const scalars: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Buffer',
  float4: 'number',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  json: 'Json',
  jsonb: 'Json',
  numeric: 'number',
  oid: 'number'
}
// Whatever is not above comes as text: dates and instants in ISO form, ranges, uuids, names.

const heading = `// Written by bin/haicap-types from a migrated database; never edited by hand.
import type { NAMES } from 'kysely'

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue | undefined }
/** Reads as what it holds; is written as JSON text, because \`pg\` would make an SQL array of an array. */
type Json = ColumnType<JsonValue, string, string>
`

/** The TypeScript of every table and view in a schema, with the comments that the database keeps. */
export async function typesSource(owner: pg.Client, schema: string): Promise<string> {
  const { rows } = await owner.query<Column>(columnsQuery, [schema])
  const tables = Map.groupBy(rows, (row) => row.table)
  const interfaces = [...tables].map(([table, columns]) => interfaceOf(table, columns))
  const entries = [...tables.keys()].map((table) => `  ${property(table)}: ${pascal(table)}\n`)
  const body = `${interfaces.join('\n')}\nexport interface DB {\n${entries.join('')}}\n`
  const used = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) =>
    new RegExp(`\\b${name}<`).test(heading + body)
  )
  return `${heading.replace('NAMES', used.join(', '))}\n${body}`
}

const columnsQuery = `
  select c.relname::text as table, obj_description(c.oid, 'pg_class') as table_comment,
    a.attname::text as column, col_description(c.oid, a.attnum) as column_comment,
    coalesce(nullif(e.typname, ''), b.typname, t.typname)::text as type,
    t.typcategory = 'A' as list, a.attnotnull as required, a.atthasdef as defaulted,
    a.attidentity::text as identity, a.attgenerated <> '' as generated
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type b on b.oid = t.typbasetype and t.typtype = 'd'
  left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  order by c.relname collate "C", a.attnum`

function interfaceOf(table: string, columns: Column[]): string {
  const comment = documentation(columns[0]?.table_comment, '')
  const lines = columns.map(
    (column) =>
      `${documentation(column.column_comment, '  ')}  ${property(column.column)}: ${typeOf(column)}\n`
  )
  return `${comment}export interface ${pascal(table)} {\n${lines.join('')}}\n`
}

function typeOf(column: Column): string {
  const scalar = scalars[column.type] ?? 'string'
  const base = column.list ? `${scalar}[]` : scalar
  const type = column.required ? base : `${base} | null`
  if (column.generated || column.identity === 'a') return `GeneratedAlways<${type}>`
  if (column.identity === 'd' || column.defaulted) return column.required ? `Generated<${type}>` : type
  return type
}

function documentation(comment: string | null | undefined, indent: string): string {
  return comment ? `${indent}/** ${comment.replaceAll('*/', '* /').replaceAll(/\s*\n\s*/g, ' ')} */\n` : ''
}

function property(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : JSON.stringify(name)
}

/** `area_version` is the interface `AreaVersionTable`; the ending keeps it apart from what rooms call it. */
function pascal(name: string): string {
  const words = name.split(/[^a-z0-9]+/i).filter(Boolean)
  return `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Table`
}
