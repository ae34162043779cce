import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'

/** A territory of one day set beside a territory of another. */
export interface ComparableTerritory {
  fromId: string
  fromCode: string
  fromName: string
  toId: string
  toCode: string
  toName: string
  extent: 'whole' | 'part'
  /** Product of the shares along the way; null where one of them is unknown. */
  shareArea: number | null
  sharePopulation: number | null
}

/**
 * Which territory of the day `from` lies in which territory of the day `to` (`to` may also be the earlier one:
 * then the pairs are found forwards in time and turned round). A statistical question: it says nothing of who
 * continues the work. Like for like: a target whose sources all go into it wholly is comparable without shares.
 * @param areaId narrows to one territory of the day `from`
 */
export async function comparableTerritories(
  tx: Snapshot,
  from: string,
  to: string,
  level: string,
  areaId?: string
): Promise<ComparableTerritory[]> {
  const [early, late] = from <= to ? [from, to] : [to, from]
  const start = areaId ? (from <= to ? sql`and v.area_id = ${areaId}::uuid` : sql``) : sql``
  const result = await sql<ComparableTerritory>`
    with recursive way as (
      select v.area_id as origin, v.area_id as id, true as whole, 1::numeric as area, 1::numeric as population, ${early}::date as day
      from area_version v join kind k on k.code = v.kind_code
      where v.valid @> ${early}::date and k.level = ${level} ${start}
      union all
      select w.origin, s.successor_id, w.whole and s.extent = 'whole',
        w.area * case when s.extent = 'whole' then 1 else s.share_area end,
        w.population * case when s.extent = 'whole' then 1 else s.share_population end, s.on_date
      from way w join area_succession s on s.predecessor_id = w.id
        and s.on_date > w.day - (w.origin = w.id)::int and s.on_date > ${early}::date and s.on_date <= ${late}::date
    )
    select o.area_id as "fromId", o.code as "fromCode", o.name as "fromName", n.area_id as "toId", n.code as "toCode",
      n.name as "toName", case when w.whole then 'whole' else 'part' end as extent,
      sum(w.area)::float8 as "shareArea", sum(w.population)::float8 as "sharePopulation"
    from way w
    join area_version o on o.area_id = w.origin and o.valid @> ${early}::date
    join area_version n on n.area_id = w.id and n.valid @> ${late}::date
    join kind k on k.code = n.kind_code and k.level = ${level}
    group by 1, 2, 3, 4, 5, 6, 7 order by o.name, n.name`.execute(tx)
  if (from <= to) return result.rows
  const turned = result.rows.map((row) => ({
    ...row,
    fromId: row.toId,
    fromCode: row.toCode,
    fromName: row.toName,
    toId: row.fromId,
    toCode: row.fromCode,
    toName: row.fromName
  }))
  return areaId ? turned.filter((row) => row.fromId === areaId) : turned
}
