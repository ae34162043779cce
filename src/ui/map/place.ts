import type { Geometry, Position } from 'geojson'
import { boxOf, mean, type Point, type Ring } from './geometry.ts'

/** Where something lies, as far as is known. */
export interface Placed {
  lat?: number | null
  lon?: number | null
  geometry?: Geometry | null
  /** Somewhere about here, when its own place is not known. */
  near?: { lat: number; lon: number } | null
}

export type Project = (lon: number, lat: number) => Point

/** Width of the picture in its own units; the height follows from the land. */
export const width = 900
const margin = 28

/** Distances true along the middle parallel, north above, fitted to the width. */
export function projectionFor(places: Placed[], around?: { lat: number; lon: number }): Project {
  const known = places.flatMap((place) => positionsOf(place))
  if (known.length === 0) known.push(around ? [around.lon, around.lat] : [0, 0])
  const box = boxOf(known.map(([lon = 0, lat = 0]) => [lon, lat] as const))
  const squeeze = Math.cos((((box.top + box.bottom) / 2) * Math.PI) / 180)
  const spanX = Math.max((box.right - box.left) * squeeze, 0.05)
  const spanY = Math.max(box.bottom - box.top, 0.05)
  // A land much taller than wide would make a picture of several screens.
  const scale = Math.min((width - 2 * margin) / spanX, (1.35 * width) / spanY)
  return (lon, lat) => [
    width / 2 + (lon - (box.left + box.right) / 2) * squeeze * scale,
    margin + (box.bottom - lat) * scale
  ]
}

function positionsOf({ lat, lon, geometry, near }: Placed): Position[] {
  if (geometry) return polygonsOf(geometry).flat(2)
  if (typeof lat === 'number' && typeof lon === 'number') return [[lon, lat]]
  return near ? [[near.lon, near.lat]] : []
}

function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  if (geometry.type === 'MultiPolygon') return geometry.coordinates
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf)
  return []
}

/** The rings of a geometry in the picture; holes come as rings too. */
export function ringsOf(geometry: Geometry, project: Project): Ring[] {
  return polygonsOf(geometry).flatMap((polygon) =>
    polygon.map((ring) => ring.map(([lon = 0, lat = 0]) => project(lon, lat)))
  )
}

const goldenAngle = Math.PI * (3 - Math.sqrt(5))

/**
 * A point for each place, no two the same. Those without a place of their own are laid in a spiral about
 * `near` (or the middle of all), in the order given, so that the same data always makes the same picture.
 */
export function pointsOf(places: Placed[], project: Project): Point[] {
  const own = places.map(({ lat, lon }) =>
    typeof lat === 'number' && typeof lon === 'number' ? project(lon, lat) : null
  )
  const known = own.filter((point) => point !== null)
  const middle: Point = known.length
    ? [mean(known.map(([x]) => x)), mean(known.map(([, y]) => y))]
    : [width / 2, width / 2]
  const step = width / (2.5 * Math.sqrt(places.length) + 4)
  const taken = new Map<string, number>()
  return places.map((place, index) => {
    const anchor = own[index] ?? (place.near ? project(place.near.lon, place.near.lat) : middle)
    const key = anchor.map((value) => value.toFixed(1)).join()
    const turn = taken.get(key) ?? (own[index] ? 0 : 1)
    taken.set(key, turn + 1)
    const radius = turn === 0 ? 0 : step * 0.55 * Math.sqrt(turn)
    return [
      anchor[0] + radius * Math.cos(turn * goldenAngle),
      anchor[1] + radius * Math.sin(turn * goldenAngle)
    ]
  })
}
