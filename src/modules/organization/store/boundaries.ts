import type { MultiPolygon, Polygon } from 'geojson'
import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'

/** An outline for a span of days: from `start` (null: since before the register) up to, not including, `end`. */
export interface BoundaryRow {
  areaId: string
  start: string | null
  end: string | null
  geometry: Polygon | MultiPolygon
}

/** The outline of an area on a day, and who published it. */
export interface Boundary {
  areaId: string
  geometry: Polygon | MultiPolygon
  source: string
}

/** The outlines that hold on a day. */
export async function boundariesOn(tx: Snapshot, at: string): Promise<Boundary[]> {
  const found = await sql<Boundary>`select area_id as "areaId", geometry, source from boundary
    where valid @> ${at}::date`.execute(tx)
  return found.rows
}

/** Writes outlines; of those that were there before, whatever lies outside the new spans of days stays. */
export async function replaceBoundaries(tx: Tx, rows: BoundaryRow[], source: string): Promise<void> {
  const given = JSON.stringify(rows)
  const span = sql`select "areaId" as area_id, daterange(start, "end") as valid, geometry
    from jsonb_to_recordset(${given}::jsonb) as r("areaId" uuid, start date, "end" date, geometry jsonb)`
  await sql`
    with new as (${span}),
    taken as (
      delete from boundary b using new n where b.area_id = n.area_id and b.valid && n.valid
      returning b.*, n.valid as new_valid
    )
    insert into boundary (area_id, valid, geometry, source, recorded_in)
    select t.area_id, rest, t.geometry, t.source, t.recorded_in
    from taken t, unnest(datemultirange(t.valid) - datemultirange(t.new_valid)) rest`.execute(tx)
  await sql`insert into boundary (area_id, valid, geometry, source)
    select area_id, valid, geometry, ${source} from (${span}) n`.execute(tx)
}
