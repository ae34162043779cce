import { type Place, type Problems, quoted } from './problems.ts'

/** Several values in one cell stand apart by semicolons. */
export function listIn(cell: string): string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/**
 * A number with a decimal point, or a comma, as Vietnamese spreadsheets write it. Problem: anything else, also `12,345`,
 * which is one thing here and another elsewhere; out: undefined then.
 */
export function numberIn(cell: string, column: string, at: Place, problems: Problems): number | undefined {
  const ambiguous = /^-?[1-9]\d{0,2},\d{3}$/.test(cell)
  if (!ambiguous && /^-?\d+(?:[.,]\d+)?$/.test(cell)) return Number(cell.replace(',', '.'))
  problems.add(at, 'plan-format.not_a_number', { field: column, value: quoted(cell) })
  return undefined
}

/** `yes` or `no`. Problem: anything else; out: undefined then. */
export function yesNoIn(cell: string, column: string, at: Place, problems: Problems): boolean | undefined {
  if (cell === 'yes') return true
  if (cell === 'no') return false
  problems.add(at, 'plan-format.not_yes_no', { field: column, value: quoted(cell) })
  return undefined
}
