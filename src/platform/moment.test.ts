import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoOf, millis, moment } from './moment.ts'

const slowly = (iso: string) => Temporal.Instant.from(iso)

describe('moments are spelled in one way', () => {
  const epoch = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 })

  it('whoever writes a moment of UTC, with whatever fraction, means what Temporal reads', () => {
    fc.assert(
      fc.property(epoch, fc.integer({ min: 0, max: 9 }), (at, fractionalSecondDigits) => {
        const iso = Temporal.Instant.fromEpochMilliseconds(at).toString({
          fractionalSecondDigits: fractionalSecondDigits as 0
        })
        expect(millis(iso)).toBe(slowly(iso).epochMilliseconds)
        expect(millis(moment(iso))).toBe(slowly(iso).epochMilliseconds)
        expect(isoOf(at)).toBe(
          Temporal.Instant.fromEpochMilliseconds(at).toString({ fractionalSecondDigits: 6 })
        )
      })
    )
  })

  it('microseconds stay, what is finer is left out, and other offsets are the same moment', () => {
    expect(moment('2025-07-01T00:00:00.1234567+07:00')).toBe('2025-06-30T17:00:00.123456Z')
    expect(moment('2025-06-30T17:00:00.12Z')).toBe('2025-06-30T17:00:00.120000Z')
    expect(moment('2025-06-30T17:00:00Z')).toBe('2025-06-30T17:00:00.000000Z')
  })

  it('a day that is not in the calendar, and half a millisecond, are no moments', () => {
    expect(() => moment('2025-02-30T08:00:00Z')).toThrow(RangeError)
    expect(() => millis('2025-02-30T08:00:00.000000Z')).toThrow(RangeError)
    expect(() => isoOf(0.5)).toThrow(RangeError)
  })
})
