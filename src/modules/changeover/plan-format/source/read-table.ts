import { CsvError, parse } from 'csv-parse/sync'
import { type FileProblem, problemAt } from './problems.ts'

export interface Column {
  name: string
  sort?: 'text' | 'number' | 'yes' | 'list'
  required?: boolean
}

export interface Cell {
  value: unknown
  column: number
}

/** A line of a table: the cells that are not blank. */
export interface Row {
  line: number
  cells: Map<string, Cell>
}

export interface Table {
  rows: Row[]
  /** Lines `#name,value` above the header. */
  notes: Map<string, { value: string; line: number }>
  problems: FileProblem[]
}

/**
 * Reads CSV with a header into rows whose cells are converted as their columns say; a number or yes/no that
 * is none stays text, for the check that follows. Errors: unknown, missing or doubled columns, cells too many,
 * quotes that never close.
 */
export function readTable(text: string, file: string, columns: Column[]): Table {
  const table: Table = { rows: [], notes: new Map(), problems: [] }
  const lines = readLines(text, file, table.problems)
  let header: string[] | undefined
  for (const { cells, line } of lines) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const first = cells[0]?.trim() ?? ''
    if (header) table.rows.push(rowOf(cells, line, header, columns, file, table.problems))
    else if (first.startsWith('#')) table.notes.set(first.slice(1), { value: cells[1]?.trim() ?? '', line })
    else header = headerOf(cells, line, columns, file, table.problems)
  }
  if (!header && !table.problems.length)
    table.problems.push(problemAt({ file, line: 1, column: 1 }, 'plan-format.no_header'))
  return table
}

function readLines(text: string, file: string, problems: FileProblem[]): { cells: string[]; line: number }[] {
  try {
    const found = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: false
    }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    // csv-parse tells the last line of a record; a quoted cell may hold several.
    return found.map(({ record, info }) => {
      const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
      return { cells: record, line: info.lines - breaks }
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const place = { file, line: Number(error.lines ?? 1), column: Number(error.column ?? 0) + 1 || 1 }
    problems.push(problemAt(place, 'plan-format.csv_quotes'))
    return []
  }
}

function headerOf(
  cells: string[],
  line: number,
  columns: Column[],
  file: string,
  problems: FileProblem[]
): string[] {
  const names = cells.map((cell) => cell.trim())
  const problem = (at: number, key: string, params: Record<string, string>) =>
    problems.push(problemAt({ file, line, column: at + 1 }, key, params))
  if (names.length === 1 && names[0]?.includes(';')) {
    problem(0, 'plan-format.separator', {})
    return names
  }
  names.forEach((name, at) => {
    if (!columns.some((column) => column.name === name))
      problem(at, 'plan-format.unknown_column', {
        name,
        known: columns.map((column) => column.name).join(', ')
      })
    else if (names.indexOf(name) < at) problem(at, 'plan-format.column_twice', { name })
  })
  for (const { name, required } of columns)
    if (required && !names.includes(name)) problem(0, 'plan-format.missing_column', { name })
  return names
}

function rowOf(
  cells: string[],
  line: number,
  header: string[],
  columns: Column[],
  file: string,
  problems: FileProblem[]
): Row {
  if (cells.length > header.length)
    problems.push(
      problemAt({ file, line, column: header.length + 1 }, 'plan-format.cells_too_many', {
        expected: header.length,
        found: cells.length
      })
    )
  const row: Row = { line, cells: new Map() }
  header.forEach((name, at) => {
    const text = cells[at]?.trim()
    const column = columns.find((known) => known.name === name)
    if (text && column) row.cells.set(name, { value: convert(text, column.sort), column: at + 1 })
  })
  return row
}

const yesAndNo = new Map([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false]
])

function convert(text: string, sort: Column['sort']): unknown {
  if (sort === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  if (sort === 'yes') return yesAndNo.get(text.toLowerCase()) ?? text
  if (sort === 'list')
    return text
      .split(';')
      .map((item) => item.trim())
      .filter(Boolean)
  return text
}
