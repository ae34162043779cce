import type { Day } from '../../platform/day.ts'
import type { StaffRow } from '../read/types.ts'

/** A body as it is on the first day of the staff or, if it begins later, on its own. */
export interface Unit {
  id: string
  code: string
  name: string
  kind: string
  areaCode: string
  level: 'province' | 'district' | 'commune'
  /** Id of the body above. */
  parent: string | null
  /** Its first day. */
  from: Day
}

/** A post, and how it came to be. */
export interface Seat {
  id: string
  unit: Unit
  position: StaffRow<'positions'>
  from: Day
  decision: string
  toleratedUntil?: Day
  toleratedBy?: string
  demonstration: boolean
  /** The first day on which it has no permanent holder any more; nothing: it is held until further notice. */
  vacantFrom?: Day
}

export interface Person {
  id: string
  code: string
  name: string
  sex?: 'male' | 'female'
  birthDate?: Day
  ethnicity?: string
  personalId?: string
  demonstration: boolean
}

export interface Appointment {
  id: string
  person: Person
  seat: Seat
  kind: 'permanent' | 'acting' | 'concurrent' | 'secondment'
  rank?: string
  from: Day
  /** The first day on which it holds no more. */
  until?: Day
  decision: string
  endedBy?: string
  endReason?: string
  /** Whether the person lacks what a standard of the post demands. */
  lacking: boolean
}

export interface Departure {
  person: Person
  on: Day
  reason: string
  decision: string
}

export interface Absence {
  person: Person
  from: Day
  until: Day
  reason: string
  decision: string
}

export interface Qualification {
  person: Person
  kind: string
  level: string
  field?: string
  issuedOn: Day
}

export interface Quota {
  id: string
  unit: Unit
  grantor?: string
  pot: 'civil_servant' | 'public_employee'
  headcount: number
  from: Day
  /** Last day. */
  to: Day
  decision: string
  demonstration: boolean
}

/** Everybody and everything that they hold, ready to be written. */
export interface Staff {
  seats: Seat[]
  persons: Person[]
  appointments: Appointment[]
  departures: Departure[]
  absences: Absence[]
  qualifications: Qualification[]
  quotas: Quota[]
}
