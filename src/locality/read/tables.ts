import { z } from 'zod'
import {
  camelCased,
  checkValue,
  listIn,
  numberIn,
  type Place,
  type Problems,
  readCsv,
  snakeName,
  tableOf,
  yesNoIn
} from '../../modules/changeover/index.ts'
import { rowSchemas } from './schemas.ts'

export type TableName = keyof typeof rowSchemas

export const requiredTables: TableName[] = ['kinds', 'areas']
export const tableNames = Object.keys(rowSchemas) as TableName[]

type Convert = (cell: string, column: string, at: Place, problems: Problems) => unknown

/** How a cell becomes what its column holds; text stays as it is. */
const conversions: Record<string, Convert> = { array: listIn, number: numberIn, boolean: yesNoIn }

/** A row that is sound in itself, and where its cells stand. */
export interface Read<T> {
  row: T
  placeOf(key: string): Place
}

/** Reads a table of the locality. Rows with problems are left out. */
export function readRows<T>(name: TableName, input: Uint8Array, problems: Problems): Read<T>[] {
  const file = `${name}.csv`
  const rows = readCsv(input, file, problems)
  if (!rows) return []
  const schema = rowSchemas[name]
  const columns = Object.entries(schema.shape)
  const required = columns.filter(([, type]) => !type.isOptional()).map(([column]) => column)
  const optional = columns.map(([column]) => column).filter((column) => !required.includes(column))
  const table = tableOf(rows, { required, optional }, file, problems)
  return table.rows.flatMap(({ line, cells }) => {
    const placeOf = (key: string): Place => ({
      file,
      line,
      column: Math.max(1, table.columns.indexOf(snakeName(key).split('.')[0] ?? '') + 1)
    })
    const values = Object.entries(cells).map(([column, cell]) => {
      const convert = conversions[typeOf(schema.shape, column)]
      return [column, convert ? convert(cell, column, placeOf(column), problems) : cell]
    })
    // Columns that do not exist are told of once, at the header.
    const known = values.filter(([column]) => Object.hasOwn(schema.shape, String(column)))
    const row = checkValue(schema, Object.fromEntries(known), placeOf, problems)
    return row ? [{ row: camelCased(row) as T, placeOf }] : []
  })
}

function typeOf(shape: Record<string, z.ZodType>, column: string): string {
  const type = Object.hasOwn(shape, column) ? shape[column] : undefined
  return (type instanceof z.ZodOptional ? type.unwrap() : type)?._zod.def.type ?? 'string'
}
