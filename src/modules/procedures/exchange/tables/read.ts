import { unzipSync } from 'fflate'
import { invalid } from '../../../../platform/problem.ts'
import { type CsvRow, decodeText, readCsv } from '../../../../platform/text-file/index.ts'
import { columnsOf, keyColumns, type TableName, tableOf } from './format.ts'

/** A row of a table: its cells by their headings, and its line in the file. */
export interface TableRow {
  line: number
  cells: Record<string, string>
}
export type Tables = Map<TableName, TableRow[]>

interface FileRead {
  filename: string
  data: Uint8Array
}

/** More than this is not the catalogue of a province. */
const mostFiles = 10
const largest = 50_000_000

const isZip = (data: Uint8Array) => data[0] === 0x50 && data[1] === 0x4b
const refused = (key: string, params: Record<string, string | number> = {}) =>
  invalid(`procedures.import.${key}`, params, [
    { path: 'file', messageKey: `procedures.import.${key}`, params }
  ])

/**
 * The tables of files, or of a zipped folder, told by their headings.
 * @throws invalid for what is no table of the catalogue, or is there twice
 */
export function tablesIn(files: readonly FileRead[]): Tables {
  const tables: Tables = new Map()
  for (const { filename, data } of files.flatMap(unpacked)) {
    const records = recordsIn(data, filename)
    const [headings = []] = records.map(({ cells }) => cells)
    const plain = headings.map((heading) => heading.trim().toLowerCase())
    const name = tableOf(plain)
    if (!name || !plain.includes('key') || !plain.includes('number'))
      throw refused('no_table', { file: filename })
    if (tables.has(name)) throw refused('table_twice', { file: filename })
    const unknown = plain.filter(
      (heading) => heading && ![...keyColumns, ...columnsOf[name]].some((one) => one.heading === heading)
    )
    if (unknown.length) throw refused('unknown_columns', { file: filename, columns: unknown.join(', ') })
    tables.set(
      name,
      records
        .slice(1)
        .filter(({ cells }) => cells.some((cell) => cell.trim()))
        .map(({ cells, line }) => ({
          line,
          cells: Object.fromEntries(plain.map((heading, index) => [heading, cells[index] ?? '']))
        }))
    )
  }
  if (!tables.size) throw refused('no_tables')
  return tables
}

function unpacked(file: FileRead): FileRead[] {
  if (!isZip(file.data)) return [file]
  let size = 0
  try {
    const files = unzipSync(file.data, {
      filter: ({ name, originalSize }) => {
        size += originalSize
        return size <= largest && /(^|\/)(?!\.)[^/]+\.csv$/i.test(name) && !name.startsWith('__MACOSX/')
      }
    })
    if (size > largest || Object.keys(files).length > mostFiles) throw refused('no_tables')
    return Object.entries(files).map(([filename, data]) => ({ filename, data }))
  } catch {
    throw refused('no_tables')
  }
}

function recordsIn(data: Uint8Array, file: string): CsvRow[] {
  const decoded = decodeText(data)
  const read = 'text' in decoded && readCsv(decoded.text, { relaxQuotes: true })
  if (!read || 'fault' in read) throw refused('broken_table', { file })
  return read.rows
}
