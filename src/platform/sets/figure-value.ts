import type { SqlSet } from './parse-set.ts'
import type { SetRow } from './run-set.ts'

export interface FigureValue {
  /** The number; a ratio is a percentage (0 to 100), null where there is nothing to divide by. */
  value: number | null
  numerator?: number
  denominator?: number
}

/** What a figure says of its rows: their count, the sum of their weights, or the share that counts. */
export function figureValue(set: Pick<SqlSet, 'kind'>, rows: readonly SetRow[]): FigureValue {
  switch (set.kind) {
    case 'count':
      return { value: rows.length }
    case 'net':
    case 'sum':
      return { value: rows.reduce((sum, row) => sum + Number(row.weight ?? 0), 0) }
    case 'ratio': {
      const numerator = rows.filter((row) => row.counted === true).length
      const denominator = rows.length
      return { value: denominator === 0 ? null : (100 * numerator) / denominator, numerator, denominator }
    }
  }
}
