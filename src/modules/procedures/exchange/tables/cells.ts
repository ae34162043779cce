import { isDay } from '../../../../platform/day.ts'
import { guardFormula, unguardFormula } from '../../../../platform/text-file/index.ts'
import type { CellKind } from './format.ts'

/** Between commas as programs like it, or between semicolons as spreadsheets set to Vietnamese do. */
export const separators = { comma: ',', semicolon: ';' } as const
export type Separator = keyof typeof separators

const listSign = ' | '

/** A value as a cell. Where commas are decimal, they are. */
export function cellOf(value: unknown, separator: Separator): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number')
    return separator === 'semicolon' ? String(value).replace('.', ',') : String(value)
  return guardFormula(Array.isArray(value) ? value.join(listSign) : String(value))
}

const yes = ['yes', 'true', '1', 'x', 'có', 'co', 'ja']

/** The value of a cell; undefined for a blank one. What is no number or day stays text, so that the check can say it. */
export function valueIn(cell: string, kind: CellKind): unknown {
  const text = unguardFormula(cell.trim()).replaceAll('\r\n', '\n')
  if (kind === 'yes') return yes.includes(text.toLowerCase())
  if (kind === 'list')
    return text
      .split(/[|\n]/)
      .map((one) => one.trim())
      .filter(Boolean)
  if (!text) return undefined
  if (kind === 'whole')
    return numberIn(text.replace(/^(\d{1,3})([. ]\d{3})+$/, (all) => all.replace(/[. ]/g, '')))
  if (kind === 'number') return numberIn(text)
  if (kind === 'day') return dayIn(text)
  return kind === 'code' ? codeIn(text) : text
}

function numberIn(text: string): number | string {
  return /^-?\d{1,15}([.,]\d{1,10})?$/.test(text) ? Number(text.replace(',', '.')) : text
}

/** Spreadsheets turn 2026-01-05 into 05/01/2026 when they save it. */
function dayIn(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? []
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text
  return isDay(iso) ? iso : text
}

const codeDigits = 6

/** Spreadsheets take the code 2.000620 for a number, and drop its last zero. */
function codeIn(text: string): string {
  const [, whole, rest] = /^(\d)[.,](\d{1,6})$/.exec(text) ?? []
  return rest ? `${whole}.${rest.padEnd(codeDigits, '0')}` : text
}
