import {
  type Column,
  camel,
  type FileProblem,
  located,
  type Place,
  pathInFile,
  problemAt,
  readTable
} from '../../modules/changeover/index.ts'
import { inputDetails, unusableText } from '../../platform/record/index.ts'
import { rowSchemas } from './schemas.ts'

export type TableName = keyof typeof rowSchemas

export const requiredTables: TableName[] = ['kinds', 'areas']
export const tableNames = Object.keys(rowSchemas) as TableName[]

/** Columns that are not text; all others are. */
const sorts: Record<string, Column['sort']> = {
  abbreviations: 'list',
  functions: 'list',
  other_names: 'list',
  organization_kind: 'list',
  demonstration: 'yes',
  min: 'number',
  max: 'number',
  average_max: 'number',
  area_km2: 'number',
  population: 'number',
  lat: 'number',
  lon: 'number'
}

/** A row that is sound in itself, and where its cells stand. */
export interface Read<T> {
  row: T
  placeOf(key: string): Place
}

/** Reads a table of the locality; problems name file, line, column. */
export function readRows<T>(name: TableName, text: string, problems: FileProblem[]): Read<T>[] {
  const file = `${name}.csv`
  const schema = rowSchemas[name]
  const columns = Object.entries(schema.shape).map(([key, type]): Column => {
    const column = pathInFile(key)
    // A template makes one kind of body; a norm may count several together.
    const sort = name === 'templates' && key === 'organizationKind' ? 'text' : (sorts[column] ?? 'text')
    return { name: column, sort, required: !type.isOptional() }
  })
  const table = readTable(text, file, columns)
  problems.push(...table.problems)
  for (const [note, { line }] of table.notes) problems.push(problemAt({ file, line, column: 1 }, 'plan-format.unknown_note', { name: note }))
  return table.rows.flatMap((row) => {
    const placeOf = (key: string) => ({ file, line: row.line, column: row.cells.get(pathInFile(key).split('.')[0] ?? '')?.column ?? 1 })
    const raw = Object.fromEntries([...row.cells].map(([column, { value }]) => [camel(column), value]))
    const parsed = schema.safeParse(raw)
    const found = [...unusableText(raw), ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => inputDetails(issue)))]
    problems.push(...found.map((detail) => ({ ...located(detail, placeOf, file), path: file })))
    return parsed.success && !found.length ? [{ row: parsed.data as T, placeOf }] : []
  })
}
