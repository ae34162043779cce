import { CsvError, parse } from 'csv-parse/sync'
import { separatorOf } from './separator.ts'

/** One line of a table; a quoted cell may hold line breaks, so `line` is where the row begins. */
export interface CsvRow {
  line: number
  cells: string[]
}

/** Where quotation marks do not match. */
export interface Fault {
  line: number
  column: number
}

export interface CsvOptions {
  /** Takes quotation marks within a cell as they are, as in sheets that people typed. */
  relaxQuotes?: boolean
}

/** No row of ours is longer; a quotation mark that never closes would take in the whole file. */
const longestRow = 1_000_000

/**
 * The rows of a text table (RFC 4180), whose cells are told apart by commas, semicolons or tabs: what a spreadsheet
 * writes depends on the country that its computer is set to. Blank lines are rows of one blank cell.
 */
export function readCsv(
  text: string,
  { relaxQuotes = false }: CsvOptions = {}
): { rows: CsvRow[] } | { fault: Fault } {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      info: true,
      max_record_size: longestRow,
      relax_column_count: true,
      relax_quotes: relaxQuotes
    }) as unknown as { record: string[]; info: { lines: number } }[]
    let line = 1
    const rows = records.map(({ record, info }) => {
      const row = { line, cells: record }
      line = info.lines + 1
      return row
    })
    return { rows }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines, column } = error as CsvError & { lines?: number; column?: number | string }
    return { fault: { line: lines ?? 1, column: typeof column === 'number' ? column + 1 : 1 } }
  }
}
