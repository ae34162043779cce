import type { Geometry } from 'geojson'
import { cellsOf } from './cells.ts'
import { boxOf, circle, type Point, pathOf, type Ring, signedArea } from './geometry.ts'
import { type Label, placeLabels } from './labels.ts'
import type { MapCell } from './map-cell.ts'
import { pointsOf, projectionFor, ringsOf, width } from './place.ts'
import { tonesOf } from './tones.ts'

export interface DrawnCell {
  source: MapCell
  path: string
  tone: number
}

export const labelSizes = ['wide', 'middle', 'narrow'] as const

export type LabelSize = (typeof labelSizes)[number]

export interface DrawnMap {
  width: number
  height: number
  cells: DrawnCell[]
  tones: Map<string, number>
  /** For each width at which the picture may be shown: the narrower, the fewer and larger. */
  labels: Record<LabelSize, Label[]>
  outline: string | null
  /** Whether cells were made up from points. */
  isSchematic: boolean
}

interface MapRules {
  categories: string[]
  outline?: Geometry | null
  near?: { lat: number; lon: number }
  labels: boolean
}

/** Everything of a map that is reckoned: paths, colours, where names stand. The same data, the same map. */
export function drawMap(cells: MapCell[], rules: MapRules): DrawnMap {
  const project = projectionFor(rules.outline ? [{ geometry: rules.outline }] : cells, rules.near)
  const points = pointsOf(cells, project)
  const made = cellsOf(points)
  const bounded = cells.some((cell) => cell.geometry)
  const shapes = cells.map((cell, index) => {
    if (cell.geometry) return ringsOf(cell.geometry, project)
    // Among real boundaries a made-up cell would cover its neighbours: a disc says "about here".
    if (bounded) return [circle(points[index] as Point, made.spacing / 5)]
    return [(rules.outline ? made.uncut : made.rings)[index] as Ring]
  })
  const land = rules.outline ? ringsOf(rules.outline, project) : null
  const shift = shiftInto(land ?? shapes.flat())
  const moved = shapes.map((rings) => rings.map(shift.move))
  const tones = tonesOf(rules.categories, cells, made.neighbours)
  const named = cells.map((cell, index) => {
    const { name, shortName = name, geometry } = cell
    if (geometry || !rules.outline) return { name: shortName, ring: largest(moved[index] as Ring[]) }
    // Much of a cell at the rim may lie outside of the land; its point does not.
    const ring = shift.move(made.rings[index] as Ring)
    return { name: shortName, ring, at: shift.move([points[index] as Point])[0] }
  })
  const names = (size: number, most: number) => (rules.labels ? placeLabels(named, { size, most }) : [])
  return {
    width,
    height: shift.height,
    cells: drawnCells(cells, moved, tones),
    tones,
    labels: {
      wide: names(12, 250),
      middle: names(18, 120),
      narrow: names(27, 40)
    },
    outline: land && pathOf(land.map(shift.move)),
    isSchematic: cells.some((cell) => !cell.geometry)
  }
}

/** The current cell last, so that its line lies above its neighbours'. */
function drawnCells(cells: MapCell[], shapes: Ring[][], tones: Map<string, number>): DrawnCell[] {
  const drawn = cells.map((source, index) => ({
    source,
    path: pathOf(shapes[index] as Ring[]),
    tone: tones.get(source.category) ?? 1
  }))
  return [...drawn.filter((cell) => !cell.source.current), ...drawn.filter((cell) => cell.source.current)]
}

const largest = (rings: Ring[]): Ring =>
  rings.reduce((best, it) => (Math.abs(signedArea(it)) > Math.abs(signedArea(best)) ? it : best), [])

/** Fits what was drawn into the picture: scaled to its width, from its upper edge. */
function shiftInto(rings: Ring[]): { height: number; move: (ring: Ring) => Ring } {
  const edge = 3
  const points = rings.flat()
  if (points.length === 0) return { height: width / 2, move: (ring) => ring }
  const box = boxOf(points)
  const scale = Math.min(
    (width - 2 * edge) / (box.right - box.left),
    (1.35 * width) / (box.bottom - box.top),
    8
  )
  const left = (width - (box.right - box.left) * scale) / 2
  return {
    height: Math.ceil((box.bottom - box.top) * scale + 2 * edge),
    move: (ring) =>
      ring.map(([x, y]) => [left + (x - box.left) * scale, edge + (y - box.top) * scale] as const)
  }
}
