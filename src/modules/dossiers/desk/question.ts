import type { Channel } from '../dossier.ts'
import type { Phase, Waiting } from '../life/life.ts'
import type { HeldByUnit } from './held.ts'

/** Which dossiers of a desk: those of one person, of the units, of the bodies led, or those that pass a counter. */
export const views = ['mine', 'unit', 'body', 'counter', 'to_hand_over', 'drafts', 'opinions'] as const
export type View = (typeof views)[number]

/** How dossiers stand that run, as people ask for them. */
export const runningStates = [
  ...(['open', 'late', 'soon', 'submitted', 'received', 'in_work', 'proposed', 'signed'] as const),
  ...(['waiting', 'waiting_supplement', 'waiting_payment', 'waiting_opinion', 'step_elsewhere'] as const)
] as const

/** How dossiers ended. */
export const endedStates = [
  'released',
  'at_center',
  'handed_over',
  'refused',
  'stopped',
  'withdrawn'
] as const

/** `any`: running and ended, for whoever looks for one; only together with words to look for. */
export const states = [...runningStates, ...endedStates, 'any'] as const
export type State = (typeof states)[number]

export interface Filters {
  state?: State | undefined
  procedureId?: string | undefined
  /** The unit that works on them on the day, as `unitHeld` resolves it. */
  unit?: HeldByUnit | undefined
  personId?: string | undefined
  channel?: Channel | undefined
  /** Moments between which they were received; the second no longer counts. */
  receivedFrom?: string | undefined
  receivedBefore?: string | undefined
  /** Code, name, number or phone, or words of the request. */
  q?: string | undefined
}

export interface ListQuestion extends Filters {
  view: View
  /** The moment by which what is late is late. */
  now: string
  limit?: number
  /** As the page before said; undefined: the first page. */
  after?: string | undefined
  /** As the page behind said: the one before it. */
  before?: string | undefined
}

/** A line of a list. */
export interface ListedDossier {
  id: string
  code: string | null
  procedure: string
  applicant: string
  phase: Phase
  waiting: Waiting[]
  personId: string | null
  person: string | null
  unitId: string | null
  pileId: number
  field: string
  channel: Channel
  submittedAt: string | null
  receivedAt: string | null
  promisedAt: string | null
  dueAt: string | null
  stepDueAt: string | null
  endedAt: string | null
  /** The present step is done at another body than the one that leads. */
  elsewhere: {
    pileId: number
    unitId: string | null
    personId: string | null
    person: string | null
    since: string
    step: string
  } | null
  /** Running and past its date, or ended past it. */
  late: boolean
  /** Running, and so much of the time limit is over that people are warned. */
  soon: boolean
  demonstration: boolean
}

/** The state that is meant when none is chosen: what runs, or everything that the words fit. */
export const stateOf = ({ state, q }: Filters): State => state ?? (q ? 'any' : 'open')
