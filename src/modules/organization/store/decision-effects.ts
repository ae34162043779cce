import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { UnitType } from '../change-set.ts'
import { source } from './find-units.ts'

/** One thing that a decision brought about in the register. */
export interface Effect {
  effect: 'began' | 'changed' | 'ended'
  type: UnitType
  id: string
  code: string
  name: string
  kind: string
  kindName: { vi: string; en: string; de: string }
  /** First day on which it holds; for an end, the first day on which it no longer holds. */
  onDate: string | null
  clause: string | null
}

/** Everything that a decision began, changed and ended: areas before bodies, in the order of codes. */
export async function effectsOf(tx: Snapshot, decisionId: string, known?: string | null): Promise<Effect[]> {
  const [areas, bodies] = [
    await effectsOn(tx, 'area', decisionId, known),
    await effectsOn(tx, 'organization', decisionId, known)
  ]
  return [...areas, ...bodies]
}

/** An entry with one before it goes on another's life: a change; the first begins, one with none after it ends. */
async function effectsOn(
  tx: Snapshot,
  type: UnitType,
  decisionId: string,
  known?: string | null
): Promise<Effect[]> {
  const { from, key, believed } = source(type, known)
  const other = sql.ref(type === 'area' ? 'o.area_id' : 'o.organization_id')
  const alsoBelieved = known ? sql`and o.known @> ${known}::timestamptz` : sql``
  const effect = (
    name: ReturnType<typeof sql>,
    day: ReturnType<typeof sql>,
    clause: ReturnType<typeof sql>
  ) => sql`
    select ${name} as effect, ${type} as type, ${key} as id, v.code, v.name, v.kind_code as kind,
      jsonb_build_object('vi', k.name_vi, 'en', k.name_en, 'de', k.name_de) as "kindName", ${day} as "onDate", ${clause} as clause
    from ${from} v join kind k on k.code = v.kind_code`
  const found = await sql<Effect>`
    ${effect(
      sql`case when exists (select from ${from} o where ${other} = ${key} and upper(o.valid) = lower(v.valid) ${alsoBelieved})
        then 'changed' else 'began' end`,
      sql`lower(v.valid)`,
      sql`v.began_clause`
    )}
    where v.began_by = ${decisionId}::uuid and ${believed}
    union all
    ${effect(sql`'ended'`, sql`upper(v.valid)`, sql`v.ended_clause`)}
    where v.ended_by = ${decisionId}::uuid and ${believed}
      and not exists (select from ${from} o where ${other} = ${key} and lower(o.valid) = upper(v.valid) ${alsoBelieved})
    order by effect, code, "onDate"`.execute(tx)
  return found.rows
}
