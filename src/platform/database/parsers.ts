import pg from 'pg'

type Parse = (text: string) => unknown

const keep: Parse = (text) => text

/** `2025-07-01 00:00:00.5+00` as the ISO instant; every connection is in UTC. Infinity stays as it is. */
const instant: Parse = (text) => text.replace(' ', 'T').replace(/\+00$/, 'Z')

const list = (item: Parse): Parse => {
  const texts = pg.types.getTypeParser(1009 as number) as Parse // text[]
  return (text) => (texts(text) as (string | null)[]).map((each) => (each === null ? null : item(each)))
}

// The numbers are the type oids of PostgreSQL, which never change.
const parsers: Record<number, Parse> = {
  20: Number, // int8
  1016: list(Number),
  1700: Number, // numeric
  1231: list(Number),
  1082: keep, // date
  1182: list(keep),
  1114: keep, // timestamp
  1184: instant, // timestamptz
  1185: list(instant),
  1186: keep // interval
}

/** Days and instants come as ISO text, every number as a number, whatever else as `pg` gives it. */
export function parser(oid: number, format?: 'text' | 'binary'): Parse {
  const own = format === 'binary' ? undefined : parsers[oid]
  return own ?? (pg.types.getTypeParser(oid, format as 'text') as Parse)
}
