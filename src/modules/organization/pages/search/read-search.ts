import type { Snapshot } from '../../../../platform/database/index.ts'
import { type Day, dayBefore } from '../../../../platform/day.ts'
import { type SearchHit, search } from '../../search.ts'
import { type Custodian, custodiansOf } from '../../store/custody.ts'
import { listUnits, type UnitVersion } from '../../store/find-units.ts'
import { followTerritory, type TerritoryToday } from '../../store/follow-territory.ts'

/** A unit that was found, with what it is now or where to go for it. */
export interface FoundUnit {
  hit: SearchHit
  /** What the unit is now; undefined when it is no more, or not yet. */
  present: UnitVersion | undefined
  /** The areas in which its land lies now. */
  territory: TerritoryToday[]
  /** The bodies that answer for it now. */
  custodians: Custodian[]
}

/** More than this are not shown: a longer name finds them. */
export const hitsShown = 50

/** Searches, and follows each unit that has ended to the day `now`. */
export async function readSearch(
  tx: Snapshot,
  q: string,
  now: Day,
  known: string | null
): Promise<FoundUnit[]> {
  if (!q) return []
  const hits = await search(tx, q, hitsShown + 1)
  const asOf = { at: now, known }
  const presentOf = async (type: SearchHit['type']) => {
    const ids = hits.filter((hit) => hit.type === type).map((hit) => hit.id)
    return ids.length ? await listUnits(tx, type, asOf, { ids }) : []
  }
  const present = [...(await presentOf('area')), ...(await presentOf('organization'))]
  const found: FoundUnit[] = []
  for (const hit of hits) {
    const unit = present.find((one) => one.id === hit.id)
    const gone = !unit && hit.end !== null && hit.end <= now
    const on = gone && hit.end ? dayBefore(hit.end) : now
    found.push({
      hit,
      present: unit,
      territory: gone && hit.type === 'area' ? await followTerritory(tx, hit.id, on, asOf) : [],
      custodians:
        gone && hit.type === 'organization' ? await custodiansOf(tx, { originId: hit.id }, asOf) : []
    })
  }
  return found
}
