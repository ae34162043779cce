import { afterEach, expect, test, vi } from 'vitest'
import { dayAfter, dayBefore, isDay, today, zDay } from './day.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('the last day of the old is the day before the first day of the new', () => {
  expect(dayBefore('2025-07-01')).toBe('2025-06-30')
  expect(dayAfter('2025-06-30')).toBe('2025-07-01')
  expect(dayBefore('2024-03-01')).toBe('2024-02-29')
  expect(dayAfter('2025-12-31')).toBe('2026-01-01')
  expect(dayBefore('1000-01-01')).toBe('0999-12-31')
})

test.each(['0001-01-01', '2024-02-29', '9999-12-30'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true)
})

test.each([
  '0000-01-01',
  '2025-02-29',
  '9999-12-31', // no day follows it, and ends are kept by the day after
  '2025-13-01',
  '2025-7-1',
  '01/07/2025',
  '2025-07-01T00:00:00Z',
  '+012025-01-01',
  ' 2025-07-01',
  '2025-07-01\n',
  '',
  20250701,
  null
])('%j is no day', (text) => {
  expect(isDay(text)).toBe(false)
})

test('a refusal names its message', () => {
  expect(zDay.safeParse('2025-02-30').error?.issues[0]?.message).toBe('platform.day.invalid')
  expect(() => dayBefore('2025-02-30')).toThrow(RangeError)
})

test('today depends on the place', () => {
  vi.useFakeTimers({ now: new Date('2025-06-30T18:00:00Z') })
  expect(today('Asia/Ho_Chi_Minh')).toBe('2025-07-01')
  expect(today('UTC')).toBe('2025-06-30')
})
