import { type ActName, citationOf, type Operation, type OperationFrom } from '../../organization/index.ts'
import type { Place, Problems } from './file/index.ts'
import type { PlanDocument } from './types.ts'

/** Shares come rounded: what adds up to one may miss it by this much. */
const rounding = 0.005

const changesOne = new Set<ActName>(['rename', 'reclassify', 'move', 'recode'])

type Say = (path: string, messageKey: string, params?: Record<string, string | number>) => void

/**
 * Finds what contradicts itself within a plan, without asking the register: ids and codes used twice, shares that
 * do not add up, targets that no operation names, dates in the wrong order, fields of bodies said of territory.
 */
export function checkPlan(plan: PlanDocument, placeOf: (path: string) => Place, problems: Problems): void {
  const say: Say = (path, messageKey, params = {}) => problems.add(placeOf(path), messageKey, params, path)
  checkDecisions(plan, say)
  const idAt = new Map<string, number>()
  const madeBy = new Map<string, string>()
  plan.operations.forEach((operation, index) => {
    const path = `operations.${index}`
    const earlier = idAt.get(operation.id)
    if (earlier !== undefined) {
      const { line } = placeOf(`operations.${earlier}`)
      say(`${path}.id`, 'plan-format.duplicate_id', { id: operation.id, line })
    } else idAt.set(operation.id, index)
    checkTargets(operation, path, say)
    checkShares(operation, path, say)
    checkFields(operation, path, say)
    checkMade(operation, path, madeBy, say)
  })
}

function checkDecisions({ decision, decisions, effectiveOn }: PlanDocument, say: Say): void {
  const seen = new Set<string>([citationOf(decision)])
  decisions.forEach((other, index) => {
    if (seen.has(citationOf(other)))
      say(`decisions.${index}.number`, 'plan-format.duplicate_decision', { number: other.number })
    seen.add(citationOf(other))
  })
  for (const [path, it] of [
    ['decision', decision] as const,
    ...decisions.map((d, i) => [`decisions.${i}`, d] as const)
  ]) {
    if (it.issuedOn && it.effectiveOn && it.effectiveOn < it.issuedOn)
      say(`${path}.effective_on`, 'plan-format.effective_before_issued', { number: it.number })
    const decided = it.effectiveOn ?? it.issuedOn
    if (decided && effectiveOn < decided)
      say(`${path}.effective_on`, 'plan-format.plan_before_decision', {
        number: it.number,
        decided,
        effective: effectiveOn
      })
  }
}

function checkTargets({ from, into }: Operation, path: string, say: Say): void {
  const targets = new Set(into.map((target) => target.code ?? target.continues))
  from.forEach((entry, at) => {
    entry.into?.forEach((code, n) => {
      if (!targets.has(code)) say(`${path}.from.${at}.into.${n}`, 'plan-format.unknown_target', { code })
    })
  })
  const seen = new Set<string>()
  into.forEach((target, at) => {
    if (target.code && seen.has(target.code))
      say(`${path}.into.${at}.code`, 'plan-format.duplicate_into', { code: target.code })
    if (target.code) seen.add(target.code)
  })
}

function checkShares({ from }: Operation, path: string, say: Say): void {
  const byCode = Map.groupBy(
    from.map((entry, at) => ({ entry, at })),
    ({ entry }) => entry.code
  )
  for (const [code, entries] of byCode) {
    for (const share of ['shareArea', 'sharePopulation'] as const) {
      const given = entries.filter(({ entry }) => entry[share] !== undefined)
      const last = given.at(-1)
      if (!last) continue
      const sum = given.reduce((total, { entry }) => total + (entry[share] ?? 0), 0)
      const where = `${path}.from.${last.at}.${share === 'shareArea' ? 'share_area' : 'share_population'}`
      const params = { code, sum: Math.round(sum * 1000) / 1000 }
      if (sum > 1 + rounding) say(where, 'plan-format.shares_above_one', params)
      else if (given.length === entries.length && isSplitWholly(entries) && sum < 1 - rounding)
        say(where, 'plan-format.shares_below_one', params)
    }
  }
}

/** Each entry says how much goes into one target, and nothing stays behind. */
function isSplitWholly(entries: { entry: OperationFrom }[]): boolean {
  return entries.every(({ entry }) => entry.extent === 'whole' && (entry.into?.length ?? 1) === 1)
}

function checkFields({ unit, from, into }: Operation, path: string, say: Say): void {
  const wrong = (where: string, field: string) => say(where, `plan-format.not_for_${unit}`, { field })
  from.forEach((entry, at) => {
    const fields =
      unit === 'area' ? (['functions', 'place'] as const) : (['shareArea', 'sharePopulation'] as const)
    for (const field of fields) if (entry[field] !== undefined) wrong(`${path}.from.${at}`, field)
  })
  into.forEach((target, at) => {
    const fields =
      unit === 'area' ? (['functions', 'area'] as const) : (['areaKm2', 'population', 'lat', 'lon'] as const)
    for (const field of fields) if (target[field] !== undefined) wrong(`${path}.into.${at}`, field)
    if (target.existing && (target.name ?? target.kind ?? target.parent ?? target.continues) !== undefined)
      say(`${path}.into.${at}`, 'plan-format.existing_is_not_changed', { code: target.code ?? '' })
  })
}

/** Two operations that both make a unit of one code would make two. */
function checkMade(operation: Operation, path: string, madeBy: Map<string, string>, say: Say): void {
  if (changesOne.has(operation.act)) return
  operation.into.forEach((target, at) => {
    if (!target.code || target.existing || target.continues || !target.kind) return
    const key = `${operation.unit} ${target.code}`
    const other = madeBy.get(key)
    if (other !== undefined && other !== operation.id)
      say(`${path}.into.${at}.code`, 'plan-format.made_twice', { code: target.code, other })
    madeBy.set(key, operation.id)
  })
}
