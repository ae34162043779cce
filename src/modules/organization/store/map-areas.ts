import type { MultiPolygon, Polygon } from 'geojson'
import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { sameLand } from './boundaries.ts'
import { type AsOf, source } from './find-units.ts'

type Geometry = Polygon | MultiPolygon

/** An area as a map needs it. */
export interface MapArea {
  type: 'area'
  id: string
  code: string
  name: string
  kind: string
  kindName: { vi: string; en: string; de: string }
  within: string | null
  lat: number | null
  lon: number | null
  /** Imported outline, if there is one for the day. */
  geometry: Geometry | null
  /** Who published the outline. */
  boundarySource: string | null
  /** Where what became of it lies, or what it came from; for areas whose own place is not known. */
  near: { lat: number; lon: number } | null
}

/** The areas of a level on a day, with their place as far as it is known. */
export async function areasOnMap(tx: Snapshot, level: string, { at, known }: AsOf): Promise<MapArea[]> {
  const { from, believed } = source('area', known)
  const found = await sql<MapArea>`
    select 'area' as type, v.area_id as id, v.code, v.name, v.kind_code as kind,
      jsonb_build_object('vi', k.name_vi, 'en', k.name_en, 'de', k.name_de) as "kindName",
      w.name as within, v.lat, v.lon, b.geometry, b.source as "boundarySource", coalesce(${placeAlong('successor', 'predecessor')}, ${placeAlong('predecessor', 'successor')}) as near
    from ${from} v join kind k on k.code = v.kind_code
    left join boundary b on b.area_id = v.area_id and b.valid @> ${at}::date and ${sameLand(at)}
    left join lateral (select pk.name_vi || ' ' || p.name as name from ${from} p join kind pk on pk.code = p.kind_code where p.area_id = v.parent_id and p.valid @> ${at}::date
      ${known ? sql`and p.known @> ${known}::timestamptz` : sql``} limit 1) w on true
    where k.level = ${level} and v.valid @> ${at}::date and ${believed}
    order by fold(v.name), v.code`.execute(tx)
  return found.rows
}

/** The middle of the nearest units along the successions in one direction that have a place. */
function placeAlong(to: 'successor' | 'predecessor', from: 'successor' | 'predecessor') {
  return sql`case when v.lat is null then (
    with recursive way(id, step) as (
      select v.area_id, 0
      union
      select ${sql.ref(`s.${to}_id`)}, w.step + 1 from way w join area_succession s on ${sql.ref(`s.${from}_id`)} = w.id where w.step < 5
    ),
    placed as (select w.step, a.lat, a.lon from way w join area_version a on a.area_id = w.id where a.lat is not null)
    select jsonb_build_object('lat', avg(lat), 'lon', avg(lon)) from placed
    where step = (select min(step) from placed) having count(*) > 0) end`
}

/** The outline of the whole: of the province, imported for whatever time. */
export async function outlineOfAll(tx: Snapshot, at: string): Promise<Geometry | null> {
  const found = await sql<{ geometry: Geometry }>`
    select b.geometry from boundary b
    join area_version v on v.area_id = b.area_id and v.valid && b.valid join kind k on k.code = v.kind_code
    where k.level = 'province' order by b.valid @> ${at}::date desc, upper(b.valid) desc limit 1`.execute(tx)
  return found.rows[0]?.geometry ?? null
}
