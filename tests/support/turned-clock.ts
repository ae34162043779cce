import type { Day } from '../../src/platform/day.ts'
import { type SiteClock, siteClock } from '../../src/platform/site-clock.ts'

/**
 * The clock of a site in the time zone of Lào Cai whose day a test turns on: each day it is shortly after nine, whenever
 * the test runs.
 * @param today the day that it is now
 */
export function turnedClock(today: () => Day): SiteClock {
  const since = Date.now()
  return {
    today,
    moment: () => siteClock({ day: today(), time: '09:00', since }, 'Asia/Ho_Chi_Minh').moment()
  }
}
