import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { UnitType } from '../change-set.ts'

/** When a question is asked of the register: the day it is about, and what was known at an instant (null = now). */
export interface AsOf {
  at: string
  known?: string | null
}

/** One entry of a unit: what held from `start` (null: since before the register) up to, not including, `end`. */
export interface UnitVersion {
  id: string
  type: UnitType
  kind: string
  kindName: { vi: string; en: string; de: string }
  level: string | null
  code: string
  name: string
  nameEn: string | null
  otherNames: string[]
  parentId: string | null
  areaId: string | null
  functions: string[]
  seat: string | null
  areaKm2: number | null
  population: number | null
  lat: number | null
  lon: number | null
  start: string | null
  end: string | null
  beganBy: string | null
  beganClause: string | null
  endedBy: string | null
  endedClause: string | null
  demonstration: boolean
  source: string | null
}

const shared = `v.kind_code as kind, jsonb_build_object('vi', k.name_vi, 'en', k.name_en, 'de', k.name_de) as "kindName",
  k.level, v.code, v.name, v.name_en as "nameEn", v.other_names as "otherNames", v.parent_id as "parentId", v.seat,
  lower(v.valid) as start, upper(v.valid) as "end", v.began_by as "beganBy", v.began_clause as "beganClause",
  v.ended_by as "endedBy", v.ended_clause as "endedClause", v.demonstration, v.source`

const columns = {
  area: sql.raw(`v.area_id as id, 'area' as type, null::uuid as "areaId", '{}'::text[] as functions,
    v.area_km2 as "areaKm2", v.population, v.lat, v.lon, ${shared}`),
  organization: sql.raw(`v.organization_id as id, 'organization' as type, v.area_id as "areaId", v.functions,
    null::numeric as "areaKm2", null::integer as population, null::float8 as lat, null::float8 as lon, ${shared}`)
}

/** The table of what is believed now, or the view of what was believed at an instant, with its filter. */
export function source(type: UnitType, known?: string | null) {
  const key = sql.ref(type === 'area' ? 'v.area_id' : 'v.organization_id')
  return known
    ? { from: sql.table(`${type}_known`), key, believed: sql`v.known @> ${known}::timestamptz` }
    : { from: sql.table(`${type}_version`), key, believed: sql`true` }
}

/** What a unit was on a day, or undefined when it did not exist then. */
export async function findUnit(
  tx: Snapshot,
  type: UnitType,
  id: string,
  asOf: AsOf
): Promise<UnitVersion | undefined> {
  const { from, key, believed } = source(type, asOf.known)
  const result =
    await sql<UnitVersion>`select ${columns[type]} from ${from} v join kind k on k.code = v.kind_code
    where ${key} = ${id}::uuid and v.valid @> ${asOf.at}::date and ${believed}`.execute(tx)
  return result.rows[0]
}

/** All entries of a unit, the earliest first. */
export async function versionsOf(
  tx: Snapshot,
  type: UnitType,
  id: string,
  known?: string | null
): Promise<UnitVersion[]> {
  const { from, key, believed } = source(type, known)
  const result =
    await sql<UnitVersion>`select ${columns[type]} from ${from} v join kind k on k.code = v.kind_code
    where ${key} = ${id}::uuid and ${believed} order by lower(v.valid) nulls first`.execute(tx)
  return result.rows
}

/** What a list may be narrowed by. */
export interface UnitFilter {
  kind?: string
  level?: string
  parentId?: string
  areaId?: string
  q?: string
  ids?: string[]
  /** Keyset: the name and id of the last row of the page before. */
  after?: { name: string; id: string }
  limit?: number
}

/** Units of a day, by name; `limit` + 1 rows are not asked for: callers ask for one more to see whether there is a next page. */
export async function listUnits(
  tx: Snapshot,
  type: UnitType,
  asOf: AsOf,
  filter: UnitFilter = {}
): Promise<UnitVersion[]> {
  const { from, key, believed } = source(type, asOf.known)
  const conditions = [sql`v.valid @> ${asOf.at}::date`, believed]
  if (filter.kind) conditions.push(sql`v.kind_code = ${filter.kind}`)
  if (filter.level) conditions.push(sql`k.level = ${filter.level}`)
  if (filter.parentId) conditions.push(sql`v.parent_id = ${filter.parentId}::uuid`)
  if (filter.areaId && type === 'organization') conditions.push(sql`v.area_id = ${filter.areaId}::uuid`)
  if (filter.ids) conditions.push(sql`${key} = any (${filter.ids}::uuid[])`)
  if (filter.q)
    conditions.push(
      sql`(fold(v.name) like '%' || fold(${escapeLike(filter.q)}) || '%' or v.code = ${filter.q})`
    )
  if (filter.after)
    conditions.push(sql`(fold(v.name), ${key}) > (fold(${filter.after.name}), ${filter.after.id}::uuid)`)
  const result =
    await sql<UnitVersion>`select ${columns[type]} from ${from} v join kind k on k.code = v.kind_code
    where ${sql.join(conditions, sql` and `)} order by fold(v.name), ${key} limit ${filter.limit ?? 100000}`.execute(
      tx
    )
  return result.rows
}

/** The unit that bears a code on a day. Codes are used again later, so a code without its day means nothing. */
export async function unitByCode(
  tx: Snapshot,
  type: UnitType,
  code: string,
  asOf: AsOf
): Promise<UnitVersion | undefined> {
  const { from, believed } = source(type, asOf.known)
  const result =
    await sql<UnitVersion>`select ${columns[type]} from ${from} v join kind k on k.code = v.kind_code
    where v.code = ${code} and v.valid @> ${asOf.at}::date and ${believed}`.execute(tx)
  return result.rows[0]
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
