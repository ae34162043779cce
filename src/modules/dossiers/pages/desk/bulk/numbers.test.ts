import { expect, test } from 'vitest'
import { numbersFrom } from './numbers.ts'

test('numbers go on from the first, with their zeros and what stands around them', () => {
  const row = (first: string) => [0, 1, 2].map((index) => numbersFrom(first)?.at(index))
  expect(row('12/QĐ-UBND')).toEqual(['12/QĐ-UBND', '13/QĐ-UBND', '14/QĐ-UBND'])
  expect(row('098')).toEqual(['098', '099', '100'])
  expect(row('Số 9/2026')).toEqual(['Số 9/2026', 'Số 10/2026', 'Số 11/2026'])
  expect(row('9007199254740993')).toEqual(['9007199254740993', '9007199254740994', '9007199254740995'])
  expect(numbersFrom('QĐ-UBND')).toBeUndefined()
  expect(numbersFrom('')).toBeUndefined()
})
