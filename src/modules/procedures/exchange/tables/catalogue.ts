import type { Snapshot } from '../../../../platform/database/index.ts'
import type { T } from '../../../../platform/i18n/index.ts'
import { invalid, type ProblemDetail } from '../../../../platform/problem.ts'
import { inputDetails } from '../../../../platform/record/index.ts'
import { type Catalogue, catalogueFormat, catalogueSchema } from '../../catalogue.ts'
import { parts } from '../../content.ts'
import { type Version, versionsByKey } from '../../store/read-versions.ts'
import { versionInFile } from '../export.ts'
import { valueIn } from './cells.ts'
import { columnsOf, keyColumns, type TableName } from './format.ts'
import type { TableRow, Tables } from './read.ts'

type Loose = Record<string, unknown>
/** A version of a table: its rows, table by table. */
type Rows = Partial<Record<TableName, TableRow[]>>

/**
 * The catalogue that tables give. What they do not hold stays as the register has it: forms, and the tables that were
 * not given, from the version of the same number or else the one before.
 * @throws invalid with every mistake at its table and line
 */
export async function catalogueOf(tx: Snapshot, tables: Tables, t: T): Promise<Catalogue> {
  const byKey = groupRows(tables)
  const known = await versionsByKey(tx, [...byKey.keys()])
  const problems: ProblemDetail[] = []
  const tell = (table: TableName, line: number, said: string) => {
    const params = { table, line, said }
    problems.push({ path: 'file', messageKey: 'procedures.import.in_table', params })
  }
  const entries = [...byKey].map(([key, versions]) => ({
    key,
    versions: [...versions].map(([number, rows]) => ({
      rows,
      document: versionOf(tables, rows, number, known.get(key) ?? [])
    }))
  }))
  for (const { rows, document } of entries.flatMap(({ versions }) => versions)) {
    const [table, of] = Object.entries(rows)[0] as [TableName, TableRow[]]
    if (!document) tell(table, of[0]?.line ?? 0, t('procedures.import.no_facts'))
    const again = rows.procedures?.[1]
    if (again) tell('procedures', again.line, t('procedures.input.number_twice'))
  }
  if (problems.length) throw refused(problems)
  const procedures = entries.map(({ key, versions }) => ({
    key,
    versions: versions.map(({ document }) => document)
  }))
  const parsed = catalogueSchema.safeParse({ format: catalogueFormat, procedures })
  if (parsed.success) return parsed.data
  for (const { path = '', messageKey, params } of parsed.error.issues.flatMap((issue) =>
    inputDetails(issue)
  )) {
    const [, procedure, , version, part, row] = path.split('.')
    const rows = entries[Number(procedure)]?.versions[Number(version)]?.rows ?? {}
    const table = parts.find((one) => one === part) ?? 'procedures'
    const [any] = Object.values(rows).flat()
    const line = (rows[table]?.[table === 'procedures' ? 0 : Number(row)] ?? any)?.line ?? 0
    const column = headingAt(table, path)
    const said = t(messageKey, params)
    tell(table, line, column ? t('procedures.import.in_column', { column, said }) : said)
  }
  throw refused(problems)
}

function refused(problems: ProblemDetail[]) {
  return invalid('procedures.import.refused', { count: problems.length }, problems)
}

/** The heading of the cell at fault; of a missing name it is that of the Vietnamese one. */
function headingAt(table: TableName, path: string): string | undefined {
  const columns = [...keyColumns, ...columnsOf[table]]
  const last = path.split('.').at(-1)
  const column =
    columns.find((one) => path.endsWith(`.${one.path}`)) ??
    columns.find((one) => one.path.startsWith(`${last}.`))
  return column?.heading
}

/** The rows of each version of each procedure, in the order of the file. */
function groupRows(tables: Tables): Map<string, Map<number | string, Rows>> {
  const byKey = new Map<string, Map<number | string, Rows>>()
  for (const [table, rows] of tables)
    for (const row of rows) {
      const key = String(valueIn(row.cells.key ?? '', 'text') ?? '')
      const number = (valueIn(row.cells.number ?? '', 'whole') ?? '') as number | string
      const versions = byKey.get(key) ?? new Map<number | string, Rows>()
      const of = versions.get(number) ?? {}
      byKey.set(key, versions.set(number, { ...of, [table]: [...(of[table] ?? []), row] }))
    }
  return byKey
}

/** A version as the catalogue's file has it; undefined when nothing tells its facts. */
function versionOf(
  tables: Tables,
  rows: Rows,
  number: number | string,
  known: readonly Version[]
): Loose | undefined {
  const same = known.find((version) => version.number === number)
  const base = same ?? known.find((one) => one.number < Number(number) && one.discarded === null)
  const [facts] = rows.procedures ?? []
  const before = base && versionInFile(base)
  if (!facts && !same) return undefined
  const version: Loose = facts
    ? { ...objectOf('procedures', facts), ...(before?.form && { form: before.form }) }
    : { ...before }
  for (const part of parts)
    version[part] = tables.has(part)
      ? (rows[part] ?? []).map((row) => objectOf(part, row))
      : (before?.[part] ?? [])
  return { ...version, number }
}

/** A row as an object; blank cells are not there. */
function objectOf(table: TableName, { cells }: TableRow): Loose {
  const made: Loose = {}
  for (const { heading, path, kind } of columnsOf[table]) {
    const value = valueIn(cells[heading] ?? '', kind)
    if (value !== undefined) put(made, path.split('.'), value)
  }
  return made
}

function put(into: Loose, [step = '', ...rest]: string[], value: unknown): void {
  if (!rest.length) {
    into[step] = value
    return
  }
  const inner = (into[step] ?? {}) as Loose
  into[step] = inner
  put(inner, rest, value)
}
