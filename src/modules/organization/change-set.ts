import type { Day } from '../../platform/day.ts'

/** The two things of the register: territory and legal bodies. They never mix. */
export type UnitType = 'area' | 'organization'

/** What a version says of a unit. Areas have no `areaId` and `functions`; bodies have no figures of land. */
export interface UnitFacts {
  kind: string
  code: string
  name: string
  nameEn?: string | null
  otherNames?: string[]
  parentId?: string | null
  areaId?: string | null
  functions?: string[]
  seat?: string | null
  areaKm2?: number | null
  population?: number | null
  lat?: number | null
  lon?: number | null
  demonstration?: boolean
  source?: string | null
}

/** Every change cites the decision and clause that make it. */
export interface Citation {
  decisionId: string
  clause?: string | null
}

export type Begin = Citation & { id: string; facts: UnitFacts }
export type Alter = Citation & { id: string; patch: Partial<UnitFacts> }
export type End = Citation & { id: string }

export type AreaSuccession = Citation & {
  predecessorId: string
  successorId: string
  extent: 'whole' | 'part'
  shareArea?: number | null
  sharePopulation?: number | null
}

export type OrganizationSuccession = Citation & {
  predecessorId: string
  successorId: string
  functionCode: string
  placeId?: string | null
  extent: 'whole' | 'part'
}

/** Everything that changes on one day, ready to be written set by set. */
export interface ChangeSet {
  effectiveOn: Day
  areas: { begins: Begin[]; alters: Alter[]; ends: End[]; successions: AreaSuccession[] }
  organizations: { begins: Begin[]; alters: Alter[]; ends: End[]; successions: OrganizationSuccession[] }
}

/** A change set in which nothing changes yet. */
export function emptyChangeSet(effectiveOn: Day): ChangeSet {
  return {
    effectiveOn,
    areas: { begins: [], alters: [], ends: [], successions: [] },
    organizations: { begins: [], alters: [], ends: [], successions: [] }
  }
}

/** How many facts a change set writes. */
export function changeCount(changes: ChangeSet): number {
  return [changes.areas, changes.organizations].reduce(
    (sum, unit) => sum + unit.begins.length + unit.alters.length + unit.ends.length + unit.successions.length,
    0
  )
}
