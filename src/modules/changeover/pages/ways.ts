import type { Snapshot } from '../../../platform/database/index.ts'
import type { T } from '../../../platform/i18n/index.ts'
import { type Succession, successionsOn, type UnitType } from '../../organization/index.ts'
import type { Plan } from '../store/plans.ts'
import { resolvePlan } from '../store/resolve-plan.ts'
import type { Words } from '../store/words.ts'
import { unitTitle } from './unit-words.tsx'

/** One step from a unit of the day before to one of the day, with the names of both. */
export interface Way {
  from: WayEnd
  into: WayEnd
  extent: 'whole' | 'part'
  shareArea: number | null
  sharePopulation: number | null
  functionCode: string
  place: string | null
  clause: string | null
}

export interface WayEnd {
  id: string
  code: string
  title: string
  /** Whether the register has it already, so that it can be linked to. */
  registered: boolean
  /** Whether it was there on the day before. */
  stood: boolean
}

/** What flows into what: as enacted, or for a plan in preparation as its operations say. */
export async function waysOf(tx: Snapshot, plan: Plan, type: UnitType, words: Words, t: T): Promise<Way[]> {
  return plan.enactment ? enactedWays(tx, plan, type, words, t) : plannedWays(tx, plan, type, words, t)
}

async function enactedWays(tx: Snapshot, plan: Plan, type: UnitType, words: Words, t: T): Promise<Way[]> {
  const successions = await successionsOn(tx, type, plan.effectiveOn)
  const { view } = await resolvePlan(tx, { ...plan, operations: [] })
  const end = (id: string, name: string, code: string): WayEnd => {
    const unit = view.before.units.get(id) ?? view.onDay.units.get(id)
    return {
      id,
      code,
      title: unit ? unitTitle(unit, words, t) : name,
      registered: true,
      stood: view.before.units.has(id)
    }
  }
  return successions.map((step: Succession) => {
    const place = step.placeId ? view.before.units.get(step.placeId) : undefined
    const successor = view.onDay.units.get(step.successorId)
    const into = {
      ...end(step.successorId, step.successorName, step.successorCode),
      ...(successor && { code: successor.code, title: unitTitle(successor, words, t) })
    }
    return {
      ...step,
      from: end(step.predecessorId, step.predecessorName, step.predecessorCode),
      into,
      place: place ? unitTitle(place, words, t) : null
    }
  })
}

async function plannedWays(tx: Snapshot, plan: Plan, type: UnitType, words: Words, t: T): Promise<Way[]> {
  const { view, resolution } = await resolvePlan(tx, plan)
  const side = type === 'area' ? resolution.changes.areas : resolution.changes.organizations
  const begun = new Map(side.begins.map(({ id, facts }) => [id, facts]))
  const altered = new Map(side.alters.map(({ id, patch }) => [id, patch]))
  const end = (id: string, after: boolean): WayEnd => {
    const unit = begun.get(id) ?? view.before.units.get(id) ?? view.onDay.units.get(id)
    const facts = { name: '?', kind: '', code: '', ...unit, ...(after ? altered.get(id) : {}), type }
    return {
      id,
      code: facts.code,
      title: unitTitle(facts, words, t),
      registered: !begun.has(id),
      stood: view.before.units.has(id)
    }
  }
  return side.successions.map((step) => {
    const { predecessorId, successorId, extent, clause = null } = step
    const placeId = 'placeId' in step ? step.placeId : undefined
    const place = placeId ? view.before.units.get(placeId) : undefined
    return {
      from: end(predecessorId, false),
      into: end(successorId, true),
      extent,
      clause: clause ?? null,
      shareArea: ('shareArea' in step ? step.shareArea : null) ?? null,
      sharePopulation: ('sharePopulation' in step ? step.sharePopulation : null) ?? null,
      functionCode: 'functionCode' in step ? step.functionCode : 'all',
      place: place ? unitTitle(place, words, t) : null
    }
  })
}
