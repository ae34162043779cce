/** A unit before or after. */
export interface FlowUnit {
  id: string
  name: string
  href?: string
  /** Such as its district or code, below the name. */
  note?: string
}

/** What flows from one into another. */
export interface FlowLink {
  from: string
  into: string
  /** How much of the one from, 0 to 1; equal parts if not given. */
  share?: number
  /** Whether it is a part only. */
  part?: boolean
}

/** Units that hang together by what flows between them. */
export interface FlowGroup {
  from: FlowUnit[]
  into: FlowUnit[]
  links: (FlowLink & { share: number })[]
}

/**
 * The groups, in the order of the units into which all flows; units from which or into which nothing flows
 * make groups of their own. Links of unknown units are left out.
 */
export function flowGroups(from: FlowUnit[], into: FlowUnit[], links: FlowLink[]): FlowGroup[] {
  const roots = new Map<string, string>()
  const find = (key: string): string => {
    let root = key
    while (roots.get(root) !== root) root = roots.get(root) as string
    for (let at = key; at !== root; ) {
      const next = roots.get(at) as string
      roots.set(at, root)
      at = next
    }
    return root
  }
  // A unit that continues has the same id on both sides.
  for (const unit of into) roots.set(`into ${unit.id}`, `into ${unit.id}`)
  for (const unit of from) roots.set(`from ${unit.id}`, `from ${unit.id}`)
  const known = links.filter((link) => roots.has(`from ${link.from}`) && roots.has(`into ${link.into}`))
  for (const link of known) roots.set(find(`from ${link.from}`), find(`into ${link.into}`))

  const groups = new Map<string, FlowGroup>()
  const groupOf = (key: string): FlowGroup => {
    const root = find(key)
    const group = groups.get(root) ?? { from: [], into: [], links: [] }
    groups.set(root, group)
    return group
  }
  for (const unit of into) groupOf(`into ${unit.id}`).into.push(unit)
  for (const unit of from) groupOf(`from ${unit.id}`).from.push(unit)
  const shares = Map.groupBy(known, (link) => link.from)
  for (const link of known) {
    const share = link.share ?? 1 / (shares.get(link.from)?.length ?? 1)
    groupOf(`from ${link.from}`).links.push({ ...link, share })
  }
  return [...groups.values()].map(inOrder)
}

/** Units from which all flows stand beside those into which it flows, so that few ribbons cross. */
function inOrder(group: FlowGroup): FlowGroup {
  const place = new Map(group.into.map((unit, index) => [unit.id, index]))
  const heights = new Map<string, { sum: number; weight: number }>()
  for (const { from, into, share } of group.links) {
    const height = heights.get(from) ?? { sum: 0, weight: 0 }
    heights.set(from, {
      sum: height.sum + (place.get(into) ?? 0) * share,
      weight: height.weight + share
    })
  }
  const height = (unit: FlowUnit) => {
    const { sum, weight } = heights.get(unit.id) ?? { sum: Infinity, weight: 1 }
    return weight === 0 ? 0 : sum / weight
  }
  return { ...group, from: group.from.toSorted((one, other) => height(one) - height(other) || 0) }
}
