import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { type Plan, resolvePlan } from '../../changeover/index.ts'
import { successionsOn, type Unit, type UnitFacts } from '../../organization/index.ts'

/** A body as it will be on the day of a plan. */
export interface Body {
  id: string
  code: string
  name: string
  kind: string
  functions: string[]
  areaId: string
  areaKind: string
  level: string | null
}

/** Part of the work of a body that ends, and who continues it. */
export interface Step {
  predecessorId: string
  successorId: string
  functionCode: string
  extent: 'whole' | 'part'
}

/** What a plan does with bodies, as far as their people need it. */
export interface PlanBodies {
  /** Bodies of the day before that are no more on the day, by id. */
  ending: Map<string, Unit>
  /** Bodies of the day, by code. */
  onDay: Map<string, Body>
  steps: Step[]
  /** Field -> the field above it. */
  fields: Map<string, string | null>
}

/** The bodies around the day of a plan: of the register when it is enacted, else as its operations say. */
export async function planBodies(tx: Snapshot, plan: Plan): Promise<PlanBodies> {
  const levels = await levelsOf(tx)
  const { view, resolution } = await resolvePlan(tx, plan.enactment ? { ...plan, operations: [] } : plan)
  const { areas, organizations } = resolution.changes
  const unitsAfter = new Map<string, UnitFacts>(view.onDay.units)
  for (const { id } of [...areas.ends, ...organizations.ends]) unitsAfter.delete(id)
  for (const { id, patch } of [...areas.alters, ...organizations.alters]) {
    const unit = unitsAfter.get(id)
    if (unit) unitsAfter.set(id, { ...unit, ...patch })
  }
  for (const { id, facts } of [...areas.begins, ...organizations.begins]) unitsAfter.set(id, facts)

  const onDay = new Map<string, Body>()
  for (const [id, unit] of unitsAfter) {
    // Only bodies serve an area; areas lie in one.
    const area = unit.areaId ? unitsAfter.get(unit.areaId) : undefined
    if (!area || !unit.areaId) continue
    const { code, name, kind, functions = [] } = unit
    const level = levels.get(area.kind) ?? null
    onDay.set(code, { id, code, name, kind, functions, areaId: unit.areaId, areaKind: area.kind, level })
  }
  const ending = new Map(
    [...view.before.units].filter(([id, { type }]) => type === 'organization' && !unitsAfter.has(id))
  )
  const steps = plan.enactment
    ? await successionsOn(tx, 'organization', plan.effectiveOn)
    : organizations.successions
  return { ending, onDay, steps, fields: view.functions }
}

async function levelsOf(tx: Snapshot): Promise<Map<string, string | null>> {
  const found = await sql<{ code: string; level: string | null }>`
    select code, level from kind where scope = 'area'`.execute(tx)
  return new Map(found.rows.map(({ code, level }) => [code, level]))
}
