import type { Day } from '../../../platform/day.ts'
import type { Pot } from '../quotas/quota.ts'

export type Words = { vi: string; en: string; de: string }

/** Where a version stands, derived from its records; `none`: a body has no scheme at all. */
export const states = [
  'draft',
  'submitted',
  'returned',
  'agreed',
  'approved',
  'published',
  'in_force',
  'superseded'
] as const
export type State = (typeof states)[number]

/** What everybody may see, what every official may see; a draft is seen by those who work on it. */
export const publicStates: readonly State[] = ['published', 'in_force', 'superseded']
export const officialStates: readonly State[] = states.filter((state) => state !== 'draft')

/** Who does what next, and with which power. */
export const nextSteps = {
  draft: { step: 'submit', power: 'staffing.draft_scheme' },
  submitted: { step: 'appraise', power: 'staffing.appraise_scheme' },
  returned: { step: 'revise', power: 'staffing.draft_scheme' },
  agreed: { step: 'approve', power: 'staffing.approve_scheme' },
  approved: { step: 'publish', power: 'staffing.approve_scheme' },
  published: { step: 'revise', power: 'staffing.draft_scheme' },
  in_force: { step: 'revise', power: 'staffing.draft_scheme' },
  superseded: { step: 'revise', power: 'staffing.draft_scheme' }
} as const satisfies Record<State, { step: string; power: string }>

/** The powers of those who work on a scheme. */
export const schemePowers = [
  'staffing.draft_scheme',
  'staffing.appraise_scheme',
  'staffing.approve_scheme'
] as const

export interface RankWord {
  code: string
  name: Words
}

/** A position of a scheme. */
export interface Line {
  position: string
  title: Words
  group: 'leadership' | 'professional' | 'support' | null
  pot: Pot | null
  headcount: number
  /** How the headcount is split over ranks. */
  ranks: Record<string, number>
  /** The ladder of the position, lowest first; none: it has no ranks to split over. */
  ladder: RankWord[]
  jobDescription: string
  competency: string
}

/** What a version says in words, apart from its lines. */
export interface Texts {
  changes: string
  legalBasis: string
  functions: string
  commitment: string
}

export interface Version extends Texts {
  id: string
  number: number
  begunOn: Day
  revision: number
  state: State
  since: Day
  inForceFrom: Day | null
}

/** Sum over lines, of all or of those that count against one pot. */
export function headcountOf(lines: readonly Pick<Line, 'headcount' | 'pot'>[], pot?: Pot): number {
  return lines.reduce((sum, line) => sum + (pot === undefined || line.pot === pot ? line.headcount : 0), 0)
}
