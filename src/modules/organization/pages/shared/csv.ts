import { stringify } from 'csv-stringify/sync'
import { guardFormula } from '../../../../platform/text-file/index.ts'

export type CsvValue = string | number | boolean | null | undefined

/** Rows as CSV for spreadsheets: UTF-8 with a mark of it, no cell that a spreadsheet would take for a formula. */
export function toCsv<Row>(rows: readonly Row[], columns: Record<string, (row: Row) => CsvValue>): string {
  const lines = rows.map((row) => Object.values(columns).map((value) => value(row)))
  return stringify([Object.keys(columns), ...lines], {
    bom: true,
    cast: {
      string: guardFormula,
      boolean: (value) => (value ? 'yes' : 'no')
    }
  })
}

export const csvType = 'text/csv; charset=utf-8'
