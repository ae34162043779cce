import { invalid } from '../../../../platform/problem.ts'
import type { Columns } from '../columns.ts'
import { headingsOf } from '../headings.ts'
import { type Cell, plainText } from './cell.ts'
import type { Sheet } from './sheet.ts'

/** A list as it was found in a sheet. */
export interface Table {
  sheet: string
  /** The columns that were understood, with their heading and place. */
  columns: { key: string; heading: string; index: number }[]
  /** Headings that the list does not know. */
  ignored: string[]
  rows: { line: number; cells: Cell[] }[]
}

/** Headings stand in one of the first rows; above them there may be titles and merged cells. */
const searched = 30
const rowLimit = 20_000

/**
 * Finds the list in the first sheet that has all the columns that it needs.
 * @throws invalid that names the columns missing, those given twice, or what else is wrong
 */
export function findTable(sheets: Sheet[], columns: Columns): Table {
  const find = headingsOf(columns)
  let best: { sheet: Sheet; line: number; columns: Table['columns']; missing: string[] } | undefined
  for (const sheet of sheets) {
    for (const [line, cells] of sheet.rows.slice(0, searched).entries()) {
      const found = columnsIn(cells, find)
      if (found.length === 0) continue
      const missing = Object.keys(columns).filter(
        (key) => columns[key]?.required && !found.some((one) => one.key === key)
      )
      if (!best || missing.length < best.missing.length) best = { sheet, line, columns: found, missing }
    }
    if (best?.missing.length === 0) break
  }
  if (!sheets.some(({ rows }) => rows.some((row) => row.some((cell) => plainText(cell) !== ''))))
    throw invalid('exchange.refusal.blank')
  if (!best) throw invalid('exchange.refusal.no_headings')
  const { missing } = best
  if (missing.length)
    throw invalid(
      'exchange.refusal.missing_columns',
      {},
      missing.map((key) => ({ messageKey: `exchange.column.${key}` }))
    )
  return tableOf(best.sheet, best.line, best.columns)
}

/** Of several headings that mean one column the best counts; the others are as good as unknown. */
function columnsIn(cells: Cell[], find: ReturnType<typeof headingsOf>): Table['columns'] {
  const meant = cells.flatMap((cell, index) => {
    const heading = plainText(cell).slice(0, 200)
    const found = find(heading)
    return found ? [{ ...found, heading, index }] : []
  })
  const best = (key: string) => Math.min(...meant.filter((one) => one.key === key).map(({ rank }) => rank))
  return meant.filter(({ key, rank }) => rank === best(key))
}

function tableOf(sheet: Sheet, line: number, columns: Table['columns']): Table {
  const headings = (sheet.rows[line] ?? []).map(plainText)
  const keys = columns.map(({ key }) => key)
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
  if (twice.length)
    throw invalid(
      'exchange.refusal.column_twice',
      {},
      [...new Set(twice)].map((key) => ({ messageKey: `exchange.column.${key}` }))
    )
  const rows = sheet.rows
    .map((cells, index) => ({ line: index + 1, cells }))
    .slice(line + 1)
    .filter(({ cells, line: at }) => !isAside(cells, at === line + 2))
  if (rows.length === 0) throw invalid('exchange.refusal.no_rows')
  if (rows.length > rowLimit)
    throw invalid('exchange.refusal.too_many_rows', { count: rows.length, limit: rowLimit })
  return {
    sheet: sheet.name,
    columns: columns.map(({ key, heading, index }) => ({ key, heading, index })),
    ignored: headings.filter(
      (heading, index) => heading !== '' && !columns.some((one) => one.index === index)
    ),
    rows
  }
}

/** Blank rows, remarks (#), and below the headings the row that numbers the columns: (1) (2) (3). */
function isAside(cells: Cell[], first: boolean): boolean {
  const said = cells.map(plainText).filter((text) => text !== '')
  if (said.length === 0 || said[0]?.startsWith('#')) return true
  return first && said.length > 1 && said.every((text) => /^\(?([A-Z]|\d{1,2})\)?$/i.test(text))
}
