import { dayAfter } from '../../../../platform/day.ts'
import type { DeclaredDay } from './store.ts'

/** Days after each other that are the same in everything but the date. */
export interface Run extends DeclaredDay {
  lastDay: string
}

/** "Tết, 16/02 – 20/02" as one, however many days it has. */
export function runsOf(declared: readonly DeclaredDay[]): Run[] {
  const runs: Run[] = []
  for (const one of declared) {
    const before = runs.at(-1)
    if (before && dayAfter(before.lastDay) === one.day && sameBut(before, one)) before.lastDay = one.day
    else runs.push({ ...one, lastDay: one.day })
  }
  return runs
}

const sameBut = (one: DeclaredDay, other: DeclaredDay) =>
  (['working', 'insteadOf', 'status', 'source'] as const).every((field) => one[field] === other[field]) &&
  one.name.vi === other.name.vi
