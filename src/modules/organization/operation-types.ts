import type { Day } from '../../platform/day.ts'

/** Every act that an operation of a plan may be, in the order in which the documentation explains them. */
export const actNames = [
  'establish',
  'rename',
  'reclassify',
  'move',
  'recode',
  'merge',
  'split',
  'rearrange',
  'dissolve',
  'transfer'
] as const

export type ActName = (typeof actNames)[number]

/** What an operation is about: territory, or a body. Both live apart from each other. */
export const unitScopes = ['area', 'organization'] as const
export type UnitScope = (typeof unitScopes)[number]

export const extents = ['whole', 'part'] as const
export type Extent = (typeof extents)[number]

/** A legal act that a plan cites; the number alone suffices when the register knows it. */
export interface DecisionInput {
  number: string
  issuer?: string
  issuedOn?: Day
  effectiveOn?: Day
  title?: string
  source?: string
  demonstration?: boolean
}

/** One change of the register, citing its clause. */
export interface Operation {
  /** Unique within the plan. */
  id: string
  clause: string
  /** Number of the decision, where it is not the plan's own. */
  decision?: string
  act: ActName
  unit: UnitScope
  from: OperationFrom[]
  into: OperationInto[]
  note?: string
  /** True where the system proposed the operation and nobody has written it. */
  proposed?: boolean
}

/** What an operation takes. Codes are those of the day before the plan takes effect. */
export interface OperationFrom {
  code: string
  extent: Extent
  /** Share of the area (0..1) that goes this way. */
  shareArea?: number
  /** Share of the population (0..1) that goes this way. */
  sharePopulation?: number
  /** Codes of the entries of `into` that this one flows into; absent = all of them. */
  into?: string[]
  /** Codes of functions that go this way; absent = all. */
  functions?: string[]
  /** Code of an area of the day before: only what concerns this place goes this way; absent = everywhere. */
  place?: string
}

/** What an operation makes or hands over to. */
export interface OperationInto {
  code?: string
  name?: string
  kind?: string
  /** Code on the effective date; where nobody has it then, of the day before. */
  parent?: string
  /** Code of the unit of the day before that goes on as this one; absent = a new unit. */
  continues?: string
  /** True for a unit of the day before (by its code of then) that only takes over. */
  existing?: boolean
  /** Organizations: code of the area served, resolved like `parent`. */
  area?: string
  functions?: string[]
  nameEn?: string
  otherNames?: string[]
  areaKm2?: number
  population?: number
  lat?: number
  lon?: number
  seat?: string
  demonstration?: boolean
  source?: string
}
