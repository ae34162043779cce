export type Point = readonly [x: number, y: number]
export type Ring = Point[]

/** The part of a convex polygon that lies within another convex one (Sutherland and Hodgman). */
export function clipConvex(subject: Ring, window: Ring): Ring {
  let ring = subject
  const turn = Math.sign(signedArea(window)) || 1
  for (let index = 0; index < window.length && ring.length > 0; index++) {
    const from = window[index] as Point
    const to = window[(index + 1) % window.length] as Point
    ring = clipByLine(ring, from, to, turn)
  }
  return ring
}

function clipByLine(ring: Ring, from: Point, to: Point, turn: number): Ring {
  const side = ([x, y]: Point) =>
    turn * ((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]))
  const kept: Ring = []
  for (let index = 0; index < ring.length; index++) {
    const here = ring[index] as Point
    const next = ring[(index + 1) % ring.length] as Point
    const [sideHere, sideNext] = [side(here), side(next)]
    if (sideHere >= 0) kept.push(here)
    if (sideHere >= 0 !== sideNext >= 0) {
      const share = sideHere / (sideHere - sideNext)
      kept.push([here[0] + share * (next[0] - here[0]), here[1] + share * (next[1] - here[1])])
    }
  }
  return kept
}

export function circle([x, y]: Point, radius: number, corners = 24): Ring {
  return Array.from({ length: corners }, (_, index) => {
    const angle = (2 * Math.PI * index) / corners
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const
  })
}

export function signedArea(ring: Ring): number {
  return (
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] as Point
      return sum + x * nextY - nextX * y
    }, 0) / 2
  )
}

/** The middle of a ring by area; the mean of its corners if it has none. */
export function centre(ring: Ring): Point {
  const area = signedArea(ring)
  if (Math.abs(area) < 1e-9) return [mean(ring.map(([x]) => x)), mean(ring.map(([, y]) => y))]
  let [sumX, sumY] = [0, 0]
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] as Point
    const cross = x * nextY - nextX * y
    sumX += (x + nextX) * cross
    sumY += (y + nextY) * cross
  }
  return [sumX / (6 * area), sumY / (6 * area)]
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export function boxOf(points: Iterable<Point>): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}

export function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** An SVG path; points nearer than half a unit to the one before add nothing to see. */
export function pathOf(rings: Ring[]): string {
  return rings
    .filter((ring) => ring.length > 2)
    .map((ring) => {
      const kept: Point[] = []
      for (const point of ring) {
        const last = kept.at(-1)
        if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) > 0.4) kept.push(point)
      }
      return `M${kept.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`
    })
    .join('')
}

const round = (value: number) => Math.round(value * 10) / 10
