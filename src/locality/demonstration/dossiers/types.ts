import type { EventType } from '../../../modules/dossiers/index.ts'
import type { Version } from '../../../modules/procedures/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { DossierRow } from '../../read/types.ts'

/** A procedure as people apply for it: how often, by which ways, how it goes. */
export type Habits = DossierRow<'dossiers'>

/** Somebody as whom one can sign in to the demonstration. */
export interface Citizen {
  subject: string
  name: string
  number: string
  birthDate: Day
}

/** Where dossiers come from. */
export interface Place {
  id: string
  code: string
  /** With its kind: `xã Y Tý`. */
  name: string
  urban: boolean
  population: number
}

/** A time in which bodies, powers and procedures stay what they are. */
export interface Era {
  nth: number
  /** The first day of it that the demonstration knows. */
  day: Day
  /** Midnight at its end, in milliseconds; Infinity for the last. */
  end: number
}

/** What a dossier is about: a version of a procedure, in a place, for the body that is competent there. */
export interface Matter {
  habits: Habits
  version: Version
  place: Place
  originId: string
  era: Era
}

/** A dossier before it is lived through. Moments are milliseconds since the epoch. */
export interface Seed {
  nth: number
  matter: Matter
  channel: 'counter' | 'online' | 'post'
  /** When it was begun or handed in; codes are given in this order. */
  at: number
  /** Null: it is not received. */
  received: number | null
  /** What becomes of one that is not received. */
  instead?: 'draft' | 'submitted' | 'refused'
  /** One of those as whom one can sign in; else somebody is invented. */
  citizen?: Citizen
  /** What it waits for from some moment on, and goes on waiting. */
  awaits?: 'supplement' | 'payment'
  /** Percent of such dossiers that are late, if it is not what the procedure says. */
  late?: number
}

/** Whoever does something to a dossier, by what they are there for. */
export type Role = 'applicant' | 'counter' | 'head' | 'settler' | 'decider' | 'registry' | 'asked' | 'other'

/** Something that happens to a dossier; who does it is found later. */
export interface Planned {
  type: EventType
  at: number
  by: Role
  reason?: string
  outcome?: 'grant' | 'deny'
  amount?: number
  until?: number
}
