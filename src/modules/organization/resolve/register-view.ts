import type { Day } from '../../../platform/day.ts'
import type { UnitFacts, UnitType } from '../change-set.ts'
import type { CitedDecision, CitedDecisions } from '../cite-decision.ts'

/** A unit as it stands on one day. */
export interface Unit extends UnitFacts {
  id: string
  type: UnitType
}

/** The units of one day, found by code or id. Areas and bodies have codes of their own. */
export class DayView {
  readonly units: Map<string, Unit>
  readonly #byCode: Map<string, Unit>

  constructor(units: Iterable<Unit>) {
    this.units = new Map()
    this.#byCode = new Map()
    for (const unit of units) {
      this.units.set(unit.id, unit)
      this.#byCode.set(`${unit.type} ${unit.code}`, unit)
    }
  }

  /** The unit that has this code on the day, or undefined. */
  byCode(type: UnitType, code: string): Unit | undefined {
    return this.#byCode.get(`${type} ${code}`)
  }
}

export interface KnownDecision extends CitedDecision {
  id: string
  effectiveOn?: Day | null
}

/** What operations are resolved against: the day before, the day itself as enacted so far, and the words. */
export interface RegisterView {
  before: DayView
  onDay: DayView
  /** What the register or the plan knows of decisions. */
  decisions: CitedDecisions<KnownDecision>
  kinds: Map<string, { scope: UnitType }>
  /** Field -> the field above it. */
  functions: Map<string, string | null>
  /** Fresh identities, so that callers decide whether these are random. */
  newId: () => string
}

/** Whether a body holds a field: itself, one above it, or (naming none) all of them. */
export function holds(unit: Unit, field: string, fields: RegisterView['functions']): boolean {
  if (!unit.functions?.length || unit.functions.includes('all')) return true
  for (let at: string | null | undefined = field; at; at = fields.get(at))
    if (unit.functions.includes(at)) return true
  return false
}
