import { qualificationIn } from '../read/check-staff.ts'
import type { Random } from './random.ts'
import type { Appointment, Person, Qualification } from './types.ts'

type LevelRow = { kind: string; code: string; ordinal: number }
type StandardRow = { kind: string; levelCode: string; positions: string[] }

/** What named persons hold, as people.csv writes it. */
export function namedQualifications(
  rows: { code: string; qualifications?: string[] }[],
  persons: Map<string, Person>
): Qualification[] {
  return rows.flatMap(({ code, qualifications }) =>
    (qualifications ?? []).flatMap((text) => {
      const [held, person] = [qualificationIn(text), persons.get(code)]
      if (!held || !person) return []
      return [{ person, kind: held.kind, level: held.level, field: held.field, issuedOn: held.day }]
    })
  )
}

/**
 * What each invented person holds: what the standards of the post demand or, now and then, the next level; of whoever
 * lacks it, the level below.
 */
export function qualificationsOf(
  appointments: readonly Appointment[],
  { levels, standards }: { levels: LevelRow[]; standards: StandardRow[] },
  random: Random
): Qualification[] {
  const ladders = Map.groupBy(
    levels.toSorted((one, other) => one.ordinal - other.ordinal),
    ({ kind }) => kind
  )
  const demands = new Map<string, Map<string, number>>()
  const demandsOf = (position: string) => {
    const known = demands.get(position)
    if (known) return known
    const found = new Map<string, number>()
    for (const { kind, levelCode, positions } of standards) {
      const rung = ladders.get(kind)?.findIndex(({ code }) => code === levelCode) ?? -1
      if (positions.includes(position)) found.set(kind, Math.max(found.get(kind) ?? -1, rung))
    }
    demands.set(position, found)
    return found
  }
  return appointments.flatMap(({ person, seat, from, lacking }) =>
    [...demandsOf(seat.position.code)].flatMap(([kind, needed]): Qualification[] => {
      const ladder = ladders.get(kind) ?? []
      const short = lacking && kind === 'professional'
      const rung = short ? needed - 1 : needed + (needed + 1 < ladder.length && random.next() < 0.15 ? 1 : 0)
      const level = ladder[rung]
      if (!level) return []
      const graduated = Number((person.birthDate ?? from).slice(0, 4)) + random.between(22, 24)
      const year = Math.min(
        graduated + (kind === 'professional' ? 0 : random.between(1, 8)),
        Number(from.slice(0, 4)) - 1
      )
      return [{ person, kind, level: level.code, issuedOn: `${year}-06-30` }]
    })
  )
}
