import type { T } from '../../../../platform/i18n/index.ts'
import { columnsOf, type ListId, type RowOutcome } from '../lists/index.ts'
import { type Cell, plainText } from '../read/cell.ts'
import { findTable } from '../read/find-table.ts'
import type { RowFault } from '../read/rows.ts'
import { readSheets } from '../read/sheet.ts'
import { writeFile } from './sheet-file.ts'

/** The rows in error as they were sent, each with its line and what is wrong, to be mended and sent again. */
export async function errorFile(
  list: ListId,
  data: Uint8Array,
  outcomes: RowOutcome[],
  t: T
): Promise<Buffer> {
  const table = findTable(await readSheets(data), columnsOf(list))
  const faults = new Map(
    outcomes.filter(({ state }) => state === 'error').map((one) => [one.line, one.faults])
  )
  const columns = [
    { key: 'line', heading: t('exchange.result.line'), form: 'number' as const },
    { key: 'what', heading: t('exchange.result.what'), form: 'text' as const },
    ...table.columns.map(({ key, heading }) => ({ key: `cell_${key}`, heading, form: 'text' as const }))
  ]
  const rows = table.rows.flatMap(({ line, cells }) => {
    const wrong = faults.get(line)
    if (!wrong) return []
    const sent = table.columns.map(({ key, index }) => [`cell_${key}`, textOf(cells[index] ?? null)])
    return [{ line, what: wrong.map((fault) => sayFault(fault, t)).join(' '), ...Object.fromEntries(sent) }]
  })
  return writeFile('csv', [{ name: '', columns, rows }])
}

/** What is wrong, after the name of its column. */
export function sayFault({ column, messageKey, params }: RowFault, t: T): string {
  const said = t(messageKey, params)
  return column ? t('exchange.result.in_column', { column: t(`exchange.column.${column}`), said }) : said
}

/** Huge cells are cut: they are in error anyway. */
function textOf(cell: Cell): string {
  return plainText(cell).slice(0, 1000)
}
