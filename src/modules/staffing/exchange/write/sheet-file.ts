import { stringify } from 'csv-stringify/sync'
import writeWorkbook, { type SheetData, type Cell as Written } from 'write-excel-file/node'
import type { Day } from '../../../../platform/day.ts'
import { guardFormula } from '../../../../platform/text-file/index.ts'
import { workbookText } from '../../../../platform/workbook-text.ts'

export const formats = ['xlsx', 'csv'] as const
export type Format = (typeof formats)[number]

export const mimeTypes: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8'
}

/** A column of a file that is written. */
export interface WrittenColumn {
  key: string
  heading: string
  form: 'text' | 'number' | 'day' | 'choice'
}

export type WrittenRow = Record<string, string | number | null>

/** A sheet to write: a list with its headings, or plain rows of text (`columns` blank). */
export interface WrittenSheet {
  name: string
  columns: WrittenColumn[]
  rows: WrittenRow[]
}

/** A file of the sheets; a text file holds the first alone. */
export async function writeFile(format: Format, sheets: WrittenSheet[]): Promise<Buffer> {
  return format === 'csv'
    ? Buffer.from(csvOf(sheets[0] ?? { name: '', columns: [], rows: [] }))
    : workbookOf(sheets)
}

/** Days as officials write them. */
export const dayAsWritten = (day: Day): string => day.split('-').reverse().join('/')

/** UTF-8 with a mark of it; what a spreadsheet would take for a formula is marked as text. */
function csvOf({ columns, rows }: WrittenSheet): string {
  const lines = rows.map((row) =>
    columns.map(({ key, form }) => {
      const value = row[key] ?? ''
      return form === 'day' && typeof value === 'string' && value !== '' ? dayAsWritten(value) : value
    })
  )
  return stringify([columns.map(({ heading }) => heading), ...lines], {
    bom: true,
    cast: { string: guardFormula }
  })
}

function workbookOf(sheets: WrittenSheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    data: [
      columns.map(
        ({ heading }): Written => ({ value: heading, type: String, fontWeight: 'bold', wrap: true })
      ),
      ...rows.map((row) => columns.map(({ key, form }) => cellOf(row[key] ?? null, form)))
    ] as SheetData,
    columns: columns.map(({ form }) => ({ width: form === 'day' || form === 'number' ? 14 : 26 })),
    stickyRowsCount: 1
  }))
  return writeWorkbook(written).toBuffer()
}

/** Text is text, whatever it looks like: no code loses its zeros, no cell becomes a formula. */
function cellOf(value: string | number | null, form: WrittenColumn['form']): Written {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number }
  // Spreadsheets know no day before 1900.
  if (form === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value) && value >= '1900-03-01')
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
  if (form === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return { value: dayAsWritten(value), type: String, format: '@' }
  // Reading takes an apostrophe before such a sign for the mark of text that CSV needs.
  const text = value.startsWith("'") ? guardFormula(value) : value
  return { value: workbookText(text), type: String, format: '@' }
}
