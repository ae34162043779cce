import type { Day } from '../../../../../platform/day.ts'

/** What the QR code of an identity card says of its holder. */
export interface Card {
  number: string
  /** Of the card before; undefined: there was none. */
  oldNumber?: string
  name: string
  /** Undefined where the card knows the year alone. */
  birthDate?: Day
  sex?: string
  address?: string
  issuedOn?: Day
}

/** Why a text is none of a card: the end of a message key. */
export type CardFault = 'empty' | 'not_a_card' | 'number' | 'name' | 'birth'

/** `number|old number|name|birth|sex|address|issued`; newer cards add more, which nobody needs here. */
const fewest = 6

/**
 * Reads the text that a scanner types when it sees the QR code of an identity card. Days stand as DDMMYYYY or YYYYMMDD,
 * with or without signs between; the number of the card before is often blank.
 */
export function parseCard(text: string): { card: Card } | { fault: CardFault } {
  const plain = text.normalize('NFC').trim()
  if (!plain) return { fault: 'empty' }
  const parts = plain.split('|').map((part) => part.replaceAll(/\s+/g, ' ').trim())
  if (parts.length < fewest) return { fault: 'not_a_card' }
  const [number = '', old = '', name = '', birth = '', sex = '', address = '', issued = ''] = parts
  if (!/^\d{12}$/.test(number)) return { fault: 'number' }
  if (!/^\p{L}[\p{L}\p{M}\s.'’-]{0,199}$/u.test(name)) return { fault: 'name' }
  const birthDate = dayIn(birth)
  if (!birthDate && !isYearAlone(birth)) return { fault: 'birth' }
  const issuedOn = dayIn(issued)
  return {
    card: {
      number,
      name,
      ...(/^\d{9}$|^\d{12}$/.test(old) && { oldNumber: old }),
      ...(birthDate && { birthDate }),
      ...(sex && { sex }),
      ...(address && { address: address.slice(0, 500) }),
      ...(issuedOn && { issuedOn })
    }
  }
}

/**
 * A day of eight digits. Years begin with 19 or 20, which no month does: so the two orders cannot be taken for each other.
 */
function dayIn(text: string): Day | undefined {
  const digits = text.replaceAll(/[\s/.-]/g, '')
  const [, day, month, year] = /^(\d\d)(\d\d)((?:19|20)\d\d)$/.exec(digits) ?? []
  if (day && month && year) return isDay(`${year}-${month}-${day}`)
  const [, first, second, third] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(digits) ?? []
  return first && second && third ? isDay(`${first}-${second}-${third}`) : undefined
}

function isDay(text: string): Day | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

/** Cards of people whose day of birth nobody knows. */
const isYearAlone = (text: string) =>
  /^(0000)?(19|20)\d\d$|^(19|20)\d\d0000$/.test(text.replaceAll(/[\s/.-]/g, ''))
