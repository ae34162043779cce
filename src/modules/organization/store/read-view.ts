import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { type Day, dayBefore } from '../../../platform/day.ts'
import { CitedDecisions } from '../cite-decision.ts'
import { DayView, type KnownDecision, type RegisterView, type Unit } from '../resolve/register-view.ts'

/** All units that hold on a day, as believed now. */
export async function unitsOn(tx: Snapshot, day: Day): Promise<Unit[]> {
  const result = await sql<Unit>`
    select area_id as id, 'area' as type, kind_code as kind, code, name, name_en as "nameEn",
      other_names as "otherNames", parent_id as "parentId", null::uuid as "areaId", '{}'::text[] as functions, seat,
      area_km2 as "areaKm2", population, lat, lon, demonstration, source
    from area_version where valid @> ${day}::date
    union all
    select organization_id, 'organization', kind_code, code, name, name_en, other_names, parent_id, area_id, functions,
      seat, null, null, null, null, demonstration, source
    from organization_version where valid @> ${day}::date`.execute(tx)
  return result.rows
}

/** What operations that take effect on a day are resolved against. */
export async function registerView(tx: Snapshot, effectiveOn: Day): Promise<RegisterView> {
  const before = new DayView(await unitsOn(tx, dayBefore(effectiveOn)))
  const onDay = new DayView(await unitsOn(tx, effectiveOn))
  const decisions = await sql<KnownDecision>`
    select id, number, issuer, issued_on as "issuedOn", effective_on as "effectiveOn" from decision
    order by recorded_in nulls first, id`.execute(tx)
  const kinds = await sql<{
    code: string
    scope: 'area' | 'organization'
  }>`select code, scope from kind`.execute(tx)
  const functions = await sql<{
    code: string
    above: string | null
  }>`select code, parent_code as above from function`.execute(tx)
  return {
    before,
    onDay,
    decisions: new CitedDecisions(decisions.rows),
    kinds: new Map(kinds.rows.map((row) => [row.code, row])),
    functions: new Map(functions.rows.map((row) => [row.code, row.above])),
    newId: randomUUID
  }
}
