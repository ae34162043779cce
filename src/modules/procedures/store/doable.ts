import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'

/** What of a version the register does not bear on a day. */
export interface Undoable {
  unknownField: boolean
  unknownPowers: string[]
  /** Lowest areas in which nobody, or more than one, decides. */
  undecided: { place: string; verdict: 'none' | 'several' }[]
  /** Powers of steps that nobody has anywhere. */
  powersOfNobody: string[]
  /** Positions of steps that have no post. */
  positionsOfNobody: string[]
}

/** Whether somebody decides everywhere, and somebody can do each step. */
export async function undoableOn(
  tx: Snapshot,
  day: Day,
  { field, power, powers, positions }: { field: string; power: string; powers: string[]; positions: string[] }
): Promise<Undoable> {
  const found = await sql<Undoable>`
    with asked as materialized (select unnest(${[...new Set([power, ...powers])]}::text[]) as code),
    answer as materialized (
      select d.power_code, d.place_id, count(distinct coalesce(d.post_id, d.organization_id)) as deciders
      from deciders(${day}::date, ${[...new Set([power, ...powers])]}::text[]) d group by 1, 2
    ),
    wrong as (
      select k.name_vi || ' ' || a.name as place, a.code, case when r.deciders is null then 'none' else 'several' end as verdict
      from area_version a join kind k on k.code = a.kind_code
      left join answer r on r.place_id = a.area_id and r.power_code = ${power}
      where a.valid @> ${day}::date and r.deciders is distinct from 1
        and not exists (select from area_version c where c.parent_id = a.area_id and c.valid @> ${day}::date)
    )
    select not exists (select from function where code = ${field}) as "unknownField",
      array(select a.code from asked a where not exists (select from power p where p.code = a.code and p.valid @> ${day}::date)) as "unknownPowers",
      coalesce((select jsonb_agg(jsonb_build_object('place', w.place, 'verdict', w.verdict) order by w.code) from wrong w), '[]') as undecided,
      array(select p from unnest(${powers}::text[]) p where not exists (select from answer r where r.power_code = p)) as "powersOfNobody",
      array(select p from unnest(${positions}::text[]) p where not exists (
        select from post o where o.position_code = p and o.valid @> ${day}::date)) as "positionsOfNobody"`.execute(
    tx
  )
  return found.rows[0] as Undoable
}
