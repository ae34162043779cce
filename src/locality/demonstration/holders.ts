import type { StaffRow } from '../read/types.ts'
import type { PersonMaker } from './persons.ts'
import type { Random } from './random.ts'
import type { SeatPlan } from './seats.ts'
import type { Appointment, Person, Seat } from './types.ts'

export interface HolderMaker {
  random: Random
  id: () => string
  persons: PersonMaker
  /** Seats that named persons hold. */
  named: Map<Seat, Appointment>
}

/** Appoints somebody to each seat of a plan that shall be held and has no named holder. */
export function appoint({ row, held }: SeatPlan, { random, id, persons, named }: HolderMaker): Appointment[] {
  const known = held.flatMap((seat) => named.get(seat) ?? [])
  const open = held.filter((seat) => !named.has(seat))
  const shuffled = random.shuffled(open)
  const anew = known.filter(({ decision }) => decision === row.appointedBy).length
  const appointed = new Set(shuffled.slice(0, Math.max(0, (row.appointed ?? 0) - anew)))
  const lacking = new Set(shuffled.slice(-(row.lacking ?? 0) || shuffled.length))
  return open.map((seat) => ({
    id: id(),
    person: persons.make(seat.position.group),
    seat,
    kind: row.kind ?? 'permanent',
    rank: rankIn(seat.position, random),
    from: row.firstDay,
    decision: appointed.has(seat) && row.appointedBy ? row.appointedBy : row.decision,
    lacking: lacking.has(seat)
  }))
}

/** Most have the middle ranks of a position. */
export function rankIn({ ranks }: StaffRow<'positions'>, random: Random): string | undefined {
  if (!ranks?.length) return undefined
  const shares = ranks.length === 1 ? [1] : ranks.length === 2 ? [0.2, 0.8] : [0.08, 0.8, 0.12]
  return random.weighted(ranks, (rank) => shares[ranks.indexOf(rank)] ?? 0.02)
}

/** Named persons of people.csv with what they hold; where no seat waits for them, one is made. */
export function appointNamed(
  rows: StaffRow<'people'>[],
  seatFor: (row: StaffRow<'people'>) => Seat,
  id: () => string
): { persons: Person[]; appointments: Appointment[] } {
  const persons = new Map<string, Person>()
  const appointments = rows.map((row): Appointment => {
    const person = persons.get(row.code) ?? {
      id: id(),
      code: row.code,
      name: row.name,
      sex: row.sex,
      birthDate: row.birthDate,
      ethnicity: row.ethnicity,
      personalId: row.personalId,
      demonstration: row.demonstration ?? false
    }
    persons.set(row.code, person)
    const { kind, rank, firstDay, lastDay, decision } = row
    return {
      id: id(),
      person,
      seat: seatFor(row),
      kind,
      rank,
      from: firstDay,
      ...(lastDay ? { until: lastDay, endedBy: decision } : {}),
      decision,
      lacking: false
    }
  })
  return { persons: [...persons.values()], appointments }
}
