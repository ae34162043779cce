import type { Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import { invalid, type Problem } from '../../platform/problem.ts'
import { stepsFrom, stepsTo } from './custodian-steps.ts'
import { FunctionTree } from './function-tree.ts'
import { resolveUnit } from './resolve-unit.ts'
import { type Counter, countersIn } from './store/counters.ts'
import { type Custodian, custodiansOf } from './store/custody.ts'
import type { Decision } from './store/decisions.ts'
import { decisionsById } from './store/decisions-named.ts'
import { type AsOf, listUnits } from './store/find-units.ts'
import { followTerritory, type TerritoryToday } from './store/follow-territory.ts'
import type { Succession } from './store/successions.ts'
import { type UnitInShort, unitsInShort } from './store/unit-candidates.ts'
import { listFunctions } from './store/words.ts'

/** "Who answers on the day `at` for what unit U answered for on the day `on`, in this field and at this place?" */
export interface CustodianQuestion {
  /** Code on the day `on`, name as people write it, or id. */
  unit: string
  on: Day
  at: Day
  known?: string | null
  functionCode?: string
  /** Code, name or id of an area of the day `on`, or else of the day `at`. */
  place?: string
}

/** One who answers, where to find them, and the decisions that led from the origin to them. */
export interface CustodianFound extends Custodian {
  seat: string | null
  areaId: string | null
  steps: (Succession & { decisionNumber: string })[]
}

export interface CustodianAnswer {
  unit: UnitInShort
  on: Day
  at: Day
  functionCode: string | null
  place: UnitInShort | null
  /** The bodies that answered on the day `on`. */
  origins: UnitInShort[]
  custodians: CustodianFound[]
  /** Where people go in person: the counters of these areas and of where the custodians are. */
  counters: Counter[]
  /** Where the land of the unit lies on the day `at`: another question, with an answer of its own. */
  territory: TerritoryToday[]
  decisions: Decision[]
}

/**
 * The one answer that API, page and command line give. An area is asked through its bodies that have no superior
 * body on the day; with a field, through those among them that held it.
 * @throws notFound when there was no such unit, refusal when several bear the name (details: one for each),
 *   invalid for an unknown field or a day `at` before `on`
 */
export async function whoAnswers(tx: Snapshot, question: CustodianQuestion): Promise<CustodianAnswer> {
  const { on, at, known = null } = question
  if (at < on) throw backwards(on, at)
  const functionCode = question.functionCode || null
  const tree = await fieldsWith(tx, functionCode)
  const unit = await resolveUnit(tx, question.unit, { at: on, known }, { path: 'unit' })
  const place = question.place ? await resolvePlace(tx, question.place, on, { at, known }) : null

  const origins = await originsOf(tx, unit, { at: on, known }, functionCode, tree)
  const custodians: CustodianFound[] = []
  for (const origin of origins) {
    const asked = { originId: origin.id, functionCode: functionCode ?? undefined, placeId: place?.id, on }
    const found = await custodiansOf(tx, asked, { at, known })
    custodians.push(...(await withSteps(tx, origin.id, found, on, { at, known }, tree)))
  }
  const territory = unit.type === 'area' ? await followTerritory(tx, unit.id, on, { at, known }) : []
  const places = [...territory.map((area) => area.id), ...custodians.map((one) => one.areaId)]
  const decisions = await decisionsById(
    tx,
    custodians.flatMap((one) => [one.decisionId, ...one.steps.map((step) => step.decisionId)])
  )
  return {
    unit,
    on,
    at,
    functionCode,
    place,
    origins,
    custodians,
    counters: await countersIn(tx, places, { at, known }),
    territory,
    decisions: [...decisions.values()]
  }
}

function backwards(on: Day, at: Day): Problem {
  const said = { messageKey: 'organization.page.custodian.backwards', params: { on, at } }
  return invalid(said.messageKey, said.params, [{ path: 'at', ...said }])
}

/** The tree of fields; the one asked for must be in it. */
async function fieldsWith(tx: Snapshot, code: string | null): Promise<FunctionTree> {
  const tree = new FunctionTree(await listFunctions(tx))
  if (!code || tree.has(code)) return tree
  const said = { messageKey: 'organization.refusal.unknown_function', params: { code } }
  throw invalid(said.messageKey, said.params, [{ path: 'function', ...said }])
}

/** A place may be named as it was or as it is. */
async function resolvePlace(tx: Snapshot, place: string, on: Day, asOf: AsOf): Promise<UnitInShort> {
  const options = { type: 'area', path: 'place' } as const
  try {
    return await resolveUnit(tx, place, { at: on, known: asOf.known }, options)
  } catch (error) {
    return await resolveUnit(tx, place, asOf, options).catch(() => {
      throw error
    })
  }
}

async function originsOf(
  tx: Snapshot,
  unit: UnitInShort,
  asOf: AsOf,
  field: string | null,
  tree: FunctionTree
): Promise<UnitInShort[]> {
  if (unit.type === 'organization') return [unit]
  const bodies = (await listUnits(tx, 'organization', asOf, { areaId: unit.id })).filter(
    (body) => !body.parentId
  )
  const holders = field
    ? bodies.filter((body) => body.functions.some((code) => tree.related(code, field)))
    : []
  const ids = (holders.length ? holders : bodies).map((body) => body.id)
  return unitsInShort(tx, 'organization', ids, asOf)
}

async function withSteps(
  tx: Snapshot,
  originId: string,
  found: Custodian[],
  on: Day,
  asOf: AsOf,
  tree: FunctionTree
): Promise<CustodianFound[]> {
  const steps = await stepsFrom(tx, originId, on, asOf)
  const numbers = await decisionsById(
    tx,
    steps.map((step) => step.decisionId)
  )
  const bodies = await listUnits(tx, 'organization', asOf, { ids: found.map((one) => one.custodianId) })
  const areas = await listUnits(tx, 'area', asOf, { ids: bodies.flatMap((body) => body.areaId ?? []) })
  return found.map((one) => {
    const body = bodies.find((unit) => unit.id === one.custodianId)
    const seat = body?.seat ?? areas.find((area) => area.id === body?.areaId)?.seat ?? null
    const way = stepsTo(one, steps, tree).map((step) => ({
      ...step,
      decisionNumber: numbers.get(step.decisionId)?.number ?? ''
    }))
    return { ...one, seat, areaId: body?.areaId ?? null, steps: way }
  })
}
