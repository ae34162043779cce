import type { Limit } from '../../platform/calendar/index.ts'
import type { DossierEvent } from './life/events.ts'
import type { Life, Phase, Waiting } from './life/life.ts'
import type { NationalState } from './life/national.ts'

/** Who applies, and who hands it in for them. */
export interface Applicant {
  kind: 'citizen' | 'organization'
  name: string
  /** Personal identification number, or a tax code. */
  number?: string | undefined
  birthDate?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  address?: string | undefined
  delegate?: { name: string; number?: string | undefined; phone?: string | undefined } | undefined
}

export const channels = ['counter', 'online', 'post'] as const
export const returnWays = ['counter', 'online', 'post'] as const
export type Channel = (typeof channels)[number]
export type ReturnWay = (typeof returnWays)[number]

/** A dossier as it stands: what was handed in, and what its book comes to. Moments are ISO in UTC. */
export interface Dossier {
  id: string
  /** Null: a draft. */
  code: string | null
  foreignCode: boolean
  procedureId: string
  versionId: string
  limit: Limit | null
  pile: Pile
  receptionId: string | null
  returnId: string | null
  channel: Channel
  returnWay: ReturnWay
  applicant: Applicant
  request: string | null
  sets: number
  data: Record<string, unknown>
  submittedBy: string | null
  demonstration: boolean
  phase: Phase
  national: NationalState | null
  waiting: Waiting[]
  unitId: string | null
  personId: string | null
  /** Ordinal of the present step of the version. */
  step: number | null
  submittedAt: string | null
  receivedAt: string | null
  /** The date given at reception. */
  promisedAt: string | null
  /** When it is due as the calendar is known now; null while the clock stands. */
  dueAt: string | null
  stepDueAt: string | null
  endedAt: string | null
  handedOverAt: string | null
  extendedTo: string | null
  outcome: 'grant' | 'deny' | null
  resultNumber: string | null
  life: Life
  /** Number of the last entry in its book. */
  events: number
  lastAt: string
  /** Of the last entry. */
  hash: Buffer
  /** A single dossier may have been given to a body by decision on a day; null: its pile says it. */
  ownCustodianId: string | null
}

/** Dossiers that lie together: of one body, in one field, of one place. */
export interface Pile {
  id: number
  originId: string
  functionCode: string
  placeId: string
}

/** An entry of a dossier's book. */
export interface Entry {
  dossierId: string
  number: number
  type: DossierEvent['type']
  /** When it happened. */
  at: string
  /** When haicap learned of it. */
  learnedAt: string
  actorSubject: string
  actorName: string
  personId: string | null
  /** In which capacity; null for haicap itself. */
  capacity: string | null
  payload: Payload
  phase: Phase
  national: NationalState | null
}

/** The event as the life reads it, and what came with it. */
export type Payload = DossierEvent & { with?: Record<string, unknown> | undefined }

/** What every act on a dossier answers. */
export interface DossierAnswer {
  id: string
  code: string | null
  /** Number of the entry that the act made. */
  event: number
  phase: Phase
  national: NationalState | null
  promisedAt: string | null
  dueAt: string | null
}
