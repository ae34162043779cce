import { type Day, zDay } from '../../../../platform/day.ts'
import { invisibleIn, unguardFormula } from '../../../../platform/text-file/index.ts'

/** What a cell of a sheet holds: spreadsheets know numbers and days, text files text alone. */
export type Cell = string | number | boolean | Date | null

/** What is wrong with a cell, to be said in the reader's language. */
export interface Fault {
  messageKey: string
  params?: Record<string, string | number>
}

/** What a cell says, null when it is blank; or why it cannot be read. */
export type Reading<V> = { value: V | null } | { fault: Fault }

/** Says what is wrong; `key` is the end of `exchange.fault.…`. */
export const faultOf = (key: string, params?: Fault['params']): Fault => ({
  messageKey: `exchange.fault.${key}`,
  ...(params && { params })
})

const fault = (key: string, params?: Fault['params']): { fault: Fault } => ({ fault: faultOf(key, params) })

/** How officials write "nothing". */
const nothing = /^[-–—/]$/

/** The text of a cell on one line, Unicode composed; what a spreadsheet put before a formula's sign is left away. */
export function plainText(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return dayOfDate(cell)
  const text = String(cell).normalize('NFC').replace(/\s+/gu, ' ').trim()
  return unguardFormula(text)
}

/** A text of at most so many characters. */
export function readText(cell: Cell, max: number): Reading<string> {
  const text = plainText(cell)
  if (text === '' || nothing.test(text)) return { value: null }
  if (text.length > max) return fault('too_long', { max, length: text.length })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/.test(text) || !text.isWellFormed())
    return fault('characters')
  const hidden = invisibleIn(text)
  if (hidden) return fault('invisible', { character: hidden.character })
  if (/^[=@]/.test(text)) return fault('formula')
  return { value: text }
}

/** A number or code that is text although it looks like a number. */
export function readCode(cell: Cell, max: number): Reading<string> {
  const read = readText(cell, max)
  if ('fault' in read || read.value === null) return read
  if (/^\d+([.,]\d+)?E\+?\d+$/i.test(read.value)) return fault('scientific', { text: read.value })
  // "1.0" and "1,0" are what some programs make of 1.
  return { value: /^\d+[.,]0+$/.test(read.value) ? read.value.replace(/[.,]0+$/, '') : read.value }
}

/** Digits of which there must be so many. */
export function readDigits(cell: Cell, count: number): Reading<string> {
  const read = readCode(cell, 60)
  if ('fault' in read || read.value === null) return read
  const digits = read.value.replace(/[ .]/g, '')
  if (!/^\d+$/.test(digits)) return fault('not_digits', { count, text: read.value })
  if (digits.length < count && digits.length >= count - 3)
    return fault('zeros_lost', { count, length: digits.length })
  if (digits.length !== count) return fault('not_so_many_digits', { count, length: digits.length })
  return { value: digits }
}

/** A whole number from 0 up; points and blanks between thousands are taken as such. */
export function readWhole(cell: Cell, max: number): Reading<number> {
  const text = plainText(cell)
  if (text === '' || nothing.test(text)) return { value: null }
  const plain = /^\d{1,3}([. ]\d{3})+$/.test(text) ? text.replace(/[. ]/g, '') : text.replace(/[.,]0+$/, '')
  if (!/^\d{1,9}$/.test(plain)) return fault('not_whole', { text: text.slice(0, 40) })
  const value = Number(plain)
  return value > max ? fault('too_big', { max }) : { value }
}

const serialLimit = 73_051 // 2100-01-01

/** A day: of a spreadsheet, as its serial number, dd/mm/yyyy (also with points or dashes), or yyyy-mm-dd. */
export function readDay(cell: Cell): Reading<Day> {
  if (cell instanceof Date) {
    const day = dayOfDate(cell)
    return zDay.safeParse(day).success ? { value: day } : fault('not_a_day', { text: day })
  }
  const text = plainText(cell).replace(/ 00:00(:00)?$/, '')
  if (text === '' || nothing.test(text)) return { value: null }
  if (/^\d{5}(\.0+)?$/.test(text) && Number(text) < serialLimit) return { value: dayOfSerial(Number(text)) }
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const [, date, month, year] = written ?? []
  const iso = written ? `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}` : text
  if (zDay.safeParse(iso).success) return { value: iso }
  if (/^\d{4}$/.test(text)) return fault('year_only', { text })
  if (written && Number(month) > 12 && Number(date) <= 12) return fault('month_first', { text })
  return fault('not_a_day', { text: text.slice(0, 40) })
}

/** Day 1 of spreadsheets is 1900-01-01; they take 1900 for a leap year, so counting from 1899-12-30 is right later. */
function dayOfSerial(serial: number): Day {
  return Temporal.PlainDate.from('1899-12-30')
    .add({ days: Math.trunc(serial) })
    .toString()
}

function dayOfDate(date: Date): Day {
  return Number.isNaN(date.valueOf()) ? '' : date.toISOString().slice(0, 10)
}
