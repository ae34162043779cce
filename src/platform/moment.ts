/** A moment of UTC as programs write it; Date reads these many times faster than Temporal does. */
const plain = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/

/**
 * Moments are spelled in one way, so that what is hashed and compared is the same when it is read again.
 * @throws RangeError when it is no moment
 */
export function moment(iso: string): string {
  const [, seconds, fraction = ''] = plain.exec(iso) ?? []
  if (seconds && isReal(seconds)) return `${seconds}.${fraction.padEnd(6, '0')}Z`
  const { epochNanoseconds } = Temporal.Instant.from(iso)
  const micros = epochNanoseconds - (epochNanoseconds % 1000n)
  return Temporal.Instant.fromEpochNanoseconds(micros).toString({ fractionalSecondDigits: 6 })
}

/** Milliseconds since the epoch; what is finer is left out. */
export function millis(iso: string): number {
  const [, seconds] = plain.exec(iso) ?? []
  return seconds && isReal(seconds) ? Date.parse(iso) : Temporal.Instant.from(iso).epochMilliseconds
}

/** @throws RangeError when it is no whole number of milliseconds */
export function isoOf(epoch: number | null): string | null {
  if (epoch === null) return null
  if (!Number.isInteger(epoch)) throw new RangeError(`no whole millisecond: ${epoch}`)
  const date = new Date(epoch)
  return epoch >= 0 && date.getUTCFullYear() <= 9999
    ? date.toISOString().replace('Z', '000Z')
    : Temporal.Instant.fromEpochMilliseconds(epoch).toString({ fractionalSecondDigits: 6 })
}

/** Date takes the 30th of February for a day in March. */
function isReal(seconds: string): boolean {
  const date = new Date(`${seconds}Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(seconds)
}
