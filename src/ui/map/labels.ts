import { type Box, boxOf, centre, type Point, type Ring, signedArea } from './geometry.ts'

export interface Label {
  index: number
  x: number
  y: number
  lines: string[]
}

interface LabelRules {
  /** Height of letters in the picture's units. */
  size: number
  /** No more labels than this. */
  most: number
}

/** Widths of Be Vietnam Pro, on average, as a share of the letters' height. */
const letterWidth = 0.53

/** A cell that may get its name. */
export interface NamedCell {
  /** Its largest ring. */
  ring: Ring
  name: string
  /** Where the name stands; the middle of the ring, if not given. */
  at?: Point
}

/**
 * Names for the cells that have room for them, larger cells first; none covers another.
 */
export function placeLabels(cells: NamedCell[], { size, most }: LabelRules): Label[] {
  const byArea = cells
    .map((cell, index) => ({ ...cell, index, area: Math.abs(signedArea(cell.ring)) }))
    .filter(({ area }) => area > size * size * 4)
    .sort((one, other) => other.area - one.area)
  const placed: Box[] = []
  const labels: Label[] = []
  for (const cell of byArea) {
    if (labels.length >= most) break
    const label = fitName(cell, size)
    if (!label || placed.some((box) => overlap(box, label.box))) continue
    placed.push(label.box)
    labels.push({ index: cell.index, x: label.at[0], y: label.at[1], lines: label.lines })
  }
  return labels
}

function fitName(cell: NamedCell, size: number): { at: Point; lines: string[]; box: Box } | null {
  const around = boxOf(cell.ring)
  const at = cell.at ?? centre(cell.ring)
  const room = { width: (around.right - around.left) * 1.12, height: (around.bottom - around.top) * 0.8 }
  for (const lines of [[cell.name], inTwo(cell.name)]) {
    const width = Math.max(...lines.map((line) => line.length)) * size * letterWidth
    const height = lines.length * size * 1.25
    if (width > room.width || height > room.height) continue
    const box = {
      left: at[0] - width / 2 - size / 4,
      right: at[0] + width / 2 + size / 4,
      top: at[1] - height / 2,
      bottom: at[1] + height / 2
    }
    return { at, lines, box }
  }
  return null
}

/** A name in two lines, broken at the space nearest to its middle. */
export function inTwo(name: string): string[] {
  const words = name.split(' ')
  if (words.length < 2) return [name]
  const breaks = words.slice(1).map((_, index) => {
    const first = words.slice(0, index + 1).join(' ')
    return [first, name.slice(first.length + 1)]
  })
  const longest = (lines: string[]) => Math.max(...lines.map((line) => line.length))
  return breaks.reduce((best, lines) => (longest(lines) < longest(best) ? lines : best))
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
