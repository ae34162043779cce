import type { Problems } from '../../modules/changeover/index.ts'
import type { Read } from './tables.ts'
import type { Span } from './types.ts'

/** Whether something of a name is known; the candidates in words, where several things bear it. */
export type Named = boolean | string

/** Collects what is wrong with rows, each at the cell that says it. */
export class Checks {
  readonly problems: Problems

  constructor(problems: Problems) {
    this.problems = problems
  }

  refuse<T>(
    { placeOf }: Read<T>,
    key: keyof T & string,
    messageKey: string,
    params: Record<string, string | number> = {}
  ): void {
    this.problems.add(placeOf(key), messageKey, params)
  }

  /** What a cell names must stand in another table, and there mean one thing. */
  reference<T>(read: Read<T>, key: keyof T & string, known: (name: string) => Named, table: string): void {
    const value = read.row[key]
    for (const name of Array.isArray(value) ? value : [value]) {
      if (typeof name !== 'string') continue
      const named = known(name)
      const params = { value: name, table: `${table}.csv` }
      if (!named) this.refuse(read, key, 'locality.unknown_reference', params)
      else if (named !== true)
        this.refuse(read, key, 'locality.ambiguous_reference', { ...params, candidates: named })
    }
  }

  spans<T extends Span>(rows: Read<T>[]): void {
    for (const read of rows) {
      const { firstDay, lastDay } = read.row
      if (firstDay && lastDay && lastDay < firstDay)
        this.refuse(read, 'lastDay', 'locality.span', { first: firstDay, last: lastDay })
    }
  }

  /** No two rows of the same key; with spans, not on the same day. */
  once<T extends Span | object>(
    rows: Read<T>[],
    key: keyof T & string,
    keyOf: (row: T) => string = (row) => String(row[key])
  ): void {
    const seen = new Map<string, Read<T>[]>()
    for (const read of rows) {
      const value = keyOf(read.row)
      const others = seen.get(value) ?? []
      const other = others.find(({ row }) => overlap(row as Span, read.row as Span))
      if (other)
        this.refuse(read, key, 'locality.twice', {
          value: String(read.row[key]),
          line: other.placeOf(key).line
        })
      seen.set(value, [...others, read])
    }
  }

  /** Following `parent` from any row must come to an end. */
  noCycle<T extends { parent?: string }>(rows: Read<T>[], keyOf: (row: T) => string): void {
    const parents = new Map(rows.map(({ row }) => [keyOf(row), row.parent]))
    const sound = new Set<string>()
    for (const read of rows) {
      const trail = new Set<string>()
      let at: string | undefined = keyOf(read.row)
      while (at && !sound.has(at) && !trail.has(at)) {
        trail.add(at)
        at = parents.get(at)
      }
      // Only those within the circle are named, not everything that hangs below it.
      if (at === keyOf(read.row) && !sound.has(at))
        this.refuse(read, 'parent', 'locality.cycle', { value: at })
      else if (!at || sound.has(at)) for (const passed of trail) sound.add(passed)
    }
  }
}

/** Whether two spans share a day. */
export function overlap(a: Span, b: Span): boolean {
  return (
    !(a.lastDay && b.firstDay && a.lastDay < b.firstDay) &&
    !(b.lastDay && a.firstDay && b.lastDay < a.firstDay)
  )
}

/** Whether the outer span holds on every day of the inner one. */
export function covers(outer: Span, inner: Span): boolean {
  const begins = !outer.firstDay || (inner.firstDay !== undefined && outer.firstDay <= inner.firstDay)
  const ends = !outer.lastDay || (inner.lastDay !== undefined && inner.lastDay <= outer.lastDay)
  return begins && ends
}

export function holdsOn({ firstDay, lastDay }: Span, day: string): boolean {
  return !(firstDay && day < firstDay) && !(lastDay && day > lastDay)
}
