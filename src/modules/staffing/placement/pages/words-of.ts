import type { T } from '../../../../platform/i18n/index.ts'
import type { PlanBodies } from '../plan-bodies.ts'
import type { Position } from '../store-staff.ts'
import type { NamedPlacement } from '../words.ts'

/** Where a line places someone, as people say it: position and body; their codes where the plan no longer has them. */
export function placeWords(
  { organizationCode, positionCode }: Pick<NamedPlacement, 'organizationCode' | 'positionCode'>,
  { onDay }: PlanBodies,
  positions: Map<string, Position>,
  t: T
): { position: string; body: string } {
  return {
    position: positions.get(positionCode ?? '')?.title[t.language] ?? positionCode ?? '',
    body: onDay.get(organizationCode ?? '')?.name ?? organizationCode ?? ''
  }
}
