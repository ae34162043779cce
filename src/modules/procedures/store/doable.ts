import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Level, Step } from '../content.ts'

/** What of a version the register does not bear on a day. */
export interface Undoable {
  unknownField: boolean
  unknownPowers: string[]
  /** Lowest areas in which nobody, or more than one, decides. */
  undecided: { place: string; verdict: 'none' | 'several' }[]
  /** Powers and positions of steps, each with the lowest areas in which nobody has it. */
  undone: { code: string; places: string[] }[]
  /** Levels and fields of other bodies that do a step, each with the lowest areas for which there is no such body. */
  nowhere: { level: Level; field: string; places: string[] }[]
}

interface Asked {
  field: string
  power: string
  level: Level
  steps: readonly Pick<Step, 'power' | 'position' | 'at'>[]
}

/**
 * Whether somebody decides in each lowest area, and can do each step there: a decider of its power, or somebody in its
 * position, or beside it in the same body. A position that communes have is needed in each, unless the procedure, or the
 * body at which the step is done, is the province's.
 */
export async function undoableOn(
  tx: Snapshot,
  day: Day,
  { field, power, level, steps }: Asked
): Promise<Undoable> {
  const powers = [...new Set(steps.flatMap((step) => [step.power ?? [], step.at?.power ?? []].flat()))]
  const positions = [...new Set(steps.flatMap((step) => step.position ?? []))]
  // What is done at a commune is done in each; what is done at a higher body, in one.
  const inEach = steps.flatMap(({ position, at }) => {
    const where = at ? at.level : level
    return position && where === 'commune' ? [position] : []
  })
  const homes = steps.flatMap(({ at }) => (at?.level ? [{ level: at.level, field: at.field ?? field }] : []))
  const found = await sql<Undoable>`
    with asked as materialized (select distinct unnest(${[power, ...powers]}::text[]) as code),
    place as materialized (
      select a.area_id, a.code, k.name_vi || ' ' || a.name as name from area_version a join kind k on k.code = a.kind_code
      where a.valid @> ${day}::date
        and not exists (select from area_version c where c.parent_id = a.area_id and c.valid @> ${day}::date)
    ),
    answer as materialized (
      select d.power_code, d.place_id, count(distinct coalesce(d.post_id, d.organization_id)) as deciders
      from deciders(${day}::date, array(select code from asked)) d group by 1, 2
    ),
    seat as materialized (
      select distinct p.position_code as code, o.area_id
      from post p join organization_version o on o.organization_id = p.organization_id and o.valid @> ${day}::date
      where p.valid @> ${day}::date and p.position_code = any (${positions}::text[])
        and exists (select from post q join appointment a on a.post_id = q.id and a.valid @> ${day}::date
          where q.organization_id = p.organization_id and q.valid @> ${day}::date)
    ),
    lowest as materialized (select distinct s.code from seat s join place p on p.area_id = s.area_id),
    lack as (
      select w.code, p.name, p.code as place from unnest(${powers}::text[]) w(code) cross join place p
      left join answer r on r.power_code = w.code and r.place_id = p.area_id where r.place_id is null
      union all
      select w.code, p.name, p.code from unnest(${positions}::text[]) w(code) cross join place p
      left join seat s on s.code = w.code and s.area_id = p.area_id
      where s.area_id is null and case when w.code = any (${inEach}::text[]) and w.code in (select code from lowest) then true
        else w.code not in (select code from seat) end
    )
    select not exists (select from function where code = ${field}) as "unknownField",
      array(select a.code from asked a where not exists (select from power p where p.code = a.code and p.valid @> ${day}::date)) as "unknownPowers",
      coalesce((select jsonb_agg(jsonb_build_object('place', p.name, 'verdict', case when r.deciders is null then 'none' else 'several' end) order by p.code)
        from place p left join answer r on r.place_id = p.area_id and r.power_code = ${power} where r.deciders is distinct from 1), '[]') as undecided,
      coalesce((select jsonb_agg(jsonb_build_object('code', l.code, 'places', l.places))
        from (select code, jsonb_agg(name order by place) as places from lack group by 1) l), '[]') as undone,
      coalesce((select jsonb_agg(jsonb_build_object('level', n.level, 'field', n.field, 'places', n.places))
        from (select h.level, h.field, jsonb_agg(p.name order by p.code) as places
          from (select distinct level, field from jsonb_to_recordset(${JSON.stringify(homes)}::jsonb) as x (level text, field text)) h
          cross join place p where body_for(h.level, h.field, p.area_id, ${day}::date) is null group by 1, 2) n), '[]') as nowhere`.execute(
    tx
  )
  return found.rows[0] as Undoable
}
