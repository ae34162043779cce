import type { z } from 'zod'
import type { Snapshot } from '../../../platform/database/index.ts'
import { dayBefore } from '../../../platform/day.ts'
import { notFound } from '../../../platform/problem.ts'
import type { UnitType } from '../change-set.ts'
import { requireVersions } from '../require-versions.ts'
import { type AsOf, findUnit, type UnitVersion } from '../store/find-units.ts'
import type { unitJson } from './schemas.ts'

/** An entry as the API gives it: with its last day, not the day after. */
export function unitToJson({ start, end, ...unit }: UnitVersion): z.input<typeof unitJson> {
  return { ...unit, firstDay: start, lastDay: end && dayBefore(end) }
}

/**
 * What a unit was on a day.
 * @throws notFound: no such unit, or (said apart) not on this day
 */
export async function getUnit(tx: Snapshot, type: UnitType, id: string, asOf: AsOf): Promise<UnitVersion> {
  const unit = await findUnit(tx, type, id, asOf)
  if (unit) return unit
  const last = (await requireVersions(tx, type, id, asOf.known)).at(-1)
  throw notFound('organization.refusal.not_then', { unit: `${last?.name} (${last?.code})`, day: asOf.at })
}
