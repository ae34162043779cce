/** Ways in which a plan gives someone a post, and leaving, in the order of the forms. */
export const kinds = ['permanent', 'acting', 'concurrent', 'secondment'] as const
export type Kind = (typeof kinds)[number]

export const reasons = [
  'retired',
  'retired_early',
  'resigned',
  'dismissed',
  'died',
  'term_over',
  'moved_away'
] as const
export type Reason = (typeof reasons)[number]

/** One line of a plan about one person. */
export type Placement = { personId: string; note: string | null; proposed: boolean } & (
  | {
      kind: Kind
      organizationCode: string
      positionCode: string
      toleratedUntil: string | null
      reason: null
    }
  | { kind: 'leaving'; organizationCode: null; positionCode: null; toleratedUntil: null; reason: Reason }
)

export type Title = { vi: string; en: string; de: string }

/** A line with the person whom it speaks of. */
export type NamedPlacement = Placement & { code: string; name: string }
