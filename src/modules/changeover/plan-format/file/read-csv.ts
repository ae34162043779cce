import { type CsvRow, readCsv as readTable, unguardFormula } from '../../../../platform/text-file/index.ts'
import { type Problems, quoted } from './problems.ts'
import { readText } from './read-text.ts'

export type { CsvRow } from '../../../../platform/text-file/index.ts'

/**
 * Reads a text table, whatever stands between its cells. Empty lines are left out.
 * Out: undefined when quotes do not match; the problem names the line.
 */
export function readCsv(input: string | Uint8Array, file: string, problems: Problems): CsvRow[] | undefined {
  const text = readText(input, file, problems)
  if (text === undefined) return undefined
  const read = readTable(text)
  if ('rows' in read) return read.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  problems.add({ file, ...read.fault }, 'plan-format.quotes')
  return undefined
}

/** A table with a header row: each row as column -> text, blanks left out. */
export interface CsvTable {
  columns: string[]
  rows: TableRow[]
}

export interface TableRow {
  line: number
  cells: Record<string, string>
}

export interface Columns {
  required: readonly string[]
  optional: readonly string[]
}

/**
 * Finds the header in the first of `rows` and names the cells. Problems: a column unknown, missing or said twice,
 * a row with more cells than the header. Order of the columns is free.
 */
export function tableOf(rows: CsvRow[], columns: Columns, file: string, problems: Problems): CsvTable {
  const [header, ...body] = rows
  if (!header) {
    problems.add({ file, line: 1, column: 1 }, 'plan-format.no_header')
    return { columns: [], rows: [] }
  }
  const names = header.cells.map((cell) => cell.trim())
  while (names.at(-1) === '') names.pop() // spreadsheets leave empty columns behind
  const known = [...columns.required, ...columns.optional]
  names.forEach((name, at) => {
    const place = { file, line: header.line, column: at + 1 }
    if (isForPeople(name, known)) return
    if (!known.includes(name)) problems.add(place, 'plan-format.unknown_column', { column: quoted(name) })
    else if (names.indexOf(name) < at) problems.add(place, 'plan-format.duplicate_column', { column: name })
  })
  for (const name of columns.required)
    if (!names.includes(name))
      problems.add({ file, line: header.line, column: 1 }, 'plan-format.missing_column', { column: name })
  return { columns: names, rows: body.map((row) => named(row, names, file, problems)) }
}

/** `kind_words` says `kind` in words, as exported tables do: nothing reads it. */
function isForPeople(name: string, known: string[]): boolean {
  return name.endsWith('_words') && known.includes(name.slice(0, -'_words'.length))
}

function named(row: CsvRow, names: string[], file: string, problems: Problems): TableRow {
  const extra = row.cells.findIndex((cell, at) => at >= names.length && cell.trim() !== '')
  if (extra >= 0) {
    const place = { file, line: row.line, column: extra + 1 }
    const found = quoted(row.cells[extra])
    problems.add(place, 'plan-format.extra_cell', { found, columns: names.length })
  }
  const cells: Record<string, string> = {}
  names.forEach((name, at) => {
    const cell = unguardFormula((row.cells[at] ?? '').trim())
    if (cell !== '' && !(name in cells)) cells[name] = cell
  })
  return { line: row.line, cells }
}
