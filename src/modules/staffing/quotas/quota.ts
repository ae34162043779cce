import type { Day } from '../../../platform/day.ts'

/** The two pots from which headcount is assigned: civil servants (biên chế) and public employees (số người làm việc). */
export const pots = ['civil_servant', 'public_employee'] as const
export type Pot = (typeof pots)[number]

/** How a body stands with its quota of one pot on a day. */
export interface Counts {
  /** What was assigned to the body and all below it. */
  assigned: number
  /** What it has given on to bodies below. */
  givenOn: number
  /** Persons with a permanent appointment in posts of the pot, in the body and all below it. */
  filled: number
  /** Posts of the pot that nobody holds permanently, in the same bodies. */
  vacant: number
}

export interface Standing extends Counts {
  pot: Pot
  /** How many more persons may be taken on. */
  free: number
  /** How much can still be given on. */
  left: number
}

/** Adds what follows from the counts. Either number is negative where a rule is broken. */
export function standingOf<C extends Counts & { pot: Pot }>(counts: C): C & Standing {
  return {
    ...counts,
    free: counts.assigned - counts.filled,
    left: counts.assigned - counts.givenOn
  }
}

/** The days of a year from one of its days on; the end is exclusive. */
export interface Span {
  start: Day
  end: Day
}

/** What is left of a year from a day on; without a day the whole year. Undefined when the day lies in another year. */
export function restOfYear(year: number, from?: Day): Span | undefined {
  const of = (number: number): Day => `${String(number).padStart(4, '0')}-01-01`
  const start = from ?? of(year)
  return start.slice(0, 4) === of(year).slice(0, 4) ? { start, end: of(year + 1) } : undefined
}
