import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { UnitType } from '../change-set.ts'

type Names = { vi: string; en: string; de: string }

/** One step from a unit to the one that follows it, with the names that both had at the turn. */
export interface Succession {
  id: string
  type: UnitType
  predecessorId: string
  predecessorName: string
  predecessorCode: string
  predecessorKind: string
  predecessorKindName: Names
  successorId: string
  successorName: string
  successorCode: string
  successorKind: string
  successorKindName: Names
  onDate: string
  functionCode: string
  placeId: string | null
  extent: 'whole' | 'part'
  shareArea: number | null
  sharePopulation: number | null
  decisionId: string
  clause: string | null
}

/** Of a unit that is not known as it then was. */
const nameless = sql`'{"vi": "", "en": "", "de": ""}'::jsonb`

const table = (type: UnitType, known?: string | null) =>
  sql.table(known ? `${type}_succession_known` : `${type}_succession`)

function select(type: UnitType, known: string | null | undefined, where: ReturnType<typeof sql>) {
  const area = type === 'area'
  const versions = sql.table(known ? `${type}_known` : `${type}_version`)
  const believed = known ? sql`and v.known @> ${known}::timestamptz` : sql``
  const key = sql.ref(area ? 'v.area_id' : 'v.organization_id')
  // The name at the turn: the last before it for the predecessor, the first from it on for the successor.
  const named = (id: ReturnType<typeof sql>, day: ReturnType<typeof sql>) => sql`lateral (
    select v.name, v.code, k.code as kind, jsonb_build_object('vi', k.name_vi, 'en', k.name_en, 'de', k.name_de) as words
    from ${versions} v join kind k on k.code = v.kind_code
    where ${key} = ${id} and v.valid @> (${day}) ${believed} limit 1)`
  return sql<Succession>`
    select s.id, ${type} as type, s.predecessor_id as "predecessorId", coalesce(p.name, '?') as "predecessorName",
      coalesce(p.code, '') as "predecessorCode", coalesce(p.kind, '') as "predecessorKind",
      coalesce(p.words, ${nameless}) as "predecessorKindName",
      s.successor_id as "successorId", coalesce(n.name, '?') as "successorName", coalesce(n.code, '') as "successorCode",
      coalesce(n.kind, '') as "successorKind",
      coalesce(n.words, ${nameless}) as "successorKindName", s.on_date as "onDate", s.extent, s.decision_id as "decisionId", s.clause,
      ${
        area
          ? sql`'all' as "functionCode", null::uuid as "placeId", s.share_area as "shareArea", s.share_population as "sharePopulation"`
          : sql`s.function_code as "functionCode", s.place_id as "placeId", null::numeric as "shareArea", null::numeric as "sharePopulation"`
      }
    from ${table(type, known)} s
    left join ${named(sql`s.predecessor_id`, sql`s.on_date - 1`)} p on true
    left join ${named(sql`s.successor_id`, sql`s.on_date`)} n on true
    where ${where} ${known ? sql`and s.known @> ${known}::timestamptz` : sql``}
    order by s.on_date, n.name, p.name`
}

/** Who followed a unit directly. */
export async function successorsOf(
  tx: Snapshot,
  type: UnitType,
  id: string,
  known?: string | null
): Promise<Succession[]> {
  return (await select(type, known, sql`s.predecessor_id = ${id}::uuid`).execute(tx)).rows
}

/** Whom a unit followed directly. */
export async function predecessorsOf(
  tx: Snapshot,
  type: UnitType,
  id: string,
  known?: string | null
): Promise<Succession[]> {
  return (await select(type, known, sql`s.successor_id = ${id}::uuid`).execute(tx)).rows
}

/** All steps of one day (the whole of a changeover). */
export async function successionsOn(
  tx: Snapshot,
  type: UnitType,
  day: string,
  known?: string | null
): Promise<Succession[]> {
  return (await select(type, known, sql`s.on_date = ${day}::date`).execute(tx)).rows
}
