import { Delaunay } from 'd3-delaunay'
import { boxOf, circle, clipConvex, mean, type Point, type Ring, signedArea } from './geometry.ts'

/** A cell for each point: all that is nearer to it than to any other, cut where the land seems to end. */
export interface Cells {
  rings: Ring[]
  /** The same before it was cut; for a picture that has a coast of its own. */
  uncut: Ring[]
  /** Which cells touch which. */
  neighbours(index: number): Iterable<number>
  /** The usual distance between two neighbouring points. */
  spacing: number
}

/**
 * Voronoi cells with a plausible coast: a cell at the rim, or beside a triangle so large that it must span a
 * bay, is cut by a circle about its point; cells inland are left whole, so there are no holes.
 * In: points, no two the same.
 */
export function cellsOf(points: Point[]): Cells {
  if (points.length < 3) return discs(points)
  const delaunay = Delaunay.from(points as [number, number][])
  const spacing = spacingOf(points, delaunay)
  const box = boxOf(points)
  const bounds: [number, number, number, number] = [
    box.left - 3 * spacing,
    box.top - 3 * spacing,
    box.right + 3 * spacing,
    box.bottom + 3 * spacing
  ]
  const voronoi = delaunay.voronoi(bounds)
  const reach = reachOf(points, delaunay, voronoi.circumcenters as Float64Array, 2.2 * spacing)
  const uncut = points.map((point, index) => {
    const polygon = voronoi.cellPolygon(index)
    return polygon ? (polygon.slice(0, -1) as Ring) : circle(point, spacing / 4)
  })
  const rings = points.map((point, index) => {
    const [ring, radius] = [uncut[index] as Ring, reach[index]]
    return radius === undefined ? ring : clipConvex(ring, circle(point, Math.max(radius, 0.62 * spacing)))
  })
  return { rings, uncut, spacing, neighbours: (index) => delaunay.neighbors(index) }
}

/**
 * The distance that neighbours would have if the same points stood evenly on the same land; if they stand in a
 * line, so that there is no land, the distance that they have.
 */
function spacingOf(points: Point[], delaunay: Delaunay<[number, number]>): number {
  const hull = [...delaunay.hull].map((index) => points[index] as Point)
  const even = 1.07 * Math.sqrt(Math.abs(signedArea(hull)) / points.length)
  const nearest = points.map(([x, y], index) => {
    const others = [...delaunay.neighbors(index)].map((it) => points[it] as Point)
    return Math.min(...others.map(([otherX, otherY]) => Math.hypot(x - otherX, y - otherY)))
  })
  return Math.max(even, mean(nearest.filter(Number.isFinite))) || 90
}

/** For each point at the rim or a bay: how far its cell may reach. Undefined for those inland. */
function reachOf(
  points: Point[],
  delaunay: Delaunay<[number, number]>,
  circumcenters: Float64Array,
  limit: number
): (number | undefined)[] {
  const { hull } = delaunay
  // Points in a line have no triangle: d3-delaunay then numbers its corners -1.
  const triangles = delaunay.triangles.filter((corner) => corner >= 0)
  const reach = new Array<number>(points.length).fill(0)
  const atRim = new Set<number>(hull)
  if (triangles.length === 0) for (const index of points.keys()) atRim.add(index)
  for (let corner = 0; corner < triangles.length; corner++) {
    const index = triangles[corner] as number
    const triangle = Math.floor(corner / 3)
    const [x, y] = points[index] as Point
    const radius = Math.hypot(
      x - (circumcenters[2 * triangle] as number),
      y - (circumcenters[2 * triangle + 1] as number)
    )
    if (radius > limit) atRim.add(index)
    else reach[index] = Math.max(reach[index] as number, radius)
  }
  return points.map((_, index) => (atRim.has(index) ? reach[index] : undefined))
}

/** One or two points have no Voronoi diagram to speak of. */
function discs(points: Point[]): Cells {
  const [one, other] = points
  const spacing = one && other ? Math.hypot(one[0] - other[0], one[1] - other[1]) : 90
  const rings = points.map((point) => circle(point, spacing * 0.48))
  return { rings, uncut: rings, spacing, neighbours: (index) => (other ? [1 - index] : []) }
}
