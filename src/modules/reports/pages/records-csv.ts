import { stringify } from 'csv-stringify/sync'
import type { SetRow } from '../../../platform/sets/index.ts'
import { guardFormula } from '../../../platform/text-file/index.ts'

const first = ['kind', 'id', 'code', 'label', 'weight', 'counted']

/** Records as CSV for spreadsheets: UTF-8 with a mark of it, no cell that a spreadsheet takes for a formula. */
export function recordsToCsv(records: readonly SetRow[]): string {
  const given = new Set(records.flatMap((row) => Object.keys(row)))
  const columns = [
    ...first.filter((name) => given.has(name)),
    ...[...given].filter((name) => !first.includes(name))
  ]
  return stringify([...records], {
    header: true,
    bom: true,
    columns: columns.length ? columns : first.slice(0, 4),
    cast: {
      // Only what people wrote can be a formula; -1 of a net figure is a number.
      string: (value, { header }) => (header ? value : guardFormula(value)),
      boolean: (value) => (value ? 'yes' : 'no')
    }
  })
}
