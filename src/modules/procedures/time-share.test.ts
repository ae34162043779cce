import fc from 'fast-check'
import { expect, test } from 'vitest'
import { totalShare } from './time-share.ts'

const step = fc.record({
  share: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
  parallel: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })
})
const steps = fc.array(step, { maxLength: 20 })

test('steps one after the other add up, of those side by side the longest counts', () => {
  expect(totalShare([{ share: 33.33 }, { share: 33.33 }, { share: 33.34 }])).toBe(100)
  expect(
    totalShare([
      { share: 20 },
      { share: 30, parallel: 1 },
      { share: 50, parallel: 1 },
      { share: 10, parallel: 2 }
    ])
  ).toBe(80)
})

test('the order of steps changes nothing, and another step never makes it shorter', () => {
  fc.assert(
    fc.property(steps, step, (some, another) => {
      expect(totalShare(some.toReversed())).toBe(totalShare(some))
      expect(totalShare([...some, another])).toBeGreaterThanOrEqual(totalShare(some))
    })
  )
})

test('side by side takes no longer than one after the other, and as long as the longest', () => {
  fc.assert(
    fc.property(steps, (some) => {
      const alone = totalShare(some.map(({ share }) => ({ share })))
      const together = totalShare(some.map(({ share }) => ({ share, parallel: 1 })))
      expect(totalShare(some)).toBeLessThanOrEqual(alone)
      expect(together).toBe(Math.max(0, ...some.map(({ share }) => share)))
    })
  )
})
