import type { Snapshot } from '../../platform/database/index.ts'
import { notFound } from '../../platform/problem.ts'
import type { UnitType } from './change-set.ts'
import { type UnitVersion, versionsOf } from './store/find-units.ts'

/**
 * All entries of a unit, the earliest first; never none.
 * @throws notFound: no such unit, or (said apart) one that was not recorded yet at the moment of `known`
 */
export async function requireVersions(
  tx: Snapshot,
  type: UnitType,
  id: string,
  known?: string | null
): Promise<[UnitVersion, ...UnitVersion[]]> {
  const [first, ...later] = await versionsOf(tx, type, id, known)
  if (first) return [first, ...later]
  const recorded = known ? await versionsOf(tx, type, id) : []
  throw notFound(recorded.length ? 'organization.page.unit.not_known' : 'organization.refusal.no_unit')
}
