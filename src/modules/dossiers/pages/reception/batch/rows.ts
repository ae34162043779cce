import { parseCard } from '../card/card.ts'

/** One of several who apply for the same. */
export interface Row {
  name: string
  number: string
  birthDate: string
  phone: string
}

export const blankRow: Row = { name: '', number: '', birthDate: '', phone: '' }
/** As many rows as a page takes. */
export const mostRows = 500
/** As many as one request receives: then it says how far it has come, and goes on. */
export const rowsAtOnce = 100

/**
 * Rows of a spreadsheet as they are pasted, or texts of cards, line by line. Columns are known by what they hold: twelve
 * or nine digits a number, a day of birth, a phone; a running number and a heading are left out.
 */
export function rowsOfText(text: string): Row[] {
  return text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isHeading(line))
    .map(rowOf)
}

const isHeading = (line: string) => !/\d/.test(line) && /(^|[\t;|,])\s*(họ|tên|name)/iu.test(line)

function rowOf(line: string): Row {
  const read = parseCard(line)
  if ('card' in read)
    return {
      ...blankRow,
      name: read.card.name,
      number: read.card.number,
      birthDate: read.card.birthDate ?? ''
    }
  const cells = line.split(/[\t;|]|,\s/).map((cell) => cell.trim())
  const row = { ...blankRow }
  for (const cell of cells) {
    const digits = cell.replaceAll(/[\s.]/g, '')
    const day = dayOf(cell)
    if (day) row.birthDate ||= day
    else if (/^(\d{9}|\d{12})$/.test(digits)) row.number ||= digits
    else if (/^(0|\+84)\d{8,10}$/.test(digits)) row.phone ||= digits
    else if (/\p{L}/u.test(cell)) row.name ||= cell
  }
  return row
}

/** `01/02/1990`, `1.2.1990` or `1990-02-01` as an ISO day. */
function dayOf(cell: string): string | undefined {
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? []
  const [, year = y, month = m, day = d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell) ?? []
  if (!year || !month || !day) return undefined
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' }
    ).toString()
  } catch {
    return undefined
  }
}
