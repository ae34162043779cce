import { refusal } from '../../platform/problem.ts'
import type { StaffRow, StaffTables } from '../read/types.ts'
import { Events } from './events.ts'
import { appoint, appointNamed } from './holders.ts'
import { PersonMaker } from './persons.ts'
import { namedQualifications, qualificationsOf } from './qualifications.ts'
import { quotasOf } from './quotas.ts'
import { Random } from './random.ts'
import { type SeatMaker, seatPlan, sizes } from './seats.ts'
import type { Appointment, Seat, Staff, Unit } from './types.ts'

export type { Staff, Unit } from './types.ts'

/**
 * Everybody who serves, from the tables of a locality: the named persons of people.csv, and as many invented ones as
 * staffing.csv says. Pure: the same tables and units give the same people, down to their numbers.
 * @throws Problem when people.csv names a body that is not there
 */
export function makeStaff(tables: StaffTables, units: readonly Unit[], seed: string): Staff {
  const random = new Random(seed)
  const id = random.ids()
  const rows = <T>(table: { row: T }[]) => table.map(({ row }) => row)
  const staffing = rows(tables.staffing)
  // Whoever holds a post takes the first; who holds it beside another, the next.
  const people = rows(tables.people).toSorted(
    (one, other) => Number(one.kind !== 'permanent') - Number(other.kind !== 'permanent')
  )
  const position = positionOn(rows(tables.positions))
  const named = Map.groupBy(people, ({ organization, position: code }) => `${organization} ${code}`)
  const maker: SeatMaker = {
    random,
    id,
    position,
    named: (unit, code) => {
      const [held, beside] = [true, false].map((permanent) =>
        named.get(`${unit.code} ${code}`)?.filter(({ kind }) => (kind === 'permanent') === permanent)
      )
      return { held: held?.length ?? 0, beside: beside?.length ?? 0 }
    }
  }
  const weights = sizes(units, random)
  const plans = staffing.map((row) => seatPlan(row, units, weights, maker))

  const seats = plans.flatMap((plan) => plan.seats)
  const free = Map.groupBy(seats, ({ unit, position: { code } }) => `${unit.code} ${code}`)
  const unitOf = new Map(units.map((unit) => [unit.code, unit]))
  const seatFor = (row: StaffRow<'people'>): Seat => {
    const waiting = free.get(`${row.organization} ${row.position}`)
    if (waiting?.length) return waiting.shift() as Seat
    const unit = unitOf.get(row.organization)
    if (!unit || unit.from > row.firstDay)
      throw refusal('locality.refusal.no_body', { code: row.organization, table: 'people.csv' })
    const { firstDay, decision, demonstration = false } = row
    const seat = {
      id: id(),
      unit,
      position: position(row.position, firstDay),
      from: firstDay,
      decision,
      demonstration
    }
    seats.push(seat)
    return seat
  }
  const prominent = appointNamed(people, seatFor, id)

  const taken = new Set(prominent.persons.map(({ code }) => code))
  const persons = new PersonMaker(
    {
      names: rows(tables.staffNames),
      random,
      id,
      prefix: prefixOf(units),
      day: staffing[0]?.firstDay ?? '2000-01-01'
    },
    taken
  )
  const holders = new Map(prominent.appointments.map((it): [Seat, Appointment] => [it.seat, it]))
  const others = plans.flatMap((plan) => appoint(plan, { random, id, persons, named: holders }))
  const staff: Staff = {
    seats,
    persons: [...prominent.persons, ...others.map(({ person }) => person)],
    appointments: [...prominent.appointments, ...others],
    departures: [],
    absences: [],
    qualifications: [],
    quotas: quotasOf(rows(tables.quotas), units, seats, id)
  }

  const spared = new Set(prominent.persons.map((person) => person.id))
  const events = new Events(staff, units, { random, id, persons }, spared)
  for (const event of rows(tables.staffEvents)) events.happen(event)

  const catalogue = { levels: rows(tables.qualificationLevels), standards: rows(tables.standards) }
  const invented = staff.appointments.filter(
    ({ person, kind }) => !spared.has(person.id) && (kind === 'permanent' || kind === 'concurrent')
  )
  const byCode = new Map(prominent.persons.map((person) => [person.code, person]))
  staff.qualifications = [
    ...namedQualifications(people, byCode),
    ...highest(qualificationsOf(invented, catalogue, random))
  ]
  return staff
}

/** Whoever has two posts has the same degree once. */
function highest(qualifications: Staff['qualifications']): Staff['qualifications'] {
  const once = new Map(qualifications.map((it) => [`${it.person.id} ${it.kind} ${it.level}`, it]))
  return [...once.values()]
}

function positionOn(rows: StaffRow<'positions'>[]) {
  const byCode = Map.groupBy(rows, ({ code }) => code)
  return (code: string, day: string) => {
    const found = byCode
      .get(code)
      ?.find(({ firstDay, lastDay }) => !(firstDay && day < firstDay) && !(lastDay && day > lastDay))
    if (!found) throw refusal('locality.refusal.no_position', { code, day })
    return found
  }
}

/** The province's code begins the numbers of its people. */
function prefixOf(units: readonly Unit[]): string {
  return units.find(({ level }) => level === 'province')?.areaCode ?? '00'
}
