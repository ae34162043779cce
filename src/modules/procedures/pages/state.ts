import type { Day } from '../../../platform/day.ts'
import type { Version } from '../store/read-versions.ts'

export type VersionState = 'draft' | 'discarded' | 'coming' | 'in_force' | 'ended'

/** Where a version stands on a day; it follows from its records. */
export function stateOf({ publication, discarded }: Version, at: Day): VersionState {
  if (!publication) return discarded === null ? 'draft' : 'discarded'
  if (publication.firstDay > at) return 'coming'
  return publication.end && publication.end <= at ? 'ended' : 'in_force'
}
