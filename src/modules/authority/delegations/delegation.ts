import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import type { InLanguages, Party, Signature } from '../resolve/index.ts'

/** The acts of law by which a power is passed on; a devolution is the law's own and never drafted here. */
export const delegationKinds = ['decentralization', 'authorization', 'assignment'] as const
export type DelegationKind = (typeof delegationKinds)[number]

/** Where a delegation stands; derived from the records of its steps and the day. */
export const delegationStates = [
  'drafted',
  'returned',
  'agreed',
  'signed',
  'ahead',
  'in_force',
  'suspended',
  'withdrawn',
  'ended',
  'discarded'
] as const
export type DelegationState = (typeof delegationStates)[number]

/** Before its publication a delegation is a working paper of the offices. */
export const unpublished: readonly DelegationState[] = [
  'drafted',
  'returned',
  'agreed',
  'signed',
  'discarded'
]

const text = (max: number) => z.string().trim().min(1, { error: 'record.input.required' }).max(max)

/** Who passes on: a body, or one post. */
export const grantorSchema = z.union([z.object({ organizationId: z.uuid() }), z.object({ postId: z.uuid() })])
export type Grantor = z.output<typeof grantorSchema>

/** Whom a line names; `id` is an id of a body or a post, the code of a position or of a kind of bodies. */
export const holderSchema = z.object({
  kind: z.enum(['post', 'organization', 'position', 'kind']),
  id: text(100),
  level: z.enum(['province', 'district', 'commune']).optional()
})

/** One line of a delegation: one power or field to one holder. */
export const lineSchema = z
  .object({
    power: text(100).optional(),
    field: text(100).optional(),
    holder: holderSchema,
    placeId: z.uuid().optional(),
    firstDay: zDay,
    lastDay: zDay.optional(),
    conditions: text(2000).optional(),
    means: text(2000).optional(),
    onward: z.boolean().default(false),
    signature: z.enum(['TM', 'KT', 'TL', 'TUQ']).optional()
  })
  .refine((line) => (line.power === undefined) !== (line.field === undefined), {
    path: ['power'],
    error: 'delegations.input.power_or_field'
  })
  .refine((line) => !line.lastDay || line.lastDay >= line.firstDay, {
    path: ['lastDay'],
    error: 'delegations.input.days_reversed'
  })
export type LineInput = z.output<typeof lineSchema>

/** What a draft says of itself. */
export const draftSchema = z.object({
  title: text(500),
  basis: text(4000).optional(),
  lines: z.array(lineSchema).max(500).default([])
})

/** A line as people read it. */
export interface DelegationLine {
  id: string
  ordinal: number
  thing: { kind: 'power' | 'function'; code: string; name: InLanguages }
  holder: Party
  placeId: string | null
  placeName: string | null
  firstDay: string
  /** First day on which it holds no more; null: open. */
  end: string | null
  conditions: string | null
  means: string | null
  onward: boolean
  signature: Signature | null
  /** What the publication made of it, cut to the life of its basis. */
  vesting: { id: string; start: string; end: string | null } | null
}

/** Who did a step, in which capacity, and when. */
export interface StepDone {
  by: string
  capacity: string | null
  at: string
}

export interface Delegation {
  id: string
  kind: DelegationKind
  state: DelegationState
  grantor: Party
  /** The grantor's body, where the powers of drafting and checking are needed. */
  organizationId: string
  organizationName: string
  grantorPostId: string | null
  title: string
  basis: string | null
  revision: number
  demonstration: boolean
  drafted: StepDone
  lines: DelegationLine[]
  checks: (StepDone & {
    revision: number
    outcome: 'agreed' | 'returned'
    opinion: string | null
    on: string
  })[]
  signature: (StepDone & { decisionId: string; decisionNumber: string; on: string }) | null
  publication: (StepDone & { on: string; in: string }) | null
  suspensions: {
    firstDay: string
    end: string | null
    reason: string
    decisionId: string
    decisionNumber: string
  }[]
  withdrawal: (StepDone & { on: string; reason: string; decisionId: string; decisionNumber: string }) | null
  discard: (StepDone & { reason: string }) | null
}

/** What a list shows. */
export interface DelegationSummary {
  id: string
  kind: DelegationKind
  state: DelegationState
  grantor: Party
  organizationId: string
  title: string
  decisionNumber: string | null
  lines: number
  firstDay: string | null
  /** The earliest day on which a line holds no more. */
  end: string | null
}
