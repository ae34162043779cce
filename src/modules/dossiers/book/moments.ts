import { sql } from 'kysely'

/** Moments are spelled in one way, so that what is hashed and compared is the same when it is read again. */
export function moment(iso: string): string {
  const { epochNanoseconds } = Temporal.Instant.from(iso)
  const micros = epochNanoseconds - (epochNanoseconds % 1000n)
  return Temporal.Instant.fromEpochNanoseconds(micros).toString({ fractionalSecondDigits: 6 })
}

/** The same spelling in SQL. */
export const instant = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)

export const millis = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds

export const isoOf = (epoch: number | null): string | null =>
  epoch === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(epoch).toString({ fractionalSecondDigits: 6 })
