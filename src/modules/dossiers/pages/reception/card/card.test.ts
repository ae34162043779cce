import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCard } from './card.ts'

const example = '012345678901|123456789|Nguyễn Văn A|01011990|Nam|Thôn Séo Pờ Hồ, Y Tý, Mường Thử|02032022'
const cardOf = (text: string) => {
  const read = parseCard(text)
  return 'card' in read ? read.card : undefined
}

test('what a scanner types of a card', () => {
  expect(parseCard(example)).toEqual({
    card: {
      number: '012345678901',
      oldNumber: '123456789',
      name: 'Nguyễn Văn A',
      birthDate: '1990-01-01',
      sex: 'Nam',
      address: 'Thôn Séo Pờ Hồ, Y Tý, Mường Thử',
      issuedOn: '2022-03-02'
    }
  })
})

test('whoever never had a card before has no old number', () => {
  expect(cardOf(example.replace('123456789|', '|'))).not.toHaveProperty('oldNumber')
})

test('a card of 2024 adds father and mother, and may lack the address', () => {
  const card = cardOf('010320001234||Vàng Thị Mỷ|15082019|Nữ||01072024||Vàng A Chu|Sùng Thị Dua')
  expect(card).toEqual({
    ...{ number: '010320001234', name: 'Vàng Thị Mỷ', birthDate: '2019-08-15', sex: 'Nữ' },
    issuedOn: '2024-07-01'
  })
})

test('where only the year of birth is known the date stays blank', () => {
  for (const year of ['1950', '00001950', '19500000'])
    expect(cardOf(example.replace('01011990', year))).not.toHaveProperty('birthDate')
})

test('letters that were typed apart become one', () => {
  expect(cardOf(example.normalize('NFD'))?.name).toBe('Nguyễn Văn A')
})

test.each([
  ['  ', 'empty'],
  ['H00.C1-260309-0001', 'not_a_card'],
  ['https://example.vn/status?code=1', 'not_a_card'],
  ['12345|123456789|Nguyễn Văn A|01011990|Nam|Mường Thử|02032022', 'number'],
  ['012345678901|123456789||01011990|Nam|Mường Thử|02032022', 'name'],
  ['012345678901|123456789|Nguyễn Văn A|31021990|Nam|Mường Thử|02032022', 'birth'],
  ['012345678901|123456789|Nguyễn Văn A|01011890|Nam|Mường Thử|02032022', 'birth']
])('%s is none: %s', (text, fault) => {
  expect(parseCard(text)).toEqual({ fault })
})

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const orders = [
  (day: string) => `${day.slice(8)}${day.slice(5, 7)}${day.slice(0, 4)}`,
  (day: string) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`,
  (day: string) => day.replaceAll('-', ''),
  (day: string) => day
]

test('any day is read in any order', () => {
  fc.assert(
    fc.property(days, days, fc.constantFrom(...orders), (birth, issued, spelled) => {
      const card = cardOf(`012345678901||Lò Thị Kim|${spelled(birth)}|Nữ|Tả Van|${spelled(issued)}`)
      expect([card?.birthDate, card?.issuedOn]).toEqual([birth, issued])
    })
  )
})

test('no text breaks it, and what is read is always whole', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom('012345678901', 'Lò Thị Kim', '01011990', '')
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
      const read = parseCard(pieces.join('|'))
      if ('fault' in read) return
      expect(read.card.number).toMatch(/^\d{12}$/)
      expect(read.card.name).not.toContain('|')
    })
  )
})
