import { type Day, dayAfter } from '../../platform/day.ts'
import { refusal } from '../../platform/problem.ts'
import type { StaffRow } from '../read/types.ts'
import { rankIn } from './holders.ts'
import type { PersonMaker } from './persons.ts'
import type { Random } from './random.ts'
import type { Appointment, Seat, Staff, Unit } from './types.ts'
import { unitsOf } from './units.ts'

type Event = StaffRow<'staffEvents'>

/** Why an appointment ends, for each reason to leave the service. */
const endReasons: Record<string, string> = { moved_away: 'moved' }

/** Lets happen what staff_events.csv tells, in the order of its rows. */
export class Events {
  readonly #staff: Staff
  readonly #units: readonly Unit[]
  readonly #random: Random
  readonly #id: () => string
  readonly #persons: PersonMaker
  /** Whom nothing shall happen to: named persons. */
  readonly #spared: Set<string>

  constructor(
    staff: Staff,
    units: readonly Unit[],
    tools: { random: Random; id: () => string; persons: PersonMaker },
    spared: Set<string>
  ) {
    this.#staff = staff
    this.#units = units
    this.#random = tools.random
    this.#id = tools.id
    this.#persons = tools.persons
    this.#spared = spared
  }

  /** @throws Problem when fewer can be found than the row asks for */
  happen(event: Event): void {
    const done = this.#acts[event.event](event)
    if (done < event.count) {
      const params = { id: event.id, found: done, wanted: event.count }
      throw refusal('locality.refusal.too_few', params)
    }
  }

  readonly #acts: Record<Event['event'], (event: Event) => number> = {
    leave: (event) => this.#leave(event),
    join: (event) => this.#join(event),
    move: (event) => this.#move(event),
    absence: (event) => this.#absence(event),
    acting: (event) => this.#beside(event, 'acting'),
    concurrent: (event) => this.#beside(event, 'concurrent'),
    secondment: (event) => this.#beside(event, 'secondment')
  }

  #leave(event: Event): number {
    const leavers = this.#holders(event, event.positions).slice(0, event.count)
    for (const appointment of leavers) {
      const { person } = appointment
      const reason = event.reason ?? 'resigned'
      this.#end(appointment, event, endReasons[reason] ?? reason)
      this.#staff.departures.push({ person, on: event.firstDay, reason, decision: event.decision })
    }
    return leavers.length
  }

  #join(event: Event): number {
    const seats = this.#vacancies(event, event.positions).slice(0, event.count)
    for (const seat of seats) {
      const person = this.#persons.make(seat.position.group)
      this.#staff.persons.push(person)
      this.#appoint(person, seat, 'permanent', event)
    }
    return seats.length
  }

  /** Whoever moves leaves a vacancy, and fills one elsewhere. */
  #move(event: Event): number {
    const seats = this.#vacancies(event, event.positions).slice(0, event.count)
    const holders = this.#holders(event, event.holders ?? event.positions)
    let done = 0
    for (const seat of seats) {
      const at = holders.findIndex(({ seat: left }) => left.unit !== seat.unit)
      const [appointment] = at < 0 ? [] : holders.splice(at, 1)
      if (!appointment) continue
      this.#end(appointment, event, 'moved')
      this.#appoint(appointment.person, seat, 'permanent', event)
      done++
    }
    return done
  }

  #absence(event: Event): number {
    const absent = this.#holders(event, event.positions).slice(0, event.count)
    for (const { person } of absent)
      this.#staff.absences.push({
        person,
        from: event.firstDay,
        until: event.lastDay ?? event.firstDay,
        reason: event.reason ?? 'leave',
        decision: event.decision
      })
    return absent.length
  }

  /** Somebody with a post of their own takes a vacant one in hand: of the same body or, failing that, the same area. */
  #beside(event: Event, kind: 'acting' | 'concurrent' | 'secondment'): number {
    const free = this.#holders({ ...event, codes: undefined, names: undefined }, event.holders ?? [], true)
    const near = (seat: Seat) => (one: Appointment) =>
      kind === 'secondment' ? one.seat.unit !== seat.unit : one.seat.unit === seat.unit
    const around = (seat: Seat) => (one: Appointment) => one.seat.unit.areaCode === seat.unit.areaCode
    let done = 0
    for (const seat of this.#vacancies(event, event.positions)) {
      if (done === event.count) break
      const nearest = free.findIndex(near(seat))
      const at = nearest < 0 ? free.findIndex(around(seat)) : nearest
      const [holder] = at < 0 ? [] : free.splice(at, 1)
      if (!holder) continue
      this.#appoint(holder.person, seat, kind, event)
      done++
    }
    return done
  }

  /** Permanent holders of such posts on the day, in no order, without named persons and whoever is busy already. */
  #holders(event: Event, positions: readonly string[], anyBody = false): Appointment[] {
    const bodies = anyBody ? undefined : new Set(unitsOf(this.#units, event))
    const wanted = new Set(positions)
    const busy = new Set(
      this.#staff.appointments.filter(({ kind }) => kind !== 'permanent').map(({ person }) => person.id)
    )
    for (const { person } of this.#staff.absences) busy.add(person.id)
    const found = this.#staff.appointments.filter(
      ({ kind, seat, person, from, until, lacking }) =>
        kind === 'permanent' &&
        from <= event.firstDay &&
        until === undefined &&
        !lacking &&
        wanted.has(seat.position.code) &&
        (!bodies || bodies.has(seat.unit)) &&
        !busy.has(person.id) &&
        !this.#spared.has(person.id)
    )
    return this.#random.shuffled(found)
  }

  #vacancies(event: Event, positions: readonly string[]): Seat[] {
    const bodies = new Set(unitsOf(this.#units, event))
    const taken = new Set(
      this.#staff.appointments
        .filter(({ kind, until }) =>
          kind === 'permanent' ? until === undefined || until > event.firstDay : true
        )
        .map(({ seat }) => seat)
    )
    return this.#random.shuffled(
      this.#staff.seats.filter(
        (seat) =>
          positions.includes(seat.position.code) &&
          bodies.has(seat.unit) &&
          seat.from <= event.firstDay &&
          !taken.has(seat)
      )
    )
  }

  #end(appointment: Appointment, { firstDay, decision }: Event, reason: string): void {
    appointment.until = firstDay
    appointment.endedBy = decision
    appointment.endReason = reason
  }

  #appoint(person: Appointment['person'], seat: Seat, kind: Appointment['kind'], event: Event): void {
    const { firstDay, lastDay, decision } = event
    const until: Day | undefined = kind === 'permanent' || !lastDay ? undefined : dayAfter(lastDay)
    this.#staff.appointments.push({
      id: this.#id(),
      person,
      seat,
      kind,
      rank: kind === 'permanent' ? rankIn(seat.position, this.#random) : undefined,
      from: firstDay,
      ...(until ? { until, endedBy: decision, endReason: 'term_over' } : {}),
      decision,
      lacking: false
    })
  }
}
