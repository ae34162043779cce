import type { MultiPolygon, Polygon, Position } from 'geojson'

export type Outline = Polygon | MultiPolygon

/** What is wrong with a geometry, as the end of a message key with its parameters. */
export interface GeometryFault {
  key: string
  params?: Record<string, string | number>
}

/**
 * An outline as the register keeps it: closed rings of degrees (WGS 84), outer rings against the clock, six decimals.
 * @returns the tidied outline, or the first thing that is wrong with it
 */
export function tidyOutline(geometry: unknown): Outline | GeometryFault {
  if (!isOutline(geometry)) return { key: 'geometry_kind' }
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (!Array.isArray(polygons) || !polygons.length) return { key: 'ring_short' }
  const tidy: Position[][][] = []
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || !polygon.length) return { key: 'ring_short' }
    const rings: Position[][] = []
    for (const [index, ring] of polygon.entries()) {
      const checked = tidyRing(ring, index === 0)
      if (!Array.isArray(checked)) return checked
      rings.push(checked)
    }
    tidy.push(rings)
  }
  const [only] = tidy
  return tidy.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: tidy }
}

export function isFault(value: Outline | GeometryFault): value is GeometryFault {
  return 'key' in value
}

/** West, south, east, north. */
export function boundsOf(outline: Outline): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90]
  for (const polygon of outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates)
    for (const [lon = 0, lat = 0] of polygon[0] ?? []) {
      bounds[0] = Math.min(bounds[0], lon)
      bounds[1] = Math.min(bounds[1], lat)
      bounds[2] = Math.max(bounds[2], lon)
      bounds[3] = Math.max(bounds[3], lat)
    }
  return bounds
}

const kilometresPerDegree = 111.195

/** What an outline encloses, without its holes; on a sphere, right to a percent for areas as large as a province. */
export function squareKilometres(outline: Outline): number {
  const [, south, , north] = boundsOf(outline)
  const shrunk = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates
  // Holes run with the clock and count against.
  const degrees = polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0)
  return degrees * kilometresPerDegree ** 2 * shrunk
}

function isOutline(geometry: unknown): geometry is Outline {
  const type = (geometry as { type?: unknown } | null)?.type
  return type === 'Polygon' || type === 'MultiPolygon'
}

function tidyRing(ring: unknown, outer: boolean): Position[] | GeometryFault {
  if (!Array.isArray(ring) || ring.length < 4) return { key: 'ring_short' }
  const positions: Position[] = []
  for (const position of ring as unknown[]) {
    const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : []
    if (!isDegrees(lon, 180) || !isDegrees(lat, 90))
      return { key: 'outside_world', params: { lon: String(lon), lat: String(lat) } }
    positions.push([round(lon), round(lat)])
  }
  const first = positions[0]
  const last = positions.at(-1)
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return { key: 'ring_open' }
  const area = signedArea(positions)
  if (area === 0) return { key: 'ring_flat' }
  return area > 0 === outer ? positions : positions.reverse()
}

function isDegrees(value: unknown, limit: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= limit
}

/** A tenth of a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

/** Positive when the ring runs against the clock. */
function signedArea(ring: Position[]): number {
  let sum = 0
  for (let at = 0; at + 1 < ring.length; at++) {
    const [x1 = 0, y1 = 0] = ring[at] ?? []
    const [x2 = 0, y2 = 0] = ring[at + 1] ?? []
    sum += x1 * y2 - x2 * y1
  }
  return sum / 2
}
