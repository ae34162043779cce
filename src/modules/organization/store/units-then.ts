import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { UnitType } from '../change-set.ts'
import { source } from './find-units.ts'

/** What a unit was called on a day. */
export interface UnitThen {
  type: UnitType
  id: string
  /** The day that was asked for; null: the latest. */
  day: string | null
  name: string
  code: string
  seat: string | null
  kindName: { vi: string; en: string; de: string }
}

/** What units were called, each on a day of its own. */
export async function unitsThen(
  tx: Snapshot,
  asked: { type: UnitType; id: string; day: string | null }[],
  known?: string | null
): Promise<UnitThen[]> {
  const found: UnitThen[] = []
  for (const type of ['area', 'organization'] as const) {
    const pairs = asked.filter((one) => one.type === type)
    if (!pairs.length) continue
    const { from, key, believed } = source(type, known)
    const rows = await sql<UnitThen>`
      select ${type} as type, a.id, a.day, n.name, n.code, n.seat, n."kindName"
      from (select distinct id, day from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p(id uuid, day date)) a
      cross join lateral (
        select v.name, v.code, v.seat, jsonb_build_object('vi', k.name_vi, 'en', k.name_en, 'de', k.name_de) as "kindName"
        from ${from} v join kind k on k.code = v.kind_code
        where ${key} = a.id and ${believed}
        order by a.day is not null and v.valid @> a.day desc, upper(v.valid) desc limit 1) n`.execute(tx)
    found.push(...rows.rows)
  }
  return found
}
