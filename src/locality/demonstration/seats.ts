import type { Day } from '../../platform/day.ts'
import type { StaffRow } from '../read/types.ts'
import { apportion, type Random } from './random.ts'
import type { Seat, Unit } from './types.ts'
import { unitsOf } from './units.ts'

type Row = StaffRow<'staffing'>

/** The posts that one row of staffing.csv makes, and which of them shall have a holder. */
export interface SeatPlan {
  row: Row
  seats: Seat[]
  /** Those with a holder; named persons come first. */
  held: Seat[]
}

export interface SeatMaker {
  random: Random
  id: () => string
  /** The position as the law knows it on a day. */
  position(code: string, day: Day): StaffRow<'positions'>
  /** How many named persons hold such a post of the body, and how many only beside another post. */
  named(unit: Unit, position: string): { held: number; beside: number }
}

/** Bodies of one row differ in size, but each body has the same size in all rows. */
export function seatPlan(
  row: Row,
  units: readonly Unit[],
  weights: Map<Unit, number>,
  maker: SeatMaker
): SeatPlan {
  const { random, id, named } = maker
  const position = maker.position(row.position, row.firstDay)
  const bodies = unitsOf(units, row)
  const shares =
    row.each === undefined
      ? apportion(
          row.total ?? 0,
          bodies.map((unit) => weights.get(unit) ?? 1)
        )
      : bodies.map(() => row.each ?? 0)
  const seats: Seat[] = []
  const certain = new Set<Seat>()
  const reserved = new Set<Seat>()
  for (const [at, unit] of bodies.entries()) {
    const { held, beside } = named(unit, row.position)
    const count = Math.max(shares[at] ?? 0, row.each === undefined ? 0 : held + beside)
    for (let nth = 0; nth < count; nth++) {
      const above = row.toleratedAbove !== undefined && nth >= row.toleratedAbove
      const seat: Seat = {
        id: id(),
        unit,
        position,
        from: row.firstDay,
        decision: row.decision,
        demonstration: true,
        ...(above ? { toleratedUntil: row.toleratedUntil, toleratedBy: row.toleratedBy } : {})
      }
      seats.push(seat)
      if (nth < held) certain.add(seat)
      else if (nth < held + beside) (row.kind === 'concurrent' ? certain : reserved).add(seat)
    }
  }
  const others = random.shuffled(seats.filter((seat) => !certain.has(seat) && !reserved.has(seat)))
  const filled = Math.min(row.filled ?? seats.length, seats.length)
  const chosen = new Set([...certain, ...others.slice(0, Math.max(0, filled - certain.size))])
  return { row, seats, held: seats.filter((seat) => chosen.has(seat)) }
}

/** How large each body is beside others of its kind. */
export function sizes(units: readonly Unit[], random: Random): Map<Unit, number> {
  return new Map(units.map((unit) => [unit, 0.7 + 0.6 * random.next()]))
}
