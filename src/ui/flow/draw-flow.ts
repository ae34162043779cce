import type { FlowGroup, FlowLink, FlowUnit } from './flow-groups.ts'

export interface FlowNode {
  unit: FlowUnit
  lines: string[]
  /** Middle of its text. */
  y: number
  /** Its bar. */
  top: number
  height: number
}

export interface Ribbon {
  link: FlowLink
  path: string
}

export interface DrawnFlow {
  height: number
  from: FlowNode[]
  into: FlowNode[]
  ribbons: Ribbon[]
}

/** Measures of a picture in its own units; it is as wide as a phone, so that its letters stay legible. */
export const flow = { width: 440, leftBar: 168, rightBar: 266, bar: 6, line: 17, gap: 9, unit: 16 }

/** How wide a line of a name may be, in letters. */
const letters = 22

/** Where everything of one group stands. */
export function drawFlow(group: FlowGroup): DrawnFlow {
  const outgoing = Map.groupBy(group.links, (link) => link.from)
  const incoming = Map.groupBy(group.links, (link) => link.into)
  const from = stack(group.from, (unit) => thickness(outgoing.get(unit.id)))
  const into = stack(group.into, (unit) => thickness(incoming.get(unit.id)))
  const height = Math.max(from.height, into.height)
  const left = from.nodes.map((node) => lower(node, (height - from.height) / 2))
  const right = into.nodes.map((node) => lower(node, (height - into.height) / 2))
  return { height, from: left, into: right, ribbons: ribbonsOf(group, left, right) }
}

type Sized = { share: number }

const thicknessOf = ({ share }: Sized) => Math.max(share * flow.unit, 2)
const thickness = (links: Sized[] = []) => links.reduce((sum, link) => sum + thicknessOf(link), 0)

function stack(units: FlowUnit[], thick: (unit: FlowUnit) => number): { nodes: FlowNode[]; height: number } {
  let y = flow.gap / 2
  const nodes = units.map((unit) => {
    const lines = wrap(unit.name)
    const textHeight = (lines.length + (unit.note ? 1 : 0)) * flow.line
    const bar = Math.max(thick(unit), 4)
    const height = Math.max(textHeight, bar)
    const node = { unit, lines, y: y + height / 2, top: y + (height - bar) / 2, height: bar }
    y += height + flow.gap
    return node
  })
  return { nodes, height: y - flow.gap / 2 }
}

const lower = (node: FlowNode, by: number): FlowNode => ({ ...node, y: node.y + by, top: node.top + by })

function ribbonsOf(group: FlowGroup, left: FlowNode[], right: FlowNode[]): Ribbon[] {
  const rank = (nodes: FlowNode[]) => new Map(nodes.map((node, index) => [node.unit.id, index]))
  const [leftRank, rightRank] = [rank(left), rank(right)]
  const leftUsed = left.map((node) => node.top)
  const rightUsed = right.map((node) => node.top)
  const inOrder = group.links.toSorted(
    (one, other) =>
      (leftRank.get(one.from) as number) - (leftRank.get(other.from) as number) ||
      (rightRank.get(one.into) as number) - (rightRank.get(other.into) as number)
  )
  return inOrder.map((link) => {
    const [at, to] = [leftRank.get(link.from) as number, rightRank.get(link.into) as number]
    const width = thicknessOf(link)
    const [y, toY] = [leftUsed[at] as number, rightUsed[to] as number]
    leftUsed[at] = y + width
    rightUsed[to] = toY + width
    return { link, path: ribbon(y, toY, width) }
  })
}

function ribbon(y: number, toY: number, width: number): string {
  const [x, toX] = [flow.leftBar + flow.bar, flow.rightBar]
  const middle = (x + toX) / 2
  const [a, b, c, d] = [y, toY, toY + width, y + width].map((value) => value.toFixed(1))
  return `M${x} ${a}C${middle} ${a} ${middle} ${b} ${toX} ${b}V${c}C${middle} ${c} ${middle} ${d} ${x} ${d}Z`
}

/** A name in lines that fit beside its bar; a word that is too long stands alone. */
function wrap(name: string): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
