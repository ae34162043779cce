import type { Day } from '../../../platform/day.ts'
import {
  type Cell,
  plainText,
  type Reading,
  readCode,
  readDay,
  readDigits,
  readText,
  readWhole
} from './read/cell.ts'

/** A column that a list knows. Its names are messages `exchange.column.<key>` in every language, and `aliases`. */
export interface Column<V> {
  required: boolean
  /** How spreadsheets write it. */
  form: 'text' | 'number' | 'day' | 'choice'
  choices: readonly string[]
  read(cell: Cell, choice: (text: string) => string | undefined): Reading<V>
  /** What stands in the example of the template; '': what the message `exchange.example.<key>` says. */
  example: string
}

export type Columns = Record<string, Column<string> | Column<number>>

/** The values of one row, null where its cell is blank. */
export type RowOf<C extends Columns> = {
  [K in keyof C]: C[K] extends Column<infer V> ? V | null : never
}

const base = { required: false, choices: [], form: 'text' as const }

export const text = (max: number, example: string): Column<string> => ({
  ...base,
  example,
  read: (cell) => readText(cell, max)
})

export const code = (max: number, example: string): Column<string> => ({
  ...base,
  example,
  read: (cell) => readCode(cell, max)
})

export const digits = (count: number, example: string): Column<string> => ({
  ...base,
  example,
  read: (cell) => readDigits(cell, count)
})

export const day = (example: Day): Column<Day> => ({ ...base, form: 'day', example, read: readDay })

export const whole = (max: number, example: string): Column<number> => ({
  ...base,
  form: 'number',
  example,
  read: (cell) => readWhole(cell, max)
})

/** One of a few: a code of ours, or its words in any language. */
export const choice = (choices: readonly string[], example: string): Column<string> => ({
  ...base,
  form: 'choice',
  choices,
  example,
  read(cell, find) {
    const said = plainText(cell)
    if (said === '') return { value: null }
    const found = find(said)
    if (found !== undefined) return { value: found }
    return { fault: { messageKey: 'exchange.fault.not_one_of', params: { text: said.slice(0, 60) } } }
  }
})

/** Every row must say it. */
export function required<V>(column: Column<V>): Column<V> {
  return { ...column, required: true }
}
