import type { Day } from '../../../../platform/day.ts'
import type { View } from '../../../../platform/http/index.ts'

/** The day for "where to go now": today, or the chosen day where that lies ahead. */
export function nowOf({ at, today }: Pick<View, 'at' | 'today'>): Day {
  return at > today ? at : today
}
