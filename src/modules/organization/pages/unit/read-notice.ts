import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { UnitType } from '../../change-set.ts'
import type { CustodianAnswer } from '../../custodian.ts'
import { requireVersions } from '../../require-versions.ts'
import { type Custodian, takenOverBy } from '../../store/custody.ts'
import type { Decision } from '../../store/decisions.ts'
import { decisionsById } from '../../store/decisions-named.ts'
import { type AsOf, listUnits, type UnitVersion } from '../../store/find-units.ts'
import { predecessorsOf, type Succession } from '../../store/successions.ts'
import { type FunctionWord, listFunctions } from '../../store/words.ts'
import { whereNow } from './read-unit.ts'

/** What the public must be told of a unit that ended, or of one that took over from others. */
export interface Notice {
  /** As it was last, or as it is. */
  unit: UnitVersion
  at: Day
  /** Who follows, when the unit has ended. */
  answer: CustodianAnswer | undefined
  /** Whom it followed, when it exists. */
  predecessors: Succession[]
  takenOver: Custodian[]
  decisions: Map<string, Decision>
  functions: FunctionWord[]
}

/** Reads the notice of a unit. @throws notFound */
export async function readNotice(
  tx: Snapshot,
  type: UnitType,
  id: string,
  { known }: AsOf,
  now: Day
): Promise<Notice> {
  const versions = await requireVersions(tx, type, id, known)
  const answer = await whereNow(tx, id, versions, now, known)
  const onDay = versions.find(({ start, end }) => (!start || start <= now) && (!end || now < end))
  const unit = onDay ?? versions.findLast(({ end }) => end && end <= now) ?? versions[0]
  const predecessors = onDay ? await predecessorsOf(tx, type, id, known) : []
  const takenOver = onDay ? await workTaken(tx, unit, { at: now, known }) : []
  const ids = [
    unit.beganBy,
    answer ? unit.endedBy : null,
    ...[...predecessors, ...takenOver, ...(answer?.custodians ?? [])].map((one) => one.decisionId),
    ...(answer?.decisions ?? []).map((decision) => decision.id)
  ]
  return {
    unit,
    at: now,
    answer,
    predecessors,
    takenOver,
    decisions: await decisionsById(tx, ids),
    functions: await listFunctions(tx)
  }
}

/** What the body, or the bodies of the area that have no superior there, answer for and others did before. */
async function workTaken(tx: Snapshot, unit: UnitVersion, asOf: AsOf): Promise<Custodian[]> {
  if (unit.type === 'organization') return takenOverBy(tx, unit.id, asOf)
  const bodies = await listUnits(tx, 'organization', asOf, { areaId: unit.id })
  const found: Custodian[] = []
  for (const { id } of bodies.filter((body) => !body.parentId).slice(0, 20))
    found.push(...(await takenOverBy(tx, id, asOf)))
  return found
}
