import type { Snapshot } from '../../../../platform/database/index.ts'
import { type Day, dayBefore } from '../../../../platform/day.ts'
import type { UnitType } from '../../change-set.ts'
import { type CustodianAnswer, whoAnswers } from '../../custodian.ts'
import { requireVersions } from '../../require-versions.ts'
import { type Custodian, takenOverBy } from '../../store/custody.ts'
import type { Decision } from '../../store/decisions.ts'
import { decisionsById } from '../../store/decisions-named.ts'
import { type AsOf, listUnits, type UnitVersion } from '../../store/find-units.ts'
import { predecessorsOf, type Succession, successorsOf } from '../../store/successions.ts'
import { type UnitThen, unitsThen } from '../../store/units-then.ts'
import { type FunctionWord, listFunctions } from '../../store/words.ts'
import { lifetimes } from '../shared/unit-facts.ts'

/** Everything that the page of a unit shows. */
export interface UnitOnPage {
  type: UnitType
  id: string
  /** What it is on the day; undefined when it does not exist then. */
  unit: UnitVersion | undefined
  versions: UnitVersion[]
  spans: { start: string | null; end: string | null }[]
  /** Superior units and areas of all times, as they were called then. */
  around: (id: string | null, day: Day) => UnitThen | undefined
  parts: UnitVersion[]
  bodies: UnitVersion[]
  predecessors: Succession[]
  successors: Succession[]
  takenOver: Custodian[]
  decisions: Map<string, Decision>
  functions: FunctionWord[]
  /** Where to go now, for a unit that no longer exists. */
  now: CustodianAnswer | undefined
}

/** Reads a unit's page as of a day. @param now the day for "where to go now" @throws notFound */
export async function readUnit(
  tx: Snapshot,
  type: UnitType,
  id: string,
  asOf: AsOf,
  now: Day
): Promise<UnitOnPage> {
  const { at, known } = asOf
  const versions = await requireVersions(tx, type, id, known)
  const unit = versions.find((version) => holdsOn(version, at))
  const predecessors = await predecessorsOf(tx, type, id, known)
  const successors = await successorsOf(tx, type, id, known)
  const parts = unit ? await listUnits(tx, type, asOf, { parentId: id }) : []
  const bodies = unit && type === 'area' ? await listUnits(tx, 'organization', asOf, { areaId: id }) : []
  const cited = [
    ...versions.flatMap((one) => [one.beganBy, one.endedBy]),
    ...[...predecessors, ...successors].map((step) => step.decisionId)
  ]
  return {
    type,
    id,
    unit,
    versions,
    spans: lifetimes(versions),
    parts,
    bodies,
    predecessors,
    successors,
    around: await readAround(tx, type, versions, known),
    takenOver: unit ? await readTakenOver(tx, unit, bodies, asOf) : [],
    decisions: await decisionsById(tx, cited),
    functions: await listFunctions(tx),
    now: await whereNow(tx, id, versions, now, known)
  }
}

function holdsOn({ start, end }: Pick<UnitVersion, 'start' | 'end'>, day: Day): boolean {
  return (!start || start <= day) && (!end || day < end)
}

/** Where to go on the day for what a unit answered for; undefined while it exists, and before it did. */
export async function whereNow(
  tx: Snapshot,
  id: string,
  versions: UnitVersion[],
  now: Day,
  known?: string | null
): Promise<CustodianAnswer | undefined> {
  if (versions.some((version) => holdsOn(version, now))) return undefined
  const end = versions.findLast((version) => version.end && version.end <= now)?.end
  return end ? whoAnswers(tx, { unit: id, on: dayBefore(end), at: now, known }) : undefined
}

async function readAround(tx: Snapshot, type: UnitType, versions: UnitVersion[], known?: string | null) {
  const asked = versions.flatMap(({ parentId, areaId, start, end }) => {
    const day = start ?? (end ? dayBefore(end) : null)
    return [
      ...(parentId ? [{ type, id: parentId, day }] : []),
      ...(areaId ? [{ type: 'area' as const, id: areaId, day }] : [])
    ]
  })
  const found = await unitsThen(tx, asked, known)
  return (id: string | null, day: Day) =>
    found.find((one) => one.id === id && one.day === day) ?? found.find((one) => one.id === id)
}

/** A commune's bodies all; of a province with its hundreds, those on top. */
const fewBodies = 20

async function readTakenOver(
  tx: Snapshot,
  unit: UnitVersion,
  bodies: UnitVersion[],
  asOf: AsOf
): Promise<Custodian[]> {
  const few =
    bodies.length <= fewBodies ? bodies : bodies.filter((body) => !body.parentId).slice(0, fewBodies)
  const found: Custodian[] = []
  for (const { id } of unit.type === 'area' ? few : [unit]) found.push(...(await takenOverBy(tx, id, asOf)))
  return found
}
