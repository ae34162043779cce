/** How many colours the theme has for maps. */
export const toneCount = 12

/**
 * A colour (1 to 12) for each category. Up to 12 they go in order; beyond that colours repeat, but where it
 * can be helped not for categories that touch.
 */
export function tonesOf(
  categories: string[],
  cells: { category: string }[],
  neighbours: (index: number) => Iterable<number>
): Map<string, number> {
  if (categories.length <= toneCount) return new Map(categories.map((id, index) => [id, index + 1]))
  const touching = new Map<string, Set<string>>(categories.map((id) => [id, new Set()]))
  for (const [index, { category }] of cells.entries()) {
    for (const other of neighbours(index)) {
      const neighbour = cells[other]?.category
      if (neighbour !== undefined && neighbour !== category) touching.get(category)?.add(neighbour)
    }
  }
  const tones = new Map<string, number>()
  const uses = new Array<number>(toneCount + 1).fill(0)
  for (const id of categories) {
    const taken = new Set([...(touching.get(id) ?? [])].map((it) => tones.get(it)))
    const all = Array.from({ length: toneCount }, (_, index) => index + 1)
    const free = all.filter((tone) => !taken.has(tone))
    const tone = (free.length ? free : all).reduce((best, it) =>
      (uses[it] as number) < (uses[best] as number) ? it : best
    )
    uses[tone] = (uses[tone] as number) + 1
    tones.set(id, tone)
  }
  return tones
}
