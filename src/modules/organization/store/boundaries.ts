import type { MultiPolygon, Polygon } from 'geojson'
import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'

/** An outline to be written for an area. */
export interface BoundaryRow {
  areaId: string
  geometry: Polygon | MultiPolygon
}

/** The outline of an area on a day, and who published it. */
export interface Boundary extends BoundaryRow {
  source: string
}

/** No land came to or left the area `v` between the first day of the outline `b` and the day. */
export const sameLand = (at: string) => sql`not exists (select from area_succession s
  where (s.predecessor_id = b.area_id or s.successor_id = b.area_id)
    and s.on_date > coalesce(lower(b.valid), '-infinity') and s.on_date <= ${at}::date)`

/** The outlines that hold on a day. */
export async function boundariesOn(tx: Snapshot, at: string): Promise<Boundary[]> {
  const found = await sql<Boundary>`select b.area_id as "areaId", b.geometry, b.source from boundary b
    where b.valid @> ${at}::date and ${sameLand(at)}`.execute(tx)
  return found.rows
}

/** For how long outlines of these areas would hold that are of the day `on`. */
export async function outlineTimes(
  tx: Snapshot,
  areaIds: string[],
  on: string
): Promise<Map<string, { start: string | null; end: string | null }>> {
  const rows = areaIds.map((areaId) => ({ areaId }))
  const found = await sql<{ areaId: string; start: string | null; end: string | null }>`
    select area_id as "areaId", lower(valid) as start, upper(valid) as "end" from (${freshOutlines(rows, on)}) n`.execute(
    tx
  )
  return new Map(found.rows.map(({ areaId, ...time }) => [areaId, time]))
}

/** Outlines with the time for which the land of their areas stays the same around the day. */
const freshOutlines = (rows: { areaId: string; geometry?: unknown }[], on: string) => sql`
    select r."areaId" as area_id, r.geometry, daterange(
      greatest(lower(life), (select max(on_date) from area_succession s
        where r."areaId" in (s.predecessor_id, s.successor_id) and s.on_date <= ${on}::date)),
      least(upper(life), (select min(on_date) from area_succession s
        where r."areaId" in (s.predecessor_id, s.successor_id) and s.on_date > ${on}::date))) as valid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("areaId" uuid, geometry jsonb)
    cross join lateral (select unnest(range_agg(v.valid)) as life from area_version v
      where v.area_id = r."areaId") l
    where life @> ${on}::date`

/**
 * Writes outlines for as long as the land around the day `on` stays the same, whatever the area is called:
 * within its life, between the successions that gave it land or took some. Of the outlines that were there
 * before, whatever lies outside of that time stays.
 */
export async function replaceBoundaries(
  tx: Tx,
  rows: BoundaryRow[],
  on: string,
  source: string
): Promise<void> {
  const fresh = freshOutlines(rows, on)
  await sql`
    with fresh as (${fresh}),
    taken as (
      delete from boundary b using fresh n where b.area_id = n.area_id and b.valid && n.valid
      returning b.*, n.valid as new_valid
    )
    insert into boundary (area_id, valid, geometry, source, recorded_in)
    select t.area_id, rest, t.geometry, t.source, t.recorded_in
    from taken t, unnest(datemultirange(t.valid) - datemultirange(t.new_valid)) rest`.execute(tx)
  await sql`insert into boundary (area_id, valid, geometry, source)
    select area_id, valid, geometry, ${source} from (${fresh}) n`.execute(tx)
}
