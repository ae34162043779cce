import type { Columns, RowOf } from '../columns.ts'
import { wordsOf } from '../headings.ts'
import type { Fault } from './cell.ts'
import type { Table } from './find-table.ts'

/** What is wrong with a row, at its column. */
export interface RowFault extends Fault {
  column?: string
}

/** One row as it was read; where something is wrong with a cell its value is null. */
export interface ReadRow<C extends Columns> {
  line: number
  values: RowOf<C>
  faults: RowFault[]
}

/** Reads every row of a table by the columns of its list. */
export function readRows<C extends Columns>(table: Table, columns: C): ReadRow<C>[] {
  const places = new Map(table.columns.map(({ key, index }) => [key, index]))
  const kinds = Object.entries(columns).map(([key, column]) => ({
    key,
    column,
    index: places.get(key),
    choose: wordsOf(column.choices)
  }))
  return table.rows.map(({ line, cells }) => {
    const faults: RowFault[] = []
    const values: Record<string, string | number | null> = {}
    for (const { key, column, index, choose } of kinds) {
      const read = index === undefined ? { value: null } : column.read(cells[index] ?? null, choose)
      values[key] = 'fault' in read ? null : read.value
      if ('fault' in read) faults.push({ ...read.fault, column: key })
      else if (read.value === null && column.required)
        faults.push({ messageKey: 'exchange.fault.required', column: key })
    }
    return { line, values: values as RowOf<C>, faults }
  })
}
