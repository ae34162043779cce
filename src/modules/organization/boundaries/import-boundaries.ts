import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import { invalid, type ProblemDetail } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'
import { replaceBoundaries } from '../store/boundaries.ts'
import { listUnits, type UnitVersion } from '../store/find-units.ts'
import { boundsOf } from './check-geometry.ts'
import { type NamedOutline, readBoundaryFile } from './read-boundary-file.ts'

const megabytes = 64

const importSchema = z.object({
  /** The file: a GeoJSON feature collection or a TopoJSON topology. */
  text: z.string().max(megabytes * 1024 * 1024),
  /** A day on which the codes of the file hold. */
  on: zDay,
  /** Who published the outlines, and under which terms. */
  source: z.string().trim().min(1).max(1000)
})

/** Further than this from its own centroid (degrees), an outline belongs to another area. */
const tolerance = 0.25

/**
 * Imports outlines of areas. Each holds as long as the land of its area stays the same around the day, also under
 * another name; an outline that was there for that time gives way.
 * @throws invalid, naming each feature with an unknown code, an impossible geometry, or far from its area; nothing is written then
 */
export const importBoundaries: Act<z.infer<typeof importSchema>, { imported: number; on: string }> = {
  name: 'organization.import_boundaries',
  input: importSchema,
  power: 'register.change',
  async run({ tx }, { text, on, source }) {
    const outlines = readBoundaryFile(text)
    const areas = new Map((await listUnits(tx, 'area', { at: on })).map((area) => [area.code, area]))
    const details = outlines.flatMap((outline) => misplaced(outline, areas.get(outline.code), on) ?? [])
    if (details.length) throw invalid('organization.page.boundaries.invalid', {}, details.slice(0, 500))
    const rows = outlines.flatMap(({ code, outline }) => {
      const area = areas.get(code)
      return area ? [{ areaId: area.id, geometry: outline }] : []
    })
    await replaceBoundaries(tx, rows, on, source)
    return {
      result: { imported: rows.length, on },
      after: { on, source, codes: outlines.map(({ code }) => code) }
    }
  }
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
