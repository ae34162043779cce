import type { Snapshot } from '../../../platform/database/index.ts'
import { boundariesOn, outlineTimes } from '../store/boundaries.ts'
import { listUnits, type UnitVersion } from '../store/find-units.ts'
import { type Outline, squareKilometres } from './check-geometry.ts'
import { type PlacedOutline, placeOutlines } from './place-outlines.ts'

/** What an import would do with one area. */
export interface OutlineChange extends PlacedOutline {
  change: 'new' | 'replaced' | 'same'
  /** First day on which the outline holds, and the first on which it does not; null: open. */
  start: string | null
  end: string | null
  /** Corners of the outline, and the area that it encloses. */
  points: number
  km2: number
}

export interface BoundaryStudy {
  changes: OutlineChange[]
  /** Areas of the same levels that have no outline on the day, before and after. */
  missing: UnitVersion[]
}

/**
 * What importing a file would change; nothing is written.
 * @throws invalid as `importBoundaries`
 */
export async function studyBoundaries(
  tx: Snapshot,
  { text, on, source }: { text: string; on: string; source: string }
): Promise<BoundaryStudy> {
  const placed = await placeOutlines(tx, text, on)
  const standing = new Map((await boundariesOn(tx, on)).map((one) => [one.areaId, one]))
  const times = await outlineTimes(
    tx,
    placed.map(({ area }) => area.id),
    on
  )
  const changes = placed.map(({ area, outline }): OutlineChange => {
    const before = standing.get(area.id)
    const same = before && before.source === source && isSame(before.geometry, outline)
    const { start = null, end = null } = times.get(area.id) ?? {}
    const change = same ? 'same' : before ? 'replaced' : 'new'
    return { area, outline, change, start, end, points: pointsOf(outline), km2: squareKilometres(outline) }
  })
  const levels = new Set(placed.map(({ area }) => area.level))
  const drawn = new Set([...standing.keys(), ...placed.map(({ area }) => area.id)])
  const all = await listUnits(tx, 'area', { at: on })
  return { changes, missing: all.filter(({ id, level }) => levels.has(level) && !drawn.has(id)) }
}

const isSame = (one: Outline, other: Outline) =>
  one.type === other.type && JSON.stringify(one.coordinates) === JSON.stringify(other.coordinates)

function pointsOf(outline: Outline): number {
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates
  return polygons.flat().reduce((sum, ring) => sum + ring.length - 1, 0)
}
