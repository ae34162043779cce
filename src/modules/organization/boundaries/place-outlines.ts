import type { Snapshot } from '../../../platform/database/index.ts'
import { invalid, type ProblemDetail } from '../../../platform/problem.ts'
import { listUnits, type UnitVersion } from '../store/find-units.ts'
import { boundsOf, type Outline } from './check-geometry.ts'
import { type NamedOutline, readBoundaryFile } from './read-boundary-file.ts'

/** An outline of a file with the area of the day that it is of. */
export interface PlacedOutline {
  area: UnitVersion
  outline: Outline
}

/** Further than this from its own centroid (degrees), an outline belongs to another area. */
const tolerance = 0.25

/**
 * Reads a file of outlines and finds their areas by the codes of a day.
 * @throws invalid, naming each feature with an unknown code, an impossible geometry, or far from its area
 */
export async function placeOutlines(tx: Snapshot, text: string, on: string): Promise<PlacedOutline[]> {
  const outlines = readBoundaryFile(text)
  const areas = new Map((await listUnits(tx, 'area', { at: on })).map((area) => [area.code, area]))
  const details = outlines.flatMap((outline) => misplaced(outline, areas.get(outline.code), on) ?? [])
  if (details.length) throw invalid('organization.page.boundaries.invalid', {}, details.slice(0, 500))
  return outlines.flatMap(({ code, outline }) => {
    const area = areas.get(code)
    return area ? [{ area, outline }] : []
  })
}

function misplaced(
  { code, outline, path }: NamedOutline,
  area: UnitVersion | undefined,
  on: string
): ProblemDetail | undefined {
  if (!area)
    return { path, messageKey: 'organization.page.boundaries.unknown_code', params: { code, day: on } }
  if (area.lat === null || area.lon === null) return undefined
  const [west, south, east, north] = boundsOf(outline)
  const near =
    area.lon > west - tolerance &&
    area.lon < east + tolerance &&
    area.lat > south - tolerance &&
    area.lat < north + tolerance
  return near
    ? undefined
    : { path, messageKey: 'organization.page.boundaries.far_away', params: { code, name: area.name } }
}
