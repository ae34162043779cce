import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { type AsOf, source } from './find-units.ts'
import { type UnitInShort, unitsInShort } from './unit-candidates.ts'

/** Where the land of an area lies on a later day. */
export interface TerritoryToday extends UnitInShort {
  /** Whether all of the area lies there, or a part of it. */
  extent: 'whole' | 'part'
  /** 0..1; null where it is not known. */
  shareArea: number | null
  sharePopulation: number | null
  /** Parts of the area whose land came there; none when the area has a successor of its own. */
  parts: UnitInShort[]
}

interface Way {
  id: string
  origins: string[]
  whole: boolean
  shareArea: number | null
  sharePopulation: number | null
}

/**
 * Where the land of an area of the day `on` lies on the day `at`, along the successions in between. An area that was
 * dissolved without a successor of its own (a district) lies where its parts lie.
 */
export async function followTerritory(
  tx: Snapshot,
  areaId: string,
  on: string,
  { at, known }: AsOf
): Promise<TerritoryToday[]> {
  let ids = [areaId]
  for (let depth = 0; ids.length && depth < 5; depth++) {
    const ways = await waysFrom(tx, ids, on, { at, known })
    const units = await unitsInShort(
      tx,
      'area',
      ways.map((way) => way.id),
      { at, known }
    )
    const parts = depth > 0 && units.length ? await unitsInShort(tx, 'area', ids, { at: on, known }) : []
    if (units.length) return units.map((unit) => territoryOf(unit, ways, parts, units.length === 1))
    ids = await partsOf(tx, ids, on, known)
  }
  return []
}

function territoryOf(unit: UnitInShort, ways: Way[], parts: UnitInShort[], alone: boolean): TerritoryToday {
  const way = ways.find((one) => one.id === unit.id)
  const here = parts.filter((part) => way?.origins.includes(part.id))
  return { ...unit, ...extentOf(way, parts.length > 0, alone), parts: here }
}

type Extent = Pick<TerritoryToday, 'extent' | 'shareArea' | 'sharePopulation'>

function extentOf(way: Way | undefined, throughParts: boolean, alone: boolean): Extent {
  // What part of a district one of its communes was is not known from the commune's own shares.
  if (!way || throughParts)
    return { extent: alone ? 'whole' : 'part', shareArea: null, sharePopulation: null }
  // Parts that went apart and came together again are the whole.
  if (alone) return { extent: 'whole', shareArea: 1, sharePopulation: 1 }
  return {
    extent: way.whole ? 'whole' : 'part',
    shareArea: way.shareArea,
    sharePopulation: way.sharePopulation
  }
}

async function waysFrom(tx: Snapshot, ids: string[], on: string, { at, known }: AsOf): Promise<Way[]> {
  const steps = sql.table(known ? 'area_succession_known' : 'area_succession')
  const believed = known ? sql`and s.known @> ${known}::timestamptz` : sql``
  const found = await sql<Way>`
    with recursive way as (
      select id, id as origin, true as whole, 1::numeric as area, 1::numeric as population, ${on}::date as day
      from unnest(${ids}::uuid[]) id
      union all
      select s.successor_id, w.origin, w.whole and s.extent = 'whole', w.area * case s.extent when 'whole' then 1 else s.share_area end,
        w.population * case s.extent when 'whole' then 1 else s.share_population end, s.on_date
      from way w join ${steps} s on s.predecessor_id = w.id and s.on_date > w.day and s.on_date <= ${at}::date ${believed}
    )
    select w.id, array_agg(distinct w.origin) as origins, bool_and(w.whole) and not exists (
        select from ${steps} s where s.predecessor_id = w.id and s.extent = 'part' and s.on_date > min(w.day)
          and s.on_date <= ${at}::date ${believed}) as whole,
      case when bool_or(w.area is null) then null else sum(w.area) end::float8 as "shareArea",
      case when bool_or(w.population is null) then null else sum(w.population) end::float8 as "sharePopulation"
    from way w group by w.id`.execute(tx)
  // What gave parts away and goes on: how much of it is left is not said by the parts' own shares.
  return found.rows.map((way) =>
    !way.whole && way.shareArea === 1 ? { ...way, shareArea: null, sharePopulation: null } : way
  )
}

async function partsOf(
  tx: Snapshot,
  ids: string[],
  on: string,
  known: string | null | undefined
): Promise<string[]> {
  const { from, believed } = source('area', known)
  const found = await sql<{ id: string }>`select v.area_id as id from ${from} v
    where v.parent_id = any (${ids}::uuid[]) and v.valid @> ${on}::date and ${believed}`.execute(tx)
  return found.rows.map((row) => row.id)
}
