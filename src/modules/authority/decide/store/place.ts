import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import { type Day, dayBefore } from '../../../../platform/day.ts'
import {
  findUnit,
  followTerritory,
  search,
  type UnitInShort,
  unitCandidates
} from '../../../organization/index.ts'

/** A place as it was asked for, found on the day: itself, or where the land of a former one lies. */
export interface PlaceFound {
  area: UnitInShort
  /** The name that was asked for, when it is one of the past, and its last day. */
  former: { name: string; lastDay: Day } | null
}

/** The areas that a text may mean on a day: by name, code or id, of today or of the past; a body means its area. */
export async function placesMeant(tx: Snapshot, text: string, at: Day): Promise<PlaceFound[]> {
  const asOf = { at }
  const units = await unitCandidates(tx, text, asOf)
  const areas = units.filter(({ type }) => type === 'area')
  if (areas.length) return areas.map((area) => ({ area, former: null }))
  const [body] = units
  if (body) {
    const version = await findUnit(tx, 'organization', body.id, asOf)
    const own = await unitCandidates(tx, version?.areaId ?? '', asOf, 'area')
    return own.map((area) => ({ area, former: null }))
  }
  return formerPlaces(tx, text, at)
}

/** More than so many namesakes of the past are for a narrower question. */
const namesakes = 5

async function formerPlaces(tx: Snapshot, text: string, at: Day): Promise<PlaceFound[]> {
  const hits = (await search(tx, text, 20)).filter(({ type, end }) => type === 'area' && end && end <= at)
  const found: PlaceFound[] = []
  for (const { id, name, kindName, end } of hits.slice(0, namesakes)) {
    const lastDay = dayBefore(end ?? at)
    for (const area of await followTerritory(tx, id, lastDay, { at }))
      if (!found.some((other) => other.area.id === area.id))
        found.push({ area, former: { name: `${kindName.vi} ${name}`, lastDay } })
  }
  return found
}

/** Where people go: the service center of an area, else its committee, with the seat. */
export interface Counter {
  id: string
  name: string
  seat: string | null
}

export async function counterOf(tx: Snapshot, areaId: string, at: Day): Promise<Counter | undefined> {
  const found = await sql<Counter>`
    select o.organization_id as id, o.name, coalesce(o.seat, a.seat) as seat
    from organization_version o join area_version a on a.area_id = o.area_id and a.valid @> ${at}::date
    where o.area_id = ${areaId}::uuid and o.valid @> ${at}::date
      and o.kind_code in ('service_center', 'provincial_service_center', 'people_committee')
    order by o.kind_code = 'people_committee', o.parent_id nulls first, o.code limit 1`.execute(tx)
  return found.rows[0]
}

/** Names of areas as of a day, by id. */
export async function areaNames(
  tx: Snapshot,
  ids: readonly string[],
  at: Day
): Promise<Map<string, { name: string; code: string }>> {
  if (!ids.length) return new Map()
  const found = await sql<{ id: string; name: string; code: string }>`
    select a.area_id as id, k.name_vi || ' ' || a.name as name, a.code from area_version a join kind k on k.code = a.kind_code
    where a.area_id = any (${ids}::uuid[]) and a.valid @> ${at}::date`.execute(tx)
  return new Map(found.rows.map(({ id, ...rest }) => [id, rest]))
}
