import { afterEach, expect, test, vi } from 'vitest'
import { siteClock, zSetClock } from './site-clock.ts'

const zone = 'Asia/Ho_Chi_Minh'
/** 01:00 of 1 July 2025 in Lào Cai. */
const night = Date.parse('2025-06-30T18:00:00Z')
afterEach(() => void vi.useRealTimers())

test('a site that is set to nothing has the day of its place, and the moment of the database', () => {
  vi.useFakeTimers({ now: night })
  const clock = siteClock(undefined, zone)
  expect(clock.today()).toBe('2025-07-01')
  expect(clock.moment()).toBeUndefined()
})

test('a day stays that day, at the time that the clock shows', () => {
  vi.useFakeTimers({ now: night })
  const clock = siteClock({ day: '2026-03-10', since: night }, zone)
  expect(clock.moment()).toBe('2026-03-09T18:00:00Z')
  vi.advanceTimersByTime(30 * 3_600_000)
  expect(clock.today()).toBe('2026-03-10')
  expect(clock.moment()).toBe('2026-03-10T00:00:00Z')
})

test('the day that it really is needs no moment', () => {
  vi.useFakeTimers({ now: night })
  expect(siteClock({ day: '2025-07-01', since: night }, zone).moment()).toBeUndefined()
})

test('with a time the clock runs on from there, over midnight too', () => {
  vi.useFakeTimers({ now: night })
  const clock = siteClock({ day: '2025-06-30', time: '23:50', since: night }, zone)
  expect(clock.moment()).toBe('2025-06-30T16:50:00Z')
  expect(clock.today()).toBe('2025-06-30')
  vi.advanceTimersByTime(11 * 60_000)
  expect(clock.moment()).toBe('2025-06-30T17:01:00Z')
  expect(clock.today()).toBe('2025-07-01')
})

test.each([
  ['2025-06-30', { day: '2025-06-30' }],
  ['2025-06-30T23:50', { day: '2025-06-30', time: '23:50' }]
])('%s is understood', (text, read) => {
  expect(zSetClock.parse(text)).toEqual(read)
})

test.each(['2025-02-30', '2025-06-30T24:00', '2025-06-30T9:00', '2025-06-30 09:00', '2025-06-30T', '23:50'])(
  '%s is not',
  (text) => {
    expect(zSetClock.safeParse(text).success).toBe(false)
  }
)
