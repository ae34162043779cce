import { isDeepStrictEqual } from 'node:util'
import { type Content, type Part, parts } from './content.ts'

/** What differs between two versions, fact by fact and row by row. */
export interface Difference {
  /** A fact such as `limit`, or a row of a part. */
  at: 'fact' | Part
  /** The fact's name, or the name of the row. */
  name: string
  what: 'added' | 'removed' | 'changed' | 'moved'
  before: unknown
  after: unknown
}

/** Compares two versions. Rows are the same when they have the same name; order counts for steps alone. */
export function differencesOf(before: Content, after: Content): Difference[] {
  const facts = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Content)[]
  return [
    ...facts
      .filter((name) => !parts.some((part) => part === name) && !isDeepStrictEqual(before[name], after[name]))
      .map((name): Difference => {
        const [old, now] = [before[name], after[name]]
        const what = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
        return { at: 'fact', name, what, before: old, after: now }
      }),
    ...parts.flatMap((part) => rowDifferences(part, before[part], after[part]))
  ]
}

type Row = { name: string }

function rowDifferences(at: Part, before: readonly Row[], after: readonly Row[]): Difference[] {
  const left = [...after]
  const take = (row: Row) => {
    const index = left.findIndex(({ name }) => name === row.name)
    return index < 0 ? undefined : left.splice(index, 1)[0]
  }
  const pairs = before.map((row) => ({ row, now: take(row) }))
  const changed = pairs.flatMap(({ row, now }): Difference[] => {
    if (!now) return [{ at, name: row.name, what: 'removed', before: row, after: undefined }]
    if (isDeepStrictEqual(row, now)) return []
    return [{ at, name: row.name, what: 'changed', before: row, after: now }]
  })
  const added = left.map(
    (row): Difference => ({ at, name: row.name, what: 'added', before: undefined, after: row })
  )
  if (at !== 'steps') return [...changed, ...added]
  // Whoever swaps two steps changes the process without changing a step.
  const kept = (list: readonly Row[], other: readonly Row[]) =>
    list.filter(({ name }) => other.some((one) => one.name === name)).map(({ name }) => name)
  const [old, now] = [kept(before, after), kept(after, before)]
  const moved = old.filter((name, index) => now[index] !== name)
  return [
    ...changed,
    ...added,
    ...moved.map(
      (name): Difference => ({
        at,
        name,
        what: 'moved',
        before: old.indexOf(name) + 1,
        after: now.indexOf(name) + 1
      })
    )
  ]
}
