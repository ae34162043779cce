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
  /** How much of the territory of the day `from` lies in that of the day `to` (0..1); null where it is not known. */
  shareArea: number | null
  sharePopulation: number | null
}

/** A pair as found forwards in time, with what it weighs: area and people of the earlier day that lie in both. */
interface Found extends ComparableTerritory {
  weightArea: number | null
  weightPopulation: number | null
}

/**
 * Which territory of the day `from` lies in which territory of the day `to` (`to` may also be the earlier one:
 * then the pairs are found forwards in time, turned round, and weighed by what the earlier territories measured). A
 * statistical question: it says nothing of who continues the work. Like for like: a target whose sources all go into it
 * wholly is comparable without shares.
 * @param areaId narrows to one territory of the day `from`
 */
export async function comparableTerritories(
  tx: Snapshot,
  from: string,
  to: string,
  level: string,
  areaId?: string
): Promise<ComparableTerritory[]> {
  const forward = from <= to
  const found = await forwards(tx, forward ? [from, to] : [to, from], level, forward ? areaId : undefined)
  const pairs = forward ? found : turned(found)
  return pairs
    .filter((pair) => forward || !areaId || pair.fromId === areaId)
    .map(({ weightArea: _area, weightPopulation: _population, ...pair }) => pair)
}

/**
 * Each day on which something leaves a territory, all of its land takes a step: to where it goes, or, of what is left,
 * to the territory itself. Shares are those of the territory as it was then, so they multiply along the way.
 */
async function forwards(
  tx: Snapshot,
  [early, late]: [string, string],
  level: string,
  areaId?: string
): Promise<Found[]> {
  const start = areaId ? sql`and v.area_id = ${areaId}::uuid` : sql``
  const result = await sql<Found>`
    with recursive going as materialized (
      select s.predecessor_id as source, s.successor_id as target, s.on_date, g.on as goes_on,
        case when s.extent = 'whole' and not g.on then 1 else s.share_area end as area,
        case when s.extent = 'whole' and not g.on then 1 else s.share_population end as population
      from area_succession s cross join lateral (select exists (
        select from area_version v where v.area_id = s.predecessor_id and v.valid @> s.on_date) as "on") g
      where s.on_date > ${early}::date and s.on_date <= ${late}::date
    ), step as (
      select source, target, on_date, area, population from going
      union all
      select source, source, on_date, case when bool_or(area is null) then null else greatest(0, 1 - sum(area)) end,
        case when bool_or(population is null) then null else greatest(0, 1 - sum(population)) end
      from going where goes_on group by source, on_date
    ), timed as materialized (
      select step.*, day.since from step join (
        select source, on_date, coalesce(lag(on_date) over (partition by source order by on_date), '-infinity') as since
        from (select distinct source, on_date from step) d) day using (source, on_date)
    ), way as (
      select v.area_id as origin, v.area_id as id, 1::numeric as area, 1::numeric as population, ${early}::date as day
      from area_version v join kind k on k.code = v.kind_code
      where v.valid @> ${early}::date and k.level = ${level} ${start}
      union all
      select w.origin, t.target, w.area * t.area, w.population * t.population, t.on_date
      from way w join timed t on t.source = w.id and w.day >= t.since and w.day < t.on_date
    ), arrived as (
      select w.origin, w.id, count(*) over (partition by w.origin) = 1 as alone,
        case when bool_or(w.area is null) then null else sum(w.area) end as area,
        case when bool_or(w.population is null) then null else sum(w.population) end as population
      from way w
      where not exists (select from timed t where t.source = w.id and w.day < t.on_date)
      group by w.origin, w.id
    )
    select o.area_id as "fromId", o.code as "fromCode", o.name as "fromName", n.area_id as "toId", n.code as "toCode",
      n.name as "toName", case when a.alone then 'whole' else 'part' end as extent,
      case when a.alone then 1 else a.area end::float8 as "shareArea",
      case when a.alone then 1 else a.population end::float8 as "sharePopulation",
      (o.area_km2 * case when a.alone then 1 else a.area end)::float8 as "weightArea",
      (o.population * case when a.alone then 1 else a.population end)::float8 as "weightPopulation"
    from arrived a
    join area_version o on o.area_id = a.origin and o.valid @> ${early}::date
    join area_version n on n.area_id = a.id and n.valid @> ${late}::date
    join kind k on k.code = n.kind_code and k.level = ${level}
    order by o.name, n.name, o.area_id, n.area_id`.execute(tx)
  return result.rows
}

/** Seen from the later day: what lies wholly in one earlier territory, and of the others how much of each. */
function turned(found: Found[]): Found[] {
  const sources = Map.groupBy(found, ({ toId }) => toId)
  return found
    .map((pair) => {
      const all = sources.get(pair.toId) ?? []
      const alone = all.length === 1
      const share = (weight: 'weightArea' | 'weightPopulation') => (alone ? 1 : shareOf(pair, all, weight))
      const { fromId: toId, fromCode: toCode, fromName: toName, toId: fromId, toCode: fromCode } = pair
      return {
        ...pair,
        ...{ fromId, fromCode, fromName: pair.toName, toId, toCode, toName },
        extent: alone ? ('whole' as const) : ('part' as const),
        shareArea: share('weightArea'),
        sharePopulation: share('weightPopulation')
      }
    })
    .sort(
      (one, other) => one.fromName.localeCompare(other.fromName) || one.toName.localeCompare(other.toName)
    )
}

/** One unknown weight leaves the shares of all unknown. */
function shareOf(pair: Found, all: Found[], weight: 'weightArea' | 'weightPopulation'): number | null {
  const weights = all.map((other) => other[weight])
  if (weights.some((one) => one === null)) return null
  const sum = weights.reduce((total: number, one) => total + (one ?? 0), 0)
  return sum > 0 ? (pair[weight] ?? 0) / sum : null
}
